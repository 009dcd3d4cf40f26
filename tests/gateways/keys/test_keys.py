"""Every keeper of keys keeps the same promises."""

import hashlib
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_public_key,
)
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.gateways.keys import (
    KeyService,
    UnableToUseKey,
    add_master_key,
    create_demonstration_keys,
    decrypt,
    encrypt,
    keys_from,
    new_data_key,
    save_credential_key,
    save_log_key,
    save_seal,
)

AT = datetime(2026, 11, 22, tzinfo=UTC)
INVENTED_ID_NO = "520103199001011234"


@pytest.fixture(params=["folder"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    place = tmp_path / "keys"
    create_demonstration_keys(place)
    return place


@pytest.fixture
def keys(folder: Path) -> KeyService:
    return keys_from(folder, production=False)


def certificate_for(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "测试印章")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(AT).not_valid_after(AT + timedelta(days=1))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def pem_of(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def code_of(caught: pytest.ExceptionInfo[UnableToUseKey]) -> str:
    return caught.value.code


def test_a_wrapped_data_key_comes_back_and_never_looks_like_itself(keys: KeyService) -> None:
    data_key = new_data_key()
    wrapped = keys.wrap(data_key)
    assert keys.unwrap(wrapped) == data_key
    assert data_key not in wrapped
    assert keys.wrap(data_key) != wrapped


def test_a_key_wrapped_under_an_old_master_key_still_opens_under_a_new_one(folder: Path) -> None:
    old = keys_from(folder, production=False)
    data_key = new_data_key()
    wrapped, phone = old.wrap(data_key), old.encrypt_value("13800000000", context="person.phone")
    assert add_master_key(folder) == 2
    new = keys_from(folder, production=False)
    assert new.unwrap(wrapped) == data_key
    assert new.decrypt_value(phone, context="person.phone") == "13800000000"
    with pytest.raises(UnableToUseKey) as caught:
        old.unwrap(new.wrap(data_key))
    assert code_of(caught) == "unknown_version"


@pytest.mark.parametrize("place", range(0, 63, 7))
def test_one_changed_byte_of_a_wrapped_key_is_noticed(keys: KeyService, place: int) -> None:
    wrapped = bytearray(keys.wrap(new_data_key()))
    wrapped[place] ^= 1
    with pytest.raises(UnableToUseKey) as caught:
        keys.unwrap(bytes(wrapped))
    assert code_of(caught) in {"damaged", "unknown_version"}


@pytest.mark.parametrize("length", [0, 1, 2, 20, 62])
def test_a_wrapped_key_cut_short_is_noticed(keys: KeyService, length: int) -> None:
    with pytest.raises(UnableToUseKey):
        keys.unwrap(keys.wrap(new_data_key())[:length])


def test_an_id_number_opens_only_in_its_own_place(keys: KeyService) -> None:
    sealed = keys.encrypt_value(INVENTED_ID_NO, context="person.paper_no")
    assert INVENTED_ID_NO.encode() not in sealed
    assert keys.decrypt_value(sealed, context="person.paper_no") == INVENTED_ID_NO
    with pytest.raises(UnableToUseKey):
        keys.decrypt_value(sealed, context="person.phone")
    with pytest.raises(UnableToUseKey):
        keys.unwrap(sealed)


def test_equal_numbers_of_a_kind_have_equal_indexes_and_no_others(keys: KeyService, tmp_path: Path) -> None:
    index = keys.index(INVENTED_ID_NO, kind="resident_id")
    assert index == keys.index(INVENTED_ID_NO, kind="resident_id")
    assert len(index) == 32
    assert index != keys.index(INVENTED_ID_NO, kind="passport")
    assert keys.index("bc", kind="a") != keys.index("c", kind="ab")
    assert index != hashlib.sha256(INVENTED_ID_NO.encode()).digest()
    create_demonstration_keys(tmp_path / "other")
    other = keys_from(tmp_path / "other", production=False)
    assert index != other.index(INVENTED_ID_NO, kind="resident_id")


def test_an_index_stays_the_same_when_the_master_key_changes(folder: Path, keys: KeyService) -> None:
    add_master_key(folder)
    newer = keys_from(folder, production=False)
    assert newer.index("x", kind="phone") == keys.index("x", kind="phone")


@pytest.mark.parametrize(
    "make",
    [lambda: ec.generate_private_key(ec.SECP256R1()), lambda: rsa.generate_private_key(65537, 2048)],
    ids=["ec", "rsa"],
)
def test_a_seal_signs_under_its_own_certificate(folder: Path, keys: KeyService, make: object) -> None:
    assert callable(make)
    key = make()
    root = certificate_for(ec.generate_private_key(ec.SECP256R1()))
    save_seal(folder, name="52000000MJ0000001X", private_key_pem=pem_of(key), chain_pem=certificate_for(key) + root)
    seal = keys.seal_key("52000000MJ0000001X")
    public = x509.load_der_x509_certificate(seal.certificate).public_key()
    signature = seal.sign(b"bytes")
    if isinstance(public, rsa.RSAPublicKey):
        public.verify(signature, b"bytes", padding.PKCS1v15(), hashes.SHA256())
    else:
        assert isinstance(public, ec.EllipticCurvePublicKey)
        public.verify(signature, b"bytes", ec.ECDSA(hashes.SHA256()))
    assert seal.chain == (x509.load_pem_x509_certificate(root).public_bytes(Encoding.DER),)
    assert "PrivateKey" not in repr(seal)


def test_a_seal_with_someone_elses_certificate_is_refused(folder: Path) -> None:
    mine, theirs = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    with pytest.raises(UnableToUseKey) as caught:
        save_seal(folder, name="a", private_key_pem=pem_of(mine), chain_pem=certificate_for(theirs))
    assert code_of(caught) == "not_a_key"


@pytest.mark.parametrize("name", ["", "../credential", "a/b", ".x", "a" * 65, "印章"])
def test_a_seals_name_never_leads_out_of_the_folder(keys: KeyService, name: str) -> None:
    with pytest.raises(UnableToUseKey) as caught:
        keys.seal_key(name)
    assert code_of(caught) == "bad_name"


def test_a_missing_seal_is_said_to_be_missing(keys: KeyService) -> None:
    with pytest.raises(UnableToUseKey) as caught:
        keys.seal_key("nobody")
    assert code_of(caught) == "no_such_key"


def test_the_credential_key_signs_as_cose_wants_it(keys: KeyService) -> None:
    key = keys.credential_key()
    signature = key.sign(b"credential")
    assert len(signature) == 64
    public = load_der_public_key(key.public_key)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    der = encode_dss_signature(int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
    public.verify(der, b"credential", ec.ECDSA(hashes.SHA256()))
    assert key.kid == hashlib.sha256(key.public_key).digest()[:8]


def test_the_log_key_signs_by_ed25519(keys: KeyService) -> None:
    key = keys.log_key()
    ed25519.Ed25519PublicKey.from_public_bytes(key.public_key).verify(key.sign(b"root"), b"root")


def test_a_key_of_the_wrong_sort_is_refused(folder: Path) -> None:
    elliptic, edwards = ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()
    refused: tuple[Callable[[], None], ...] = (
        lambda: save_credential_key(folder, private_key_pem=pem_of(elliptic)),
        lambda: save_log_key(folder, private_key_pem=pem_of(elliptic)),
        lambda: save_seal(folder, name="a", private_key_pem=pem_of(edwards), chain_pem=b""),
        lambda: save_seal(folder, name="a", private_key_pem=pem_of(elliptic), chain_pem=b"no certificate"),
        lambda: save_log_key(folder, private_key_pem=b"not a key"),
    )
    for refusal in refused:
        with pytest.raises(UnableToUseKey) as caught:
            refusal()
        assert code_of(caught) == "not_a_key"


def test_a_key_is_never_replaced(folder: Path) -> None:
    before = (folder / "log.pem").read_bytes()
    with pytest.raises(UnableToUseKey) as caught:
        save_log_key(folder, private_key_pem=pem_of(ed25519.Ed25519PrivateKey.generate()))
    assert code_of(caught) == "already_there"
    with pytest.raises(UnableToUseKey):
        create_demonstration_keys(folder)
    assert (folder / "log.pem").read_bytes() == before
    assert sorted(path.name for path in folder.parent.iterdir()) == [folder.name]


def test_production_refuses_demonstration_keys(folder: Path, keys: KeyService) -> None:
    assert keys.for_demonstration
    with pytest.raises(UnableToUseKey) as caught:
        keys_from(folder, production=True)
    assert code_of(caught) == "demonstration_key"
    (folder / "DEMONSTRATION").unlink()
    assert not keys_from(folder, production=True).for_demonstration


def test_keys_are_made_readable_by_nobody_else(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_keys_that_others_may_read_are_not_used(folder: Path) -> None:
    (folder / "index.key").chmod(0o640)
    with pytest.raises(UnableToUseKey) as caught:
        keys_from(folder, production=False)
    assert code_of(caught) == "open_to_others"
    (folder / "index.key").chmod(0o600)
    folder.chmod(0o755)
    with pytest.raises(UnableToUseKey) as caught:
        keys_from(folder, production=False)
    assert code_of(caught) == "open_to_others"


def test_a_linked_cut_or_missing_key_file_is_refused(folder: Path, tmp_path: Path) -> None:
    index = folder / "index.key"
    for spoil, code in (
        (lambda: index.write_bytes(b"short"), "not_a_key"),
        (lambda: index.write_bytes(b""), "not_a_key"),
        (index.unlink, "no_such_key"),
        (lambda: index.symlink_to(folder / "master-0001.key"), "unreadable"),
    ):
        spoil()
        with pytest.raises(UnableToUseKey) as caught:
            keys_from(folder, production=False)
        assert code_of(caught) == code
    with pytest.raises(UnableToUseKey) as caught:
        keys_from(tmp_path / "nowhere", production=False)
    assert code_of(caught) == "no_such_key"


def test_a_folder_without_a_master_key_is_refused(folder: Path) -> None:
    (folder / "master-0001.key").unlink()
    with pytest.raises(UnableToUseKey) as caught:
        keys_from(folder, production=False)
    assert code_of(caught) == "no_such_key"


@given(plaintext=st.binary(max_size=200), context=st.binary(max_size=40))
def test_what_is_encrypted_decrypts_only_with_its_key_and_context(plaintext: bytes, context: bytes) -> None:
    data_key = new_data_key()
    sealed = encrypt(plaintext, data_key=data_key, context=context)
    assert decrypt(sealed, data_key=data_key, context=context) == plaintext
    for key, place in ((new_data_key(), context), (data_key, context + b"x")):
        with pytest.raises(UnableToUseKey):
            decrypt(sealed, data_key=key, context=place)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_data_key_has_thirty_two_bytes(keys: KeyService, length: int) -> None:
    with pytest.raises(UnableToUseKey) as caught:
        keys.wrap(os.urandom(length))
    assert code_of(caught) == "wrong_length"
    with pytest.raises(UnableToUseKey) as caught:
        encrypt(b"", data_key=os.urandom(length), context=b"")
    assert code_of(caught) == "wrong_length"
