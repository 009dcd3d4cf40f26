"""What a browser's answer must be, and each way in which it is not."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.proof.authenticator import MAY_SYNCHRONISE, PRESENT, VERIFIED, SecurityKey, b64

from xinsheng.proof.passkeys import (
    LARGEST_ANSWER,
    Assertion,
    NewPasskey,
    Place,
    UnableToVerifyPasskey,
    check_assertion,
    creation_options,
    credential_id_in,
    read_new_passkey,
    request_options,
)

PLACE = Place(domain="localhost", origin="http://localhost:8000")
CHALLENGE, OTHER = bytes(range(32)), bytes(32)
PERSON = b"one person's id."


def ask_for_one(challenge: bytes = CHALLENGE) -> str:
    return creation_options(PLACE, user_handle=PERSON, login_name="wu.amei", name="吴阿妹", challenge=challenge)


def made_by(key: SecurityKey, **changed: Any) -> NewPasskey:
    return read_new_passkey(key.make(ask_for_one(), **changed), place=PLACE, challenge=CHALLENGE)


def checked(answer: str, key: SecurityKey, *, sign_count: int = 0) -> Assertion:
    return check_assertion(answer, place=PLACE, challenge=CHALLENGE, public_key=key.public_key, sign_count=sign_count)


def test_a_key_is_made_and_answers() -> None:
    key = SecurityKey()
    made = made_by(key)
    assert (made.credential_id, made.public_key, made.transports) == (key.credential_id, key.public_key, ("usb",))
    answer = key.answer(request_options(PLACE, challenge=CHALLENGE))
    assert credential_id_in(answer) == key.credential_id
    good = checked(answer, key)
    assert (good.sign_count, good.user_handle) == (1, PERSON)


def test_a_browser_is_asked_to_verify_the_person_and_keep_the_key_on_the_device() -> None:
    asked = json.loads(ask_for_one())
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["attestation"] == "none"
    assert json.loads(request_options(PLACE, challenge=CHALLENGE))["userVerification"] == "required"


FAULTY: dict[str, dict[str, Any]] = {
    "wrong_origin": {"origin": "http://localhost:8001"},
    "wrong_domain": {"domain": "csyx.example.cn"},
    "not_verified": {"flags": PRESENT},
}


@pytest.mark.parametrize("code", FAULTY)
def test_a_faulty_answer_is_told_by_its_fault(code: str) -> None:
    with pytest.raises(UnableToVerifyPasskey) as at_making:
        made_by(SecurityKey(**FAULTY[code]))
    key = SecurityKey(**FAULTY[code])
    with pytest.raises(UnableToVerifyPasskey) as at_answering:
        checked(key.answer(request_options(PLACE, challenge=CHALLENGE)), key)
    assert (at_making.value.code, at_answering.value.code) == (code, code)


def test_an_absent_person_has_not_been_verified() -> None:
    key = SecurityKey(flags=VERIFIED)
    with pytest.raises(UnableToVerifyPasskey, match="not_verified"):
        checked(key.answer(request_options(PLACE, challenge=CHALLENGE)), key)


def test_an_answer_to_another_challenge_is_none() -> None:
    key = SecurityKey()
    with pytest.raises(UnableToVerifyPasskey, match="wrong_challenge"):
        checked(key.answer(request_options(PLACE, challenge=OTHER)), key)
    with pytest.raises(UnableToVerifyPasskey, match="wrong_challenge"):
        read_new_passkey(key.make(ask_for_one(OTHER)), place=PLACE, challenge=CHALLENGE)


def test_a_key_that_synchronises_is_not_taken() -> None:
    with pytest.raises(UnableToVerifyPasskey, match="synchronised"):
        made_by(SecurityKey(flags=PRESENT | VERIFIED | MAY_SYNCHRONISE))


def test_the_signature_of_another_key_is_none() -> None:
    key = SecurityKey()
    with pytest.raises(UnableToVerifyPasskey, match="bad_signature"):
        checked(key.answer(request_options(PLACE, challenge=CHALLENGE)), SecurityKey())


@pytest.mark.parametrize(("known", "good"), [(0, True), (4, True), (5, False), (6, False)])
def test_a_counter_grows_with_each_answer(known: int, good: bool) -> None:  # noqa: FBT001
    key = SecurityKey(counter=4)
    answer = key.answer(request_options(PLACE, challenge=CHALLENGE))
    if good:
        assert checked(answer, key, sign_count=known).sign_count == 5
        return
    with pytest.raises(UnableToVerifyPasskey, match="counter_went_back"):
        checked(answer, key, sign_count=known)


def test_a_key_without_a_counter_stays_at_nought() -> None:
    key = SecurityKey(counts=False)
    assert checked(key.answer(request_options(PLACE, challenge=CHALLENGE)), key).sign_count == 0


def test_only_who_holds_the_key_makes_its_counter_go_back() -> None:
    key = SecurityKey()
    answer = key.answer(request_options(PLACE, challenge=CHALLENGE), signature=b64(b"forged"))
    with pytest.raises(UnableToVerifyPasskey, match="bad_signature"):
        checked(answer, key, sign_count=900)


@pytest.mark.parametrize(
    "answer",
    ["", "{}", "[]", "null", "nonsense", '{"id": 5}', "[" * 5000, "x" * (LARGEST_ANSWER + 1)],
)
def test_what_is_no_answer_is_malformed(answer: str) -> None:
    for read in (
        lambda: read_new_passkey(answer, place=PLACE, challenge=CHALLENGE),
        lambda: credential_id_in(answer),
        lambda: checked(answer, SecurityKey()),
    ):
        with pytest.raises(UnableToVerifyPasskey, match="malformed"):
            read()


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_a_new_key(content: bytes) -> None:
    with pytest.raises(UnableToVerifyPasskey):
        made_by(SecurityKey(), attestationObject=b64(content))


@given(st.binary(max_size=300), st.sampled_from(["clientDataJSON", "authenticatorData", "signature", "userHandle"]))
def test_no_bytes_break_the_reading_of_an_answer(content: bytes, part: str) -> None:
    key = SecurityKey()
    answer = key.answer(request_options(PLACE, challenge=CHALLENGE), **{part: b64(content)})
    if part == "userHandle":
        assert checked(answer, key).user_handle == content
        return
    with pytest.raises(UnableToVerifyPasskey):
        checked(answer, key)
