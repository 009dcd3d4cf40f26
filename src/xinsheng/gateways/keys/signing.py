"""Signing keys held as PEM in software: an institution's seal, the credential key, the log key."""

from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from xinsheng.gateways.keys.port import UnableToUseKey

_KID_BYTES = 8
_COORDINATE_BYTES = 32


@dataclass(frozen=True, slots=True)
class SoftwareSealKey:
    """A seal whose private key is in this process (see `SealKey`)."""

    certificate: bytes
    chain: tuple[bytes, ...]
    _private_key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Sign `data` with SHA-256: DER ECDSA, or RSA PKCS #1 v1.5."""
        if isinstance(self._private_key, rsa.RSAPrivateKey):
            return self._private_key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._private_key.sign(data, ec.ECDSA(hashes.SHA256()))


@dataclass(frozen=True, slots=True)
class SoftwareCredentialKey:
    """A credential key in this process (see `CredentialKey`)."""

    kid: bytes
    public_key: bytes
    _private_key: ec.EllipticCurvePrivateKey = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Sign by ES256; r then s, 64 bytes (RFC 9053 2.1)."""
        r, s = decode_dss_signature(self._private_key.sign(data, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(_COORDINATE_BYTES) + s.to_bytes(_COORDINATE_BYTES)


@dataclass(frozen=True, slots=True)
class SoftwareLogKey:
    """A log key in this process (see `LogKey`)."""

    public_key: bytes
    _private_key: ed25519.Ed25519PrivateKey = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Sign by Ed25519; 64 bytes."""
        return self._private_key.sign(data)


def seal_key_of(pem: bytes) -> SoftwareSealKey:
    """Read a seal: its private key, then its certificate, then those above it.

    Raises `UnableToUseKey("not_a_key")`, also when the first certificate is another key's.
    """
    private_key = _private_key_of(pem)
    if not isinstance(private_key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise UnableToUseKey("not_a_key")
    try:
        certificates = x509.load_pem_x509_certificates(pem)
    except ValueError as fault:
        raise UnableToUseKey("not_a_key") from fault
    if certificates[0].public_key() != private_key.public_key():
        raise UnableToUseKey("not_a_key")
    encoded = tuple(certificate.public_bytes(Encoding.DER) for certificate in certificates)
    return SoftwareSealKey(certificate=encoded[0], chain=encoded[1:], _private_key=private_key)


def credential_key_of(private_key_pem: bytes) -> SoftwareCredentialKey:
    """Read a P-256 credential key; raises `UnableToUseKey("not_a_key")`."""
    private_key = _private_key_of(private_key_pem)
    if not isinstance(private_key, ec.EllipticCurvePrivateKey) or private_key.curve.name != "secp256r1":
        raise UnableToUseKey("not_a_key")
    public = private_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return SoftwareCredentialKey(kid=_kid_of(public), public_key=public, _private_key=private_key)


def log_key_of(private_key_pem: bytes) -> SoftwareLogKey:
    """Read an Ed25519 log key; raises `UnableToUseKey("not_a_key")`."""
    private_key = _private_key_of(private_key_pem)
    if not isinstance(private_key, ed25519.Ed25519PrivateKey):
        raise UnableToUseKey("not_a_key")
    return SoftwareLogKey(public_key=private_key.public_key().public_bytes_raw(), _private_key=private_key)


def _kid_of(public_key: bytes) -> bytes:
    digest = hashes.Hash(hashes.SHA256())
    digest.update(public_key)
    return digest.finalize()[:_KID_BYTES]


def _private_key_of(pem: bytes) -> object:
    try:
        return load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as fault:
        raise UnableToUseKey("not_a_key") from fault
