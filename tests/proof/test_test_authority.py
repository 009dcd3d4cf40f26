from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from tests.proof.documents import AT, authority, seal

from xinsheng.proof.test_authority import is_for_tests


def test_every_certificate_of_the_test_authority_says_so() -> None:
    assert is_for_tests(authority().root_der())
    assert is_for_tests(seal().certificate)
    subject = x509.load_der_x509_certificate(seal().certificate).subject.rfc4514_string()
    assert "出生医学证明专用章（测试）" in subject
    assert "12520102MB0000001W" in subject


def test_a_certificate_of_another_authority_is_not_taken_for_a_test_one() -> None:
    root = authority().root
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "贵州省电子认证")])
    genuine = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(root.public_key())
        .serial_number(7)
        .not_valid_before(AT)
        .not_valid_after(root.not_valid_after_utc)
        .sign(authority().private_key, root.signature_hash_algorithm)
    )
    assert not is_for_tests(genuine.public_bytes(Encoding.DER))


def test_a_seal_is_handed_over_as_key_and_chain() -> None:
    pem = seal().pem()
    private_key = load_pem_private_key(pem, password=None)
    own, root = x509.load_pem_x509_certificates(pem)
    assert own.public_key() == private_key.public_key()
    own.verify_directly_issued_by(root)
    assert seal().chain == (authority().root_der(),)
