import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from tests.proof.keys import CredentialKey, LogKey

from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.es256 import signature_is_of
from xinsheng.proof.trust import TrustedKey, UnableToTrust, make_trust_list, read_trust_list

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
LIST_KEY, OLD, NEW = CredentialKey(), CredentialKey(), CredentialKey()
KEYS = (
    TrustedKey(OLD.public_key, not_before=AT - timedelta(days=400), not_after=AT),
    TrustedKey(NEW.public_key, not_before=AT - timedelta(days=9), not_after=AT + timedelta(days=700)),
)
WRITTEN = make_trust_list(KEYS, signed_with=LIST_KEY, at=AT)


def refused(written: bytes, public_key: bytes = LIST_KEY.public_key) -> str:
    with pytest.raises(UnableToTrust) as refusal:
        read_trust_list(written, public_key=public_key)
    return refusal.value.code


def resigned(listed: dict[str, object]) -> bytes:
    signature = b64encode(LIST_KEY.sign(canonical_bytes(listed))).decode()
    return canonical_bytes({"list": listed, "signature": signature, "kid": LIST_KEY.kid.hex()})


def test_the_list_is_read_back_and_keys_count_in_their_time() -> None:
    trust = read_trust_list(WRITTEN, public_key=LIST_KEY.public_key)
    assert (trust.keys, trust.made_at) == (KEYS, AT)
    assert trust.find_key(OLD.kid, at=AT - timedelta(days=300)) == KEYS[0]
    assert trust.find_key(OLD.kid, at=AT + timedelta(seconds=1)) is None
    assert trust.find_key(NEW.kid, at=AT - timedelta(days=10)) is None
    assert trust.find_key(LIST_KEY.kid, at=AT) is None


def test_a_list_signed_by_anyone_else_or_changed_is_refused() -> None:
    assert refused(WRITTEN, OLD.public_key) == "wrong_signature"
    assert refused(WRITTEN.replace(b'"for_tests":false', b'"for_tests":true')) == "wrong_signature"


def test_what_is_no_trust_list_is_refused() -> None:
    for written in (b"", b"[]", b"{}", b'{"list":{},"signature":"?"}', b"[" * 100_000):
        assert refused(written) == "not_a_trust_list"
    listed = json.loads(WRITTEN)["list"]
    assert refused(resigned(listed | {"format": "xinsheng.trust-list/2"})) == "not_a_trust_list"
    assert refused(resigned(listed | {"keys": [{}]})) == "not_a_trust_list"
    assert refused(resigned(listed | {"made_at": "today"})) == "not_a_trust_list"
    mislabelled = [row | {"kid": "00" * 8} for row in listed["keys"]]
    assert refused(resigned(listed | {"keys": mislabelled})) == "wrong_kid"


def test_a_key_of_another_kind_signs_nothing_here() -> None:
    ed25519 = bytes.fromhex("302a300506032b6570032100") + LogKey().public_key
    assert not signature_is_of(ed25519, signature=b"\x00" * 64, data=b"")
    assert not signature_is_of(OLD.public_key, signature=b"\x00" * 63, data=b"")
