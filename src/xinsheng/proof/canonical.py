"""The one byte form of a statement: RFC 8785 JSON in Unicode normal form C, without floating point."""

import hashlib
import unicodedata
from collections.abc import Mapping

import rfc8785


class UnableToCanonicalise(Exception):
    """A value has no canonical bytes.

    Codes: `not_nfc`, `float`, `key_not_text`, `type_not_json`, `number_too_big`, `not_unicode`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def canonical_bytes(value: object) -> bytes:
    """Give the RFC 8785 bytes of a JSON value.

    Texts must already be in normal form C: what is signed is exactly what was given, so nothing is repaired
    here. Whole numbers must lie within ±(2^53 - 1); floating-point numbers are refused, since two encoders
    would one day differ. Raises UnableToCanonicalise.
    """
    _require_plain(value)
    try:
        return rfc8785.dumps(value)  # type: ignore[arg-type] # _require_plain has just proved it
    except rfc8785.IntegerDomainError as refusal:
        raise UnableToCanonicalise("number_too_big") from refusal
    except rfc8785.CanonicalizationError as refusal:
        raise UnableToCanonicalise("not_unicode") from refusal


def digest_of(value: object) -> bytes:
    """Give the SHA-256 (32 bytes) of a JSON value's canonical bytes. Raises UnableToCanonicalise."""
    return hashlib.sha256(canonical_bytes(value)).digest()


def _require_plain(value: object) -> None:
    if isinstance(value, str):
        _require_nfc(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise UnableToCanonicalise("key_not_text")
            _require_nfc(key)
            _require_plain(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _require_plain(inner)
    elif isinstance(value, float):
        raise UnableToCanonicalise("float")
    elif value is not None and not isinstance(value, bool | int):
        raise UnableToCanonicalise("type_not_json")


def _require_nfc(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        raise UnableToCanonicalise("not_nfc")
