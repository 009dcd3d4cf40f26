from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from cbor2 import loads
from hypothesis import given, settings
from hypothesis import strategies as st
from pycose.keys import EC2Key
from pycose.messages import Sign1Message
from tests.proof.keys import CredentialKey
from tests.proof.samples import STATEMENT as BIRTH
from tests.proof.service_samples import ALONE, CORRECTED, MAN, STATEMENT, WOMAN

from xinsheng.proof.cose import as_letters, sign_claims
from xinsheng.proof.credential import (
    CLAIM_BIRTH,
    UnableToReadCredential,
    make_credential,
    paper_digest,
    qr_payload,
    read_credential,
)
from xinsheng.proof.references import reference_bytes
from xinsheng.proof.service_credential import (
    CLAIM_SERVICE,
    couples_digest,
    make_service_credential,
    read_service_credential,
)
from xinsheng.proof.trust import TrustedKey, TrustList

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
DAY = timedelta(days=1)
KEY = CredentialKey()
TRUST = TrustList(
    keys=(TrustedKey(KEY.public_key, not_before=AT - DAY, not_after=AT + DAY, for_tests=True),), made_at=AT
)


@cache
def message() -> bytes:
    return make_service_credential(STATEMENT, key=KEY, at=AT)


def payload() -> str:
    return qr_payload(address="https://verify.example", reference=STATEMENT.reference, credential=message())


def refused(text: str, trust: TrustList = TRUST) -> str:
    with pytest.raises(UnableToReadCredential) as refusal:
        read_service_credential(text, trust=trust)
    return refusal.value.code


def test_the_code_says_offline_what_the_certificate_says() -> None:
    read = read_service_credential(payload(), trust=TRUST)
    assert read == read_service_credential(as_letters(message()), trust=TRUST)
    assert (read.certificate_no, read.version) == (STATEMENT.certificate_no, 1)
    assert (read.licence_id, read.issuer) == (STATEMENT.licence_id, STATEMENT.issuer.name)
    assert (read.child_order, read.township) == (1, STATEMENT.township.name)
    assert (read.registered_on, read.issued_on) == (STATEMENT.content.registered_on, STATEMENT.issued_on)
    assert (read.woman_name, read.man_name) == (WOMAN.name, MAN.name)
    assert (read.reference, read.made_at, read.for_tests) == (STATEMENT.reference, AT, True)
    assert read.is_of(STATEMENT)
    assert not read.is_of(CORRECTED)


def test_numbers_are_confirmed_but_not_shown_and_no_address_is_in_the_code() -> None:
    read = read_service_credential(payload(), trust=TRUST)
    both = paper_digest(f"{WOMAN.paper_no}\n{MAN.paper_no}", reference=STATEMENT.reference)
    assert read.papers == both == couples_digest(WOMAN.paper_no, man_no=MAN.paper_no, reference=STATEMENT.reference)
    assert read.papers != couples_digest(MAN.paper_no, man_no=WOMAN.paper_no, reference=STATEMENT.reference)
    for hidden in (WOMAN.paper_no, MAN.paper_no, "韶山", "旧州"):
        assert hidden.encode() not in message()


def test_a_man_who_is_not_given_is_left_out() -> None:
    read = read_service_credential(as_letters(make_service_credential(ALONE, key=KEY, at=AT)), trust=TRUST)
    assert read.man_name is None
    assert read.papers == paper_digest(WOMAN.paper_no, reference=STATEMENT.reference)


def test_the_code_stays_small_enough_to_print() -> None:
    assert len(payload()) < 700  # a symbol of 85 modules, half a millimetre each on the page


def test_another_cose_library_accepts_the_signature() -> None:
    parts = list(loads(message()).value)
    parts[1] = dict(parts[1])
    opened = Sign1Message.from_cose_obj(parts, allow_unknown_attributes=True)
    numbers = KEY.private.public_key().public_numbers()
    opened.key = EC2Key(crv="P_256", x=numbers.x.to_bytes(32), y=numbers.y.to_bytes(32))
    assert opened.verify_signature()
    assert loads(opened.payload)[CLAIM_SERVICE][1] == STATEMENT.certificate_no
    opened.payload = opened.payload + b"\x00"
    assert not opened.verify_signature()


@settings(max_examples=150, deadline=None)
@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_one_flipped_bit_never_says_anything_else(place: int, bit: int) -> None:
    changed = bytearray(message())
    changed[place % len(changed)] ^= 1 << bit
    assert refused(as_letters(bytes(changed)))


def test_a_code_of_either_certificate_is_told_apart_and_never_taken_for_the_other() -> None:
    birth = as_letters(make_credential(BIRTH, key=KEY, at=AT))
    for read, text in ((read_credential, payload()), (read_service_credential, birth)):
        with pytest.raises(UnableToReadCredential, match="wrong_claims"):
            read(text, trust=TRUST)


def test_the_address_must_be_the_credentials_own_and_the_key_in_its_time() -> None:
    assert refused(payload().replace(STATEMENT.reference, "1" * 26)) == "other_reference"
    assert refused(payload(), replace(TRUST, keys=())) == "unknown_key"
    late = as_letters(make_service_credential(STATEMENT, key=KEY, at=AT + 3 * DAY))
    assert refused(late) == "unknown_key"
    assert refused("HELLO") == "not_a_credential"


WHOLE = {1: "卫健委", 6: int(AT.timestamp()), 7: reference_bytes(STATEMENT.reference)}


@pytest.mark.parametrize(
    "claims",
    [
        WHOLE,
        WHOLE | {CLAIM_SERVICE: 3},
        WHOLE | {CLAIM_SERVICE: {}},
        WHOLE | {CLAIM_SERVICE: loads(loads(message()).value[2])[CLAIM_SERVICE] | {2: True}},
        WHOLE | {CLAIM_SERVICE: loads(loads(message()).value[2])[CLAIM_SERVICE] | {5: 10**9}},
        WHOLE | {CLAIM_SERVICE: loads(loads(message()).value[2])[CLAIM_SERVICE] | {10: "text"}},
        loads(loads(message()).value[2]) | {CLAIM_BIRTH: {}},
        {6: int(AT.timestamp()), CLAIM_SERVICE: {}},
        WHOLE | {1: 5},
        WHOLE | {7: b"short"},
    ],
)
def test_well_signed_nonsense_is_refused(claims: dict[int, object]) -> None:
    assert refused(as_letters(sign_claims(claims, key=KEY))) == "wrong_claims"
