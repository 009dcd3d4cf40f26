"""COSE_Sign1 (RFC 9052) with ES256 in deterministic CBOR, and its writing as zlib and base32 letters."""

import binascii
import zlib
from base64 import b32decode, b32encode
from dataclasses import dataclass

import cbor2

from xinsheng.proof.es256 import SIGNATURE_BYTES, Es256Key, signature_is_of

_SIGN1_TAG = 18
_ES256 = -7
_HEADER_ALG, _HEADER_KID = 1, 4
_PARTS = 4
_MOST_BYTES = 4096
_GROUP = 8


class UnableToOpen(Exception):
    """Bytes are no COSE_Sign1 of ours in deterministic form. Code: `not_cose`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Signed:
    """An opened, not yet verified message."""

    kid: bytes
    claims: dict[object, object]
    signature: bytes
    signed_bytes: bytes

    def is_signed_by(self, public_key: bytes) -> bool:
        """Tell whether the signature is of that key (SubjectPublicKeyInfo DER)."""
        return signature_is_of(public_key, signature=self.signature, data=self.signed_bytes)


def sign_claims(claims: dict[int, object], *, key: Es256Key) -> bytes:
    """Sign claims: tagged COSE_Sign1, algorithm and key id in the protected header, nothing unprotected."""
    protected = _encoded({_HEADER_ALG: _ES256, _HEADER_KID: key.kid})
    payload = _encoded(claims)
    signature = key.sign(_to_be_signed(protected, payload))
    return _encoded(cbor2.CBORTag(_SIGN1_TAG, [protected, {}, payload, signature]))


def open_signed(message: bytes) -> Signed:
    """Open a message, strictly: exactly our headers, deterministic CBOR throughout. Raises UnableToOpen."""
    tag = _decoded(message)
    parts = tag.value if isinstance(tag, cbor2.CBORTag) and tag.tag == _SIGN1_TAG else None
    if not isinstance(parts, list | tuple) or len(parts) != _PARTS:
        raise UnableToOpen("not_cose")
    protected, unprotected, payload, signature = parts
    if unprotected != {} or not all(isinstance(part, bytes) for part in (protected, payload, signature)):
        raise UnableToOpen("not_cose")
    header, claims = _decoded(protected), _decoded(payload)
    if not isinstance(header, dict) or not isinstance(claims, dict) or len(signature) != SIGNATURE_BYTES:
        raise UnableToOpen("not_cose")
    kid = header.get(_HEADER_KID)
    if header != {_HEADER_ALG: _ES256, _HEADER_KID: kid} or not isinstance(kid, bytes):
        raise UnableToOpen("not_cose")
    return Signed(kid=kid, claims=claims, signature=signature, signed_bytes=_to_be_signed(protected, payload))


def as_letters(message: bytes) -> str:
    """Write a message as letters for a QR code: zlib, then base32 (RFC 4648) without padding."""
    return b32encode(zlib.compress(message, 9)).decode().rstrip("=")


def from_letters(letters: str) -> bytes:
    """Read letters back; at most 4 KiB, nothing after the end. Raises UnableToOpen."""
    try:
        compressed = b32decode(letters + "=" * (-len(letters) % _GROUP))
        opener = zlib.decompressobj()
        message = opener.decompress(compressed, _MOST_BYTES)
    except (binascii.Error, ValueError, zlib.error) as fault:
        raise UnableToOpen("not_cose") from fault
    if not opener.eof or opener.unused_data or b32encode(compressed).decode().rstrip("=") != letters:
        raise UnableToOpen("not_cose")
    return message


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    return _encoded(["Signature1", protected, b"", payload])


def _encoded(value: object) -> bytes:
    return cbor2.dumps(value, canonical=True)


def _decoded(encoded: bytes) -> object:
    try:
        value = cbor2.loads(encoded)
        again = _encoded(value)
    except (cbor2.CBORError, ValueError, TypeError, RecursionError, OverflowError) as fault:
        raise UnableToOpen("not_cose") from fault
    if again != encoded:
        raise UnableToOpen("not_cose")
    return value
