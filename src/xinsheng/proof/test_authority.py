"""A certificate authority for demonstration and tests: every name it gives says 测试, and production refuses it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

TEST_MARK = "测试"
_ROOT_DAYS = 3650
_LEAF_DAYS = 1095
_NO_USAGE = {
    "digital_signature": False,
    "content_commitment": False,
    "key_encipherment": False,
    "data_encipherment": False,
    "key_agreement": False,
    "key_cert_sign": False,
    "crl_sign": False,
    "encipher_only": False,
    "decipher_only": False,
}


@dataclass(frozen=True)
class IssuedKey:
    """A private key with its certificate and the certificates above it; it signs as a seal does."""

    private_key: ec.EllipticCurvePrivateKey
    issued: tuple[x509.Certificate, ...]  # its own first, the root last

    @property
    def certificate(self) -> bytes:
        """The key's own certificate, DER."""
        return self.issued[0].public_bytes(Encoding.DER)

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates above it, DER, nearest first."""
        return tuple(above.public_bytes(Encoding.DER) for above in self.issued[1:])

    def sign(self, data: bytes) -> bytes:
        """Sign `data` by ECDSA P-256 with SHA-256, DER."""
        return self.private_key.sign(data, ec.ECDSA(hashes.SHA256()))

    def pem(self) -> bytes:
        """Give the private key (PKCS #8, in clear), its certificate and those above it, PEM."""
        return _key_pem(self.private_key) + b"".join(each.public_bytes(Encoding.PEM) for each in self.issued)


@dataclass(frozen=True)
class AuthorityForTests:
    """The root of all that is only for demonstration and tests."""

    private_key: ec.EllipticCurvePrivateKey
    root: x509.Certificate

    def root_der(self) -> bytes:
        """Give the root certificate, DER: what a checker of seals trusts."""
        return self.root.public_bytes(Encoding.DER)

    def pem(self) -> bytes:
        """Give the root's private key and certificate, PEM."""
        return _key_pem(self.private_key) + self.root.public_bytes(Encoding.PEM)


def make_test_authority(*, at: datetime) -> AuthorityForTests:
    """Make a new root, valid for ten years from a day before `at` (aware)."""
    private_key = ec.generate_private_key(ec.SECP256R1())
    name = subject_named(organisation="新生平台测试", common="新生平台测试根证书（不具法律效力）")
    root = (
        _begin(subject=name, issuer=name, at=at, days=_ROOT_DAYS)
        .public_key(private_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(**_NO_USAGE | {"key_cert_sign": True, "crl_sign": True}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private_key.public_key()), critical=False)
        .sign(private_key, hashes.SHA256())
    )
    return AuthorityForTests(private_key=private_key, root=root)


def issue_test_seal(
    authority: AuthorityForTests, *, institution: str, credit_code: str, seal_text: str, at: datetime
) -> IssuedKey:
    """Issue an institution's seal for tests: the institution's name and 统一社会信用代码, the seal's words, 测试.

    Valid for three years from a day before `at`.
    """
    private_key = ec.generate_private_key(ec.SECP256R1())
    subject = subject_named(organisation=institution, common=f"{seal_text}（{TEST_MARK}）", serial=credit_code)
    certificate = leaf_for(authority, subject=subject, public_key=private_key.public_key(), at=at).sign(
        authority.private_key, hashes.SHA256()
    )
    return IssuedKey(private_key=private_key, issued=(certificate, authority.root))


def is_for_tests(certificate: bytes) -> bool:
    """Tell whether a certificate (DER) is of the test authority; production refuses such a seal."""
    read = x509.load_der_x509_certificate(certificate)
    return any(TEST_MARK in str(attribute.value) for name in (read.subject, read.issuer) for attribute in name)


def leaf_for(
    authority: AuthorityForTests,
    *,
    subject: x509.Name,
    public_key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    at: datetime,
    days: int = _LEAF_DAYS,
) -> x509.CertificateBuilder:
    """Begin a certificate that may sign and nothing else, for `days` from a day before `at`; not yet signed."""
    usage = _NO_USAGE | {"digital_signature": True, "content_commitment": True}
    return (
        _begin(subject=subject, issuer=authority.root.subject, at=at, days=days)
        .public_key(public_key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.private_key.public_key()),
            critical=False,
        )
    )


def _begin(*, subject: x509.Name, issuer: x509.Name, at: datetime, days: int) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .serial_number(secrets.randbits(159) or 1)
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=days))
    )


def subject_named(*, organisation: str, common: str, serial: str | None = None) -> x509.Name:
    """Name an organisation of the People's Republic, with a credit code as serial where it has one."""
    attributes = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        x509.NameAttribute(NameOID.COMMON_NAME, common),
    ]
    if serial is not None:
        attributes.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, serial))
    return x509.Name(attributes)


def _key_pem(private_key: ec.EllipticCurvePrivateKey) -> bytes:
    return private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
