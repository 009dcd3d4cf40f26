"""Read a stranger's PDF in a bounded child: what its seal proves, and of which certificate it speaks."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

_CHILD = "xinsheng.verify.document.child"
_READY = b"ready\n"
_SECONDS = 20  # by the clock; the child's own limit is 10 seconds of processor time
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
    with _in_memory("presented") as handed_in, _in_memory("checked") as given_back:
        handed_in.write(content)
        handed_in.seek(0)
        ended = _run(json.dumps(task), handed_in=handed_in, given_back=given_back)
        given_back.seek(0)
        answer = given_back.read(_LONGEST_ANSWER)
    if not answer.startswith(_READY):
        raise UnableToReadFile("not_available")
    if ended != 0:
        raise UnableToReadFile("unreadable")
    return _sealed_file(answer.removeprefix(_READY))


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


def _run(task: str, *, handed_in: BinaryIO, given_back: BinaryIO) -> int:
    try:
        return subprocess.run(
            [sys.executable, "-I", "-m", _CHILD, task],
            stdin=handed_in,
            stdout=given_back,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            timeout=_SECONDS,
            check=False,
            start_new_session=True,
        ).returncode
    except subprocess.TimeoutExpired as fault:
        raise UnableToReadFile("unreadable") from fault
    except OSError as fault:
        raise UnableToReadFile("not_available") from fault


def _in_memory(name: str) -> BinaryIO:
    """Open a file that has no place on any disk."""
    return os.fdopen(os.memfd_create(name), "w+b")
