"""Filing a record with another authority's register: one signed POST, and a receipt that names what it holds.

Whatever is slow, wrong, replayed, malformed or of another record is no receipt: the record is filed again, under the
same key and with the same content. Only a whole receipt says that it was taken, or was not.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from xinsheng.gateways.filed_certificate import instant_text
from xinsheng.gateways.signed_service import Labels, ServicePlace, SignedService, UnableToHear
from xinsheng.gateways.strict_json import exactly, moment_in, read_json
from xinsheng.law.register_records import Silence

_RECEIPT = dict.fromkeys(("format", "key", "sha256", "nonce", "answered_at", "result", "code"), str)
_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
TAKEN, REFUSED = "taken", "refused"


class UnableToFile(Exception):
    """The register said nothing that can be used; `code` is the stable word of its silence."""

    def __init__(self, silence: Silence) -> None:
        super().__init__(silence.value)
        self.silence = silence
        self.code = silence.value


class NotTaken(Exception):
    """The register does not take this record, and says why; `code` is its word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is filed: its key, its exact bytes (canonical JSON of one object), and when it is sent (aware)."""

    key: str
    content: bytes
    sent_at: datetime

    @property
    def sha256(self) -> str:
        """The digest by which both sides know the content."""
        return hashlib.sha256(self.content).hexdigest()


class FilingRegister(Protocol):
    """A way to file with a register."""

    def file(self, record: Record) -> None:
        """File it, again as often as one likes: a register takes a key once. Raises UnableToFile, NotTaken."""


class HttpFilings:
    """A register behind HTTP that answers as docs/formats.md says (see `FilingRegister`)."""

    def __init__(self, url: str, *, key_file: Path, seconds: float, labels: Labels) -> None:
        """File at `url`, with the key shared with it; wait `seconds` in all for the whole receipt.

        Raises ValueError (`not_https`). Without a key in `key_file` nothing is sent.
        """
        self._labels = labels
        self._service = SignedService(url, key_file=key_file, seconds=seconds, labels=labels)

    def file(self, record: Record) -> None:
        """File once; the receipt is fresh within two minutes of the sending and its patience."""
        nonce = secrets.token_hex(16)
        try:
            answer = self._service.ask(_body(record, nonce=nonce, label=self._labels.question))
        except UnableToHear as unheard:
            raise UnableToFile(unheard.silence) from unheard
        said = _receipt(answer, label=self._labels.answer)
        if (said["key"], said["nonce"]) != (record.key, nonce):
            raise UnableToFile(Silence.NOT_OURS)
        if not self._service.is_fresh(_moment(said), asked_at=record.sent_at):
            raise UnableToFile(Silence.STALE)
        if said["result"] == REFUSED:
            raise NotTaken(said["code"])
        if said["sha256"] != record.sha256:
            raise UnableToFile(Silence.CONTRADICTORY)


def filings_from(place: ServicePlace, *, labels: Labels) -> FilingRegister | None:
    """The register of that place; None where there is nobody to file with yet, and what is owed waits."""
    if place.adapter != "http":
        return None
    return HttpFilings(place.service_url, key_file=place.key_file, seconds=place.seconds, labels=labels)


def _body(record: Record, *, nonce: str, label: str) -> bytes:
    said = {
        "format": label,
        "key": record.key,
        "sha256": record.sha256,
        "nonce": nonce,
        "sent_at": instant_text(record.sent_at),
        "record": json.loads(record.content),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _receipt(answer: bytes, *, label: str) -> Mapping[str, Any]:
    try:
        said = exactly(read_json(answer), _RECEIPT)
    except (ValueError, RecursionError) as fault:
        raise UnableToFile(Silence.MALFORMED) from fault
    is_refused = said["result"] == REFUSED and _CODE.fullmatch(said["code"])
    if said["format"] != label or not (is_refused or (said["result"] == TAKEN and not said["code"])):
        raise UnableToFile(Silence.MALFORMED)
    return said


def _moment(said: Mapping[str, Any]) -> datetime:
    try:
        return moment_in(said["answered_at"])
    except ValueError as fault:
        raise UnableToFile(Silence.MALFORMED) from fault
