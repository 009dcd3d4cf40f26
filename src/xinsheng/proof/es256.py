"""ECDSA P-256 with SHA-256 and signatures of 64 bytes, r then s (ES256, RFC 9053 2.1)."""

import hashlib
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

SIGNATURE_BYTES = 64
_HALF = 32


class Es256Key(Protocol):
    """A signing key that may live elsewhere."""

    @property
    def kid(self) -> bytes:
        """Key id: the first 8 bytes of SHA-256 over the SubjectPublicKeyInfo."""

    @property
    def public_key(self) -> bytes:
        """The public key, SubjectPublicKeyInfo DER."""

    def sign(self, data: bytes) -> bytes:
        """Sign `data`: 64 bytes, r then s."""


def kid_of(public_key: bytes) -> bytes:
    """Give the key id of a public key (SubjectPublicKeyInfo DER): the first 8 bytes of its SHA-256."""
    return hashlib.sha256(public_key).digest()[:8]


def signature_is_of(public_key: bytes, *, signature: bytes, data: bytes) -> bool:
    """Tell whether `signature` (64 bytes) over `data` is of this P-256 key (SubjectPublicKeyInfo DER)."""
    key = load_der_public_key(public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey) or len(signature) != SIGNATURE_BYTES:
        return False
    r, s = int.from_bytes(signature[:_HALF]), int.from_bytes(signature[_HALF:])
    try:
        key.verify(encode_dss_signature(r, s), data, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
