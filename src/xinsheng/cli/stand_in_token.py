"""A stand-in of a certificate token's own service on this machine: for demonstrations and tests alone.

It answers as docs/formats.md says such a service does. A real one asks for the PIN and keeps the key in the token;
this one asks nobody, its key is a file, and it is no security.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from xinsheng.cli.stand_in_keys import StandIn
from xinsheng.proof.token_signatures import token_message

LOOPBACK = "127.0.0.1"
LONGEST = 16 * 1024  # bytes of what a page may ask
_CHALLENGE_BYTES = 32


class Service(BaseHTTPRequestHandler):
    """One conversation with a page."""

    server: "TokenServer"

    def do_OPTIONS(self) -> None:
        """Say that a page of ours may ask."""
        self._answer(204, None)

    def do_POST(self) -> None:
        """Sign with the token that is there, for a page of ours: what is signed names the page that asked."""
        origin = self.headers.get("Origin", "")
        if self.path != "/sign" or origin != self.server.origin:
            self._answer(403, {"fault": "not_ours"})
            return
        asked, held = self._asked(), self.server.held()
        if asked is None:
            self._answer(400, {"fault": "not_understood"})
        elif held is None or held.certificate != asked[1]:
            self._answer(200, {"fault": "no_token"})
        else:
            signature = held.key.sign(token_message(asked[0], origin=origin))
            said = {"certificate": held.certificate, "signature": signature}
            self._answer(200, {name: b64encode(value).decode() for name, value in said.items()})

    def _asked(self) -> tuple[bytes, bytes] | None:
        """Challenge and certificate; None where a page asks anything else."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LONGEST:
            return None
        try:
            said = json.loads(self.rfile.read(int(length)))
            challenge, certificate = bytes.fromhex(said["challenge"]), b64decode(said["certificate"], validate=True)
        except (ValueError, TypeError, KeyError):
            return None
        return (
            (challenge, certificate) if len(challenge) == _CHALLENGE_BYTES and len(said) == len(("c", "c")) else None
        )

    def _answer(self, status: int, said: dict[str, str] | None) -> None:
        body = b"" if said is None else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", self.server.origin)
        self.send_header("Access-Control-Allow-Headers", "Content-Type")
        self.send_header("Access-Control-Allow-Private-Network", "true")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: object) -> None:
        """Nothing of a person is written anywhere."""


class TokenServer(ThreadingHTTPServer):
    """The service, not yet serving: `held` says which token is plugged in at the moment, None for none."""

    def __init__(self, origin: str, *, held: Callable[[], StandIn | None], port: int = 0) -> None:
        """Listen on this machine alone, for the pages of one address; port 0 takes a free one."""
        super().__init__((LOOPBACK, port), Service)
        self.origin, self.held = origin, held

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        return f"http://{LOOPBACK}:{self.server_port}"
