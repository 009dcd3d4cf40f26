"""A timestamp authority in this very process, for tests of seals with a stamp (B-T)."""

from datetime import datetime

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xinsheng.proof.test_authority import AuthorityForTests, leaf_for, subject_named

_DAYS = 3650
_RSA_BITS = 2048


def make_test_timestamper(authority: AuthorityForTests, *, at: datetime) -> TimeStamper:
    """Make an in-process timestamp authority (RFC 3161) whose every stamp says `at`."""
    private_key = rsa.generate_private_key(public_exponent=65537, key_size=_RSA_BITS)
    subject = subject_named(organisation="新生平台测试", common="新生平台测试时间戳")
    certificate = (
        leaf_for(authority, subject=subject, public_key=private_key.public_key(), at=at, days=_DAYS)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(authority.private_key, hashes.SHA256())
    )
    above = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    above.register(asn1_x509.Certificate.load(authority.root_der()))
    return DummyTimeStamper(
        tsa_cert=asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        tsa_key=asn1_keys.PrivateKeyInfo.load(
            private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        ),
        certs_to_embed=above,
        fixed_dt=at,
    )
