"""Read a stranger's PDF in a bounded child: what its seal proves, and of which certificate it speaks."""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xinsheng.gateways.bounded_child import UnableToAskChild, ask_child

_CHILD = "xinsheng.verify.document.child"
_SECONDS = 8  # by the clock; the child's own limit is 2 seconds of processor time
_LONGEST_ANSWER = 64 * 1024


class UnableToReadFile(Exception):
    """No seal could be judged.

    Codes: `unreadable` (no PDF, damaged, or too much for the child), `no_seal`, `several_seals`, and
    `not_available` (our own reader did not start: not the file's fault).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class SealedFile:
    """What a file says of itself; the reference is '' when no statement of our form is attached."""

    intact: bool  # nothing changed and nothing added after the seal
    trusted: bool  # the seal leads to a trusted root
    reference: str
    statement_digest: bytes


def read_sealed_file(content: bytes, *, trusted_roots: Sequence[bytes], at: datetime) -> SealedFile:
    """Check the one seal of a PDF against trusted roots (DER) at the moment `at` (aware).

    Raises UnableToReadFile, never anything else.
    """
    task = {"at": at.isoformat(), "roots": [b64encode(root).decode() for root in trusted_roots]}
    try:
        answer = ask_child(_CHILD, task=task, content=content, seconds=_SECONDS, longest=_LONGEST_ANSWER)
    except UnableToAskChild as fault:
        raise UnableToReadFile("not_available" if fault.code == "not_available" else "unreadable") from fault
    return _sealed_file(answer)


def _sealed_file(answer: bytes) -> SealedFile:
    try:
        said = json.loads(answer)
        if said["code"]:
            raise UnableToReadFile(said["code"])
        return SealedFile(
            intact=said["intact"] is True,
            trusted=said["trusted"] is True,
            reference=str(said["reference"]),
            statement_digest=bytes.fromhex(said["statement_digest"]),
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise UnableToReadFile("unreadable") from fault
