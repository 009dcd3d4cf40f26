"""A stand-in of a card reader's own service on this machine: invented cards, for demonstrations and tests alone.

It answers as docs/formats.md says such a service does. A real one reads the card by its maker's driver and keeps its
key where it cannot be copied; this one reads nothing and is no security.
"""

import base64
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from joserfc import jwt
from joserfc.jwk import ECKey
from PIL import Image, ImageDraw

from xinsheng.gateways.identity.card import KIND
from xinsheng.gateways.identity.kiosk_keys import SIGNATURE
from xinsheng.standards.card_records import CardRecord, write_card_record

LOOPBACK = "127.0.0.1"
LONGEST = 4 * 1024  # bytes of what a page may ask
_ASKED = frozenset({"aud", "nonce", "purpose", "case"})
_SIZE = (102, 126)  # of the portrait on a chip


@dataclass(frozen=True, kw_only=True)
class Device:
    """An enrolled place's own: its id, its private key, and the pages it speaks to."""

    kiosk_id: str
    key: ECKey
    origin: str

    def signs(self, asked: Mapping[str, str], *, record: bytes, portrait: bytes | None = None) -> str:
        """What was asked, word for word, with the record, the portrait's digest and who we are, signed."""
        claims = {**asked, "iss": self.kiosk_id, "record": base64.b64encode(record).decode()}
        if portrait is not None:
            claims["portrait"] = hashlib.sha256(portrait).hexdigest()
        return jwt.encode({"alg": SIGNATURE, "typ": KIND}, claims, self.key, algorithms=[SIGNATURE])


def nobodys_portrait() -> bytes:
    """A picture of nobody, as the reader's service gives the decoded one: JPEG."""
    picture = Image.new("RGB", _SIZE, "white")
    drawing = ImageDraw.Draw(picture)
    drawing.ellipse((28, 16, 74, 66), fill="#8a94a6")
    drawing.pieslice((8, 72, 94, 180), 180, 360, fill="#8a94a6")
    held = io.BytesIO()
    picture.save(held, format="JPEG")
    return held.getvalue()


class Service(BaseHTTPRequestHandler):
    """One conversation with a page."""

    server: "ReaderServer"

    def do_OPTIONS(self) -> None:
        """Say that a page of ours may ask."""
        self._answer(204, None)

    def do_POST(self) -> None:
        """Read the card that lies on the plate, for a page of ours."""
        device = self.server.device
        if self.path != "/read" or self.headers.get("Origin") != device.origin:
            self._answer(403, {"fault": "not_ours"})
            return
        asked, record = self._asked(), self.server.card()
        if asked is None:
            self._answer(400, {"fault": "not_understood"})
        elif record is None:
            self._answer(200, {"fault": "no_card"})
        else:
            portrait = self.server.portrait
            signed = device.signs(asked, record=write_card_record(record), portrait=portrait)
            self._answer(200, {"answer": signed, "portrait": base64.b64encode(portrait).decode()})

    def _asked(self) -> dict[str, str] | None:
        said = self.headers.get("Content-Length", "")
        if not said.isdecimal() or int(said) > LONGEST:
            return None
        try:
            asked = json.loads(self.rfile.read(int(said)))
        except ValueError:
            return None
        is_whole = isinstance(asked, dict) and set(asked) == _ASKED
        return asked if is_whole and asked["aud"] == self.server.device.origin else None

    def _answer(self, status: int, said: dict[str, str] | None) -> None:
        body = b"" if said is None else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", self.server.device.origin)
        self.send_header("Access-Control-Allow-Headers", "Content-Type")
        self.send_header("Access-Control-Allow-Private-Network", "true")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: object) -> None:
        """Nothing of a person is written anywhere."""


class ReaderServer(ThreadingHTTPServer):
    """The service, not yet serving: `card` says which card lies on the plate at the moment, None for none."""

    def __init__(
        self,
        device: Device,
        *,
        card: Callable[[], CardRecord | None],
        portrait: bytes | None = None,
        port: int = 0,
    ) -> None:
        """Listen on this machine alone; port 0 takes a free one. Without a portrait (JPEG) the card has nobody's."""
        super().__init__((LOOPBACK, port), Service)
        self.device, self.card, self.portrait = device, card, portrait or nobodys_portrait()

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        return f"http://{LOOPBACK}:{self.server_port}"
