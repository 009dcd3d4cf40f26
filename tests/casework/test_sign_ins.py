"""Coming in by passkey: once an answer, one session a person, and every way in which nobody comes in."""

from datetime import timedelta
from typing import Any

import pytest
from tests.casework.door_keys import DAY, Door, a_challenge, a_key
from tests.casework.scene import AT, Scene
from tests.proof.authenticator import PRESENT, SecurityKey, b64

from xinsheng.casework.live_sessions import session_of, sign_out
from xinsheng.casework.outside import passkey_place
from xinsheng.casework.sign_ins import UnableToSignIn, sign_in
from xinsheng.law.sign_in import CHALLENGE_LIVES
from xinsheng.proof.passkeys import LARGEST_ANSWER, request_options
from xinsheng.registry.models import Account, LiveSession, Passkey, SignInEvent

NOW = AT + DAY


@pytest.fixture
def door(scene: Scene) -> Door:
    return Door(scene)


@pytest.fixture
def key(door: Door) -> SecurityKey:
    return door.key_of("issuing", at=AT)


def refused(door: Door, key: SecurityKey, **said: Any) -> str:
    with pytest.raises(UnableToSignIn) as refusal:
        door.sign_in(key, at=NOW, **said)
    assert not LiveSession.objects.exists()
    assert SignInEvent.objects.filter(event="refused").latest("at").code == refusal.value.code
    return refusal.value.code


def test_the_holder_of_the_key_comes_in(door: Door, key: SecurityKey) -> None:
    let_in = door.sign_in(key, at=NOW)
    assert let_in.account.login_name == "issuing"
    assert session_of(let_in.mark).is_live
    event = SignInEvent.objects.get(event="signed_in")
    assert (event.person, event.way, event.at) == (door.scene.person("issuing"), "passkey", NOW)


def test_a_new_sign_in_ends_the_old_session(door: Door, key: SecurityKey) -> None:
    first, second = door.sign_in(key, at=NOW), door.sign_in(key, at=NOW + timedelta(minutes=1))
    assert session_of(second.mark).is_live
    assert session_of(first.mark).ended_because == "replaced"
    assert SignInEvent.objects.filter(event="replaced").count() == 1


def test_a_sign_out_ends_the_session_and_no_other(door: Door, key: SecurityKey) -> None:
    first, second = door.sign_in(key, at=NOW), door.sign_in(key, at=NOW)
    sign_out(first.mark, at=NOW)
    assert session_of(second.mark).is_live
    sign_out(second.mark, at=NOW)
    assert session_of(second.mark).ended_because == "signed_out"


def test_an_answer_is_good_once(door: Door, key: SecurityKey) -> None:
    challenge = a_challenge()
    answer = key.answer(request_options(passkey_place(), challenge=challenge))
    sign_in(answer, challenge=challenge, asked_at=NOW, at=NOW)
    with pytest.raises(UnableToSignIn, match="used"):
        sign_in(answer, challenge=challenge, asked_at=NOW, at=NOW)
    assert Passkey.objects.get().standing.state == "in_force"


def test_an_answer_is_good_once_without_a_counter_too(door: Door) -> None:
    key = a_key(counts=False)
    door.enrolled("issuing", key=key, codes=door.codes("issuing", at=AT), at=AT)
    challenge = a_challenge()
    answer = key.answer(request_options(passkey_place(), challenge=challenge))
    mark = sign_in(answer, challenge=challenge, asked_at=NOW, at=NOW).mark
    with pytest.raises(UnableToSignIn, match="used"):
        sign_in(answer, challenge=challenge, asked_at=NOW, at=NOW)
    assert session_of(mark).is_live


def test_a_late_answer_is_none(door: Door, key: SecurityKey) -> None:
    challenge = a_challenge()
    answer = key.answer(request_options(passkey_place(), challenge=challenge))
    late = NOW + CHALLENGE_LIVES + timedelta(seconds=1)
    with pytest.raises(UnableToSignIn, match="expired"):
        sign_in(answer, challenge=challenge, asked_at=NOW, at=late)


def test_a_copied_key_ends_and_puts_out_whoever_is_in(door: Door, key: SecurityKey) -> None:
    copy = SecurityKey(**{**vars(key), "counter": 0})
    for _ in range(3):
        mark = door.sign_in(key, at=NOW).mark
    with pytest.raises(UnableToSignIn, match="counter_went_back"):
        door.sign_in(copy, at=NOW)
    assert session_of(mark).ended_because == "key_ended"
    with pytest.raises(UnableToSignIn, match="ended"):
        door.sign_in(key, at=NOW)
    assert Passkey.objects.get().standing.ended_reason == "counter_went_back"
    assert "ended" in SignInEvent.objects.for_security().values_list("event", flat=True)


def test_the_copy_of_a_key_that_ended_does_not_end_the_new_one(door: Door, key: SecurityKey) -> None:
    copy = SecurityKey(**{**vars(key), "counter": 0})
    for _ in range(2):
        door.sign_in(key, at=NOW)
    new = door.key_of("issuing", at=NOW)
    with pytest.raises(UnableToSignIn):
        door.sign_in(copy, at=NOW + DAY)
    assert door.sign_in(new, at=NOW + DAY)


def test_a_key_nobody_knows_and_a_forged_answer_are_told_alike(door: Door, key: SecurityKey) -> None:
    assert refused(door, a_key()) == "not_known"
    assert refused(door, key, signature=b64(b"forged")) == "not_known"
    assert refused(door, SecurityKey(**{**vars(a_key()), "credential_id": key.credential_id})) == "not_known"


def test_a_key_that_names_another_person_lets_nobody_in(door: Door, key: SecurityKey) -> None:
    other = door.scene.person("sealing")
    assert refused(door, key, userHandle=b64(other.pk.bytes)) == "not_known"
    assert refused(door, key, userHandle="") == "not_known"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"origin": "https://csyx.example.com"}, "wrong_origin"),
        ({"domain": "example.com"}, "wrong_domain"),
        ({"flags": PRESENT}, "not_verified"),
    ],
)
def test_each_fault_of_a_browser_has_its_word(door: Door, key: SecurityKey, fault: dict[str, Any], code: str) -> None:
    assert refused(door, SecurityKey(**{**vars(key), **fault})) == code


@pytest.mark.parametrize("answer", ["", "{}", "null", '{"id": "x"}', "x" * (LARGEST_ANSWER + 1)])
def test_what_is_no_answer_lets_nobody_in(scene: Scene, answer: str) -> None:
    with pytest.raises(UnableToSignIn, match="malformed"):
        sign_in(answer, challenge=a_challenge(), asked_at=NOW, at=NOW)


def test_a_closed_account_opens_nothing(door: Door, key: SecurityKey) -> None:
    Account.objects.filter(login_name="issuing").update(is_active=False)
    assert refused(door, key) == "no_account"
