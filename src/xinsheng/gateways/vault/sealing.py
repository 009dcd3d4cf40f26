"""What every vault does to a file before it leaves the process: a random reference, the case's key."""

import re
import secrets

from xinsheng.gateways.keys import UnableToUseKey, decrypt, encrypt
from xinsheng.gateways.vault.port import UnableToFetch, UnableToStore

_REFERENCE = re.compile(r"[0-9a-f]{32}")


def new_reference() -> str:
    """Make a reference nobody can guess: 128 random bits, 32 hex digits."""
    return secrets.token_hex(16)


def is_reference(ref: str) -> bool:
    """Say whether `ref` has the form of a reference; nothing else ever becomes a path."""
    return _REFERENCE.fullmatch(ref) is not None


def seal(content: bytes, *, ref: str, data_key: bytes) -> bytes:
    """Encrypt a file for its one reference; raises `UnableToStore("wrong_length")`."""
    try:
        return encrypt(content, data_key=data_key, context=_context(ref))
    except UnableToUseKey as fault:
        raise UnableToStore(fault.code) from fault


def unseal(sealed: bytes, *, ref: str, data_key: bytes) -> bytes:
    """Decrypt a file read from its reference; raises `UnableToFetch`: `damaged`, `wrong_length`."""
    try:
        return decrypt(sealed, data_key=data_key, context=_context(ref))
    except UnableToUseKey as fault:
        raise UnableToFetch(fault.code) from fault


def _context(ref: str) -> bytes:
    return b"xinsheng/vault/1/" + ref.encode()
