"""The one byte form of a statement: RFC 8785 JSON in Unicode normal form C, without floating point."""

import hashlib
import json
import unicodedata

_MOST = 2**53 - 1  # of a whole number that every reader of JSON keeps (RFC 7493)
_LAST_OF_THE_PLANE = "\uffff"  # up to it characters sort by their numbers as by UTF-16 units
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class UnableToCanonicalise(Exception):
    """A value has no canonical bytes.

    Codes: `not_nfc`, `float`, `key_not_text`, `key_beyond_plane`, `type_not_json`, `number_too_big`, `not_unicode`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def canonical_bytes(value: object) -> bytes:
    """Give the RFC 8785 bytes of a JSON value.

    Texts must already be in normal form C: what is signed is exactly what was given, so nothing is repaired
    here. Whole numbers must lie within ±(2^53 - 1); floating-point numbers are refused, since two encoders
    would one day differ, and so are keys beyond the first plane, which Python sorts otherwise than the RFC. What
    is left the standard encoder writes as the RFC wants it. Raises UnableToCanonicalise.
    """
    _require_plain(value)
    try:
        return _ENCODER.encode(value).encode()
    except UnicodeEncodeError as refusal:
        raise UnableToCanonicalise("not_unicode") from refusal


def digest_of(value: object) -> bytes:
    """Give the SHA-256 (32 bytes) of a JSON value's canonical bytes. Raises UnableToCanonicalise."""
    return hashlib.sha256(canonical_bytes(value)).digest()


def _require_plain(value: object) -> None:
    if isinstance(value, str):
        _require_nfc(value)
    elif isinstance(value, dict):
        for key, inner in value.items():  # of what is signed most is ASCII, which is as it must be
            if not isinstance(key, str) or not key.isascii():
                _require_key(key)
            if not isinstance(inner, str) or not inner.isascii():
                _require_plain(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _require_plain(inner)
    elif value is not None:
        _require_whole(value)


def _require_key(key: object) -> None:
    if not isinstance(key, str):
        raise UnableToCanonicalise("key_not_text")
    if max(key, default="") > _LAST_OF_THE_PLANE:
        raise UnableToCanonicalise("key_beyond_plane")
    _require_nfc(key)


def _require_whole(value: object) -> None:
    if isinstance(value, float):
        raise UnableToCanonicalise("float")
    if not isinstance(value, int):
        raise UnableToCanonicalise("type_not_json")
    if abs(value) > _MOST:
        raise UnableToCanonicalise("number_too_big")


def _require_nfc(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        raise UnableToCanonicalise("not_nfc")
