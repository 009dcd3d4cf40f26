"""Checkpoints of the public log: C2SP tlog-checkpoint, a signed note with Ed25519, as any witness reads it."""

import hashlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_ED25519 = b"\x01"
_ID_BYTES = 4
_ROOT_BYTES = 32
_BODY_LINES = 3
_DASH = "— "


class LogKey(Protocol):
    """The log's Ed25519 key, which does not live on the database's host."""

    @property
    def public_key(self) -> bytes:
        """The public key, 32 bytes."""

    def sign(self, data: bytes) -> bytes:
        """Sign `data` by Ed25519: 64 bytes."""


class UnableToReadCheckpoint(Exception):
    """A note is no checkpoint of the log. Codes: `not_a_checkpoint`, `other_log`, `wrong_signature`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Checkpoint:
    """What the log was at one moment: its name, its number of leaves, its root (32 bytes)."""

    origin: str
    size: int
    root: bytes


def write_checkpoint(checkpoint: Checkpoint, *, key: LogKey) -> str:
    """Write and sign a checkpoint; the key's name is the log's origin."""
    root = b64encode(checkpoint.root).decode()
    body = f"{checkpoint.origin}\n{checkpoint.size}\n{root}\n"
    signature = key_id(checkpoint.origin, public_key=key.public_key) + key.sign(body.encode())
    return f"{body}\n{_DASH}{checkpoint.origin} {b64encode(signature).decode()}\n"


def read_checkpoint(note: str, *, origin: str, public_key: bytes) -> Checkpoint:
    """Read a checkpoint of the log `origin` with its key (32 bytes); witnesses' further signatures are left out.

    Raises UnableToReadCheckpoint.
    """
    body, found, signatures = note.partition("\n\n")
    lines = body.split("\n")
    if not found or len(lines) < _BODY_LINES:
        raise UnableToReadCheckpoint("not_a_checkpoint")
    if lines[0] != origin:
        raise UnableToReadCheckpoint("other_log")
    checkpoint = _read_body(lines)
    expected = key_id(origin, public_key=public_key)
    signed = f"{body}\n".encode()
    own = [_signature_in(line, origin=origin) for line in signatures.splitlines()]
    if not any(_holds(each, expected=expected, signed=signed, public_key=public_key) for each in own if each):
        raise UnableToReadCheckpoint("wrong_signature")
    return checkpoint


def key_id(name: str, *, public_key: bytes) -> bytes:
    """Give the 4-byte key id of a signed note: SHA-256(name ‖ newline ‖ 0x01 ‖ key), shortened."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:_ID_BYTES]


def verifier_key(name: str, *, public_key: bytes) -> str:
    """Give the key as witnesses configure it: `name+id+base64(0x01 ‖ key)`."""
    letters = b64encode(_ED25519 + public_key).decode()
    return f"{name}+{key_id(name, public_key=public_key).hex()}+{letters}"


def _read_body(lines: list[str]) -> Checkpoint:
    try:
        root = b64decode(lines[2], validate=True)
        size = int(lines[1])
    except (NotBase64, ValueError) as fault:
        raise UnableToReadCheckpoint("not_a_checkpoint") from fault
    if len(root) != _ROOT_BYTES or str(size) != lines[1] or size < 0:
        raise UnableToReadCheckpoint("not_a_checkpoint")
    return Checkpoint(origin=lines[0], size=size, root=root)


def _signature_in(line: str, *, origin: str) -> bytes | None:
    beginning = f"{_DASH}{origin} "
    if not line.startswith(beginning):
        return None
    try:
        return b64decode(line.removeprefix(beginning), validate=True)
    except (NotBase64, ValueError):
        return None


def _holds(signature: bytes, *, expected: bytes, signed: bytes, public_key: bytes) -> bool:
    if signature[:_ID_BYTES] != expected:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature[_ID_BYTES:], signed)
    except InvalidSignature:
        return False
    return True
