import zlib
from base64 import b32decode, b32encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from cbor2 import CBORTag, dumps, loads
from hypothesis import given, settings
from hypothesis import strategies as st
from pycose.keys import EC2Key
from pycose.messages import Sign1Message
from tests.proof.keys import CredentialKey
from tests.proof.samples import CONTENT, FATHER, MOTHER, STATEMENT

from xinsheng.proof.cose import as_letters, sign_claims
from xinsheng.proof.credential import (
    UnableToReadCredential,
    make_credential,
    paper_digest,
    qr_payload,
    read_credential,
)
from xinsheng.proof.references import UnableToReadReference, new_reference, reference_bytes, reference_text
from xinsheng.proof.trust import TrustedKey, TrustList

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
DAY = timedelta(days=1)
KEY = CredentialKey()
TRUST = TrustList(
    keys=(TrustedKey(KEY.public_key, not_before=AT - DAY, not_after=AT + DAY, for_tests=True),), made_at=AT
)


@cache
def payload() -> str:
    credential = make_credential(STATEMENT, key=KEY, at=AT)
    return qr_payload(address="https://verify.example", reference=STATEMENT.reference, credential=credential)


def refused(text: str, trust: TrustList = TRUST) -> str:
    with pytest.raises(UnableToReadCredential) as refusal:
        read_credential(text, trust=trust)
    return refusal.value.code


def test_the_code_says_offline_what_the_certificate_says() -> None:
    read = read_credential(payload(), trust=TRUST)
    assert read == read_credential(payload().split("#")[1], trust=TRUST)
    assert (read.certificate_no, read.licence_id) == (STATEMENT.certificate_no, STATEMENT.licence_id)
    assert (read.child_name, read.sex) == (CONTENT.child.name, CONTENT.child.sex)
    assert (read.born_local, read.issued_on) == (CONTENT.child.born_local, STATEMENT.issued_on)
    assert (read.mother_name, read.father_name) == (MOTHER.name, FATHER.name)
    assert (read.reference, read.made_at, read.for_tests) == (STATEMENT.reference, AT, True)
    assert read.is_of(STATEMENT)
    assert not read.is_of(replace(STATEMENT, attendant="李接产"))


def test_an_identity_number_is_confirmed_but_not_shown() -> None:
    read = read_credential(payload(), trust=TRUST)
    assert read.mother_paper == paper_digest(MOTHER.paper_no, reference=STATEMENT.reference)
    assert read.mother_paper != paper_digest(FATHER.paper_no, reference=STATEMENT.reference)
    assert MOTHER.paper_no.encode() not in make_credential(STATEMENT, key=KEY, at=AT)


def test_a_parent_who_is_not_given_is_left_out() -> None:
    alone = replace(STATEMENT, content=replace(CONTENT, father=None))
    text = as_letters(make_credential(alone, key=KEY, at=AT))
    read = read_credential(text, trust=TRUST)
    assert (read.father_name, read.father_paper) == (None, None)


def test_the_code_stays_small_enough_to_print() -> None:
    assert len(payload()) < 640


def test_another_cose_library_accepts_the_signature() -> None:
    parts = list(loads(make_credential(STATEMENT, key=KEY, at=AT)).value)
    parts[1] = dict(parts[1])
    message = Sign1Message.from_cose_obj(parts, allow_unknown_attributes=True)
    numbers = KEY.private.public_key().public_numbers()
    message.key = EC2Key(crv="P_256", x=numbers.x.to_bytes(32), y=numbers.y.to_bytes(32))
    assert message.verify_signature()
    message.payload = message.payload + b"\x00"
    assert not message.verify_signature()


@settings(max_examples=150, deadline=None)
@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_one_flipped_bit_never_says_anything_else(place: int, bit: int) -> None:
    message = bytearray(make_credential_once())
    message[place % len(message)] ^= 1 << bit
    assert refused(as_letters(bytes(message)))


@cache
def make_credential_once() -> bytes:
    return make_credential(STATEMENT, key=KEY, at=AT)


@settings(max_examples=150, deadline=None)
@given(place=st.integers(min_value=0), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_changed_letter_never_says_anything_else(place: int, letter: str) -> None:
    letters = as_letters(make_credential_once())
    place %= len(letters)
    changed = letters[:place] + letter + letters[place + 1 :]
    try:
        read = read_credential(changed, trust=TRUST)
    except UnableToReadCredential as refusal:
        assert refusal.code != ""  # noqa: PT017
    else:
        assert read.is_of(STATEMENT)


def test_the_address_must_be_the_credentials_own() -> None:
    other = reference_text(b"\x01" * 16)
    assert refused(payload().replace(STATEMENT.reference, other)) == "other_reference"


def test_a_key_counts_only_in_its_time() -> None:
    for moved in (AT - 3 * DAY, AT + 3 * DAY):
        text = as_letters(make_credential(STATEMENT, key=KEY, at=moved))
        assert refused(text) == "unknown_key"
    assert refused(payload(), replace(TRUST, keys=())) == "unknown_key"


def test_a_forger_cannot_borrow_the_name_of_a_key() -> None:
    forger = CredentialKey()

    class Borrowed:
        kid = KEY.kid
        public_key = KEY.public_key

        def sign(self, data: bytes) -> bytes:
            return forger.sign(data)

    assert refused(as_letters(make_credential(STATEMENT, key=Borrowed(), at=AT))) == "wrong_signature"


def _spoilt(**parts: object) -> str:
    protected, unprotected, body, signature = loads(make_credential_once()).value
    whole = {"protected": protected, "unprotected": unprotected, "payload": body, "signature": signature}
    tag = CBORTag(18, list((whole | parts).values()))
    return as_letters(dumps(tag, canonical=True))


def test_a_demonstration_served_without_tls_leads_to_its_own_address_and_is_read_alike() -> None:
    text = qr_payload(
        address="http://192.168.1.20:8010", reference=STATEMENT.reference, credential=make_credential_once()
    )
    assert text.startswith(f"http://192.168.1.20:8010/v/{STATEMENT.reference}#")
    assert read_credential(text, trust=TRUST) == read_credential(payload(), trust=TRUST)


def test_what_is_not_exactly_our_envelope_is_refused() -> None:
    bomb = b32encode(zlib.compress(b"\x00" * 1_000_000)).decode().rstrip("=")
    loose = b32decode(payload().split("#")[1] + "=" * (-len(payload().split("#")[1]) % 8)) + b"\x00"
    texts = [
        "",
        "你好",
        "A",
        "https://verify.example/v/x#AAAA",
        bomb,
        b32encode(loose).decode().rstrip("="),
        as_letters(b"\xa0"),
        as_letters(dumps(CBORTag(18, [b"", {}, b""]))),
        as_letters(make_credential_once() + b"\x00"),
        as_letters(b"\x81" * 4000),
        _spoilt(unprotected={1: -7}),
        _spoilt(payload="text"),
        _spoilt(payload=b"\x01"),
        _spoilt(signature=b"short"),
        _spoilt(protected=dumps({1: -35, 4: KEY.kid})),
        _spoilt(protected=dumps({1: -7})),
    ]
    for text in texts:
        assert refused(text) == "not_a_credential", text[:40]


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {6: "now"},
        {6: 10**30},
        {6: int(AT.timestamp())},
        {6: int(AT.timestamp()), -70001: {1: 5}},
        {6: int(AT.timestamp()), -70001: 3},
    ],
)
def test_well_signed_nonsense_is_refused(claims: dict[int, object]) -> None:
    assert refused(as_letters(sign_claims(claims, key=KEY))) == "wrong_claims"


def test_references_are_128_bits_in_26_letters() -> None:
    assert reference_text(b"\xff" * 16) == "7zzzzzzzzzzzzzzzzzzzzzzzzz"
    fresh = new_reference()
    assert reference_text(reference_bytes(fresh)) == fresh
    assert new_reference() != fresh
    for wrong in ("", "8" + "z" * 25, "u" * 26, "0" * 27, "O" * 26):
        with pytest.raises(UnableToReadReference):
            reference_bytes(wrong)
    with pytest.raises(UnableToReadReference):
        reference_text(b"short")
