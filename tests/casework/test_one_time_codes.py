"""The officers' second way in: a code good once, slowed, cooled, ended with every new enrolment, never an act."""

from datetime import datetime, timedelta

import pyotp
import pytest
from tests.casework.door_keys import DAY, Door, a_key
from tests.casework.scene import AT, Scene
from tests.casework.test_enrolments import HANDS, OFFICERS
from tests.proof.authenticator import SecurityKey

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.enrolments import open_first_enrolments
from xinsheng.casework.live_sessions import session_of
from xinsheng.casework.one_time_codes import (
    ask_for_new_passkey,
    enrol_codes,
    hidden_secret,
    new_secret,
    revoke_own_codes,
    shown_secret,
    sign_in_by_code,
)
from xinsheng.casework.sign_ins import SignedIn, UnableToSignIn
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.law.sign_in import CODES_A_DAY, Opens
from xinsheng.registry.models import Account, LiveSession, OneTimeSecret, SignInEvent

SECOND, STEP = timedelta(seconds=1), timedelta(seconds=30)
NOW = AT + DAY


@pytest.fixture
def door(scene: Scene) -> Door:
    return Door(scene)


@pytest.fixture
def secret(door: Door) -> str:
    """The issuing officer's, enrolled a day ago."""
    return with_codes(door, "issuing", at=AT)[1]


def code(secret: str, *, at: datetime) -> str:
    return pyotp.TOTP(secret).at(at)


def with_codes(door: Door, login: str, *, at: datetime) -> tuple[SecurityKey, str]:
    """A passkey, and codes beside it, enrolled at that moment."""
    key, secret = a_key(), new_secret()
    hands = HANDS.get(login, ("system", "security"))
    passkey = door.enrolled(login, key=key, codes=door.codes(login, at=at, hands=hands), at=at)
    enrol_codes(passkey.enrolment_id, secret=secret, code=code(secret, at=at), at=at)
    return key, secret


def comes_in(login: str, secret: str, *, at: datetime) -> SignedIn:
    return sign_in_by_code(login_name=login, code=code(secret, at=at), at=at)


def stays_out(login: str, typed: str, *, at: datetime, because: str = "code_not_known") -> UnableToSignIn:
    with pytest.raises(UnableToSignIn, match=f"^{because}$") as refused:
        sign_in_by_code(login_name=login, code=typed, at=at)
    assert SignInEvent.objects.filter(event="refused", way="one_time_code").latest("at").code == because
    return refused.value


@pytest.mark.parametrize("login", OFFICERS)
def test_no_path_of_codes_gives_any_duty_within_the_cooling_time_nor_an_act_after_it(door: Door, login: str) -> None:
    at, person = AT, door.scene.person(login)
    for _loss in range(2):  # the first enrolment, and the one after a loss
        _key, secret = with_codes(door, login, at=at)
        for wait in (2 * STEP, timedelta(hours=12), DAY - SECOND):
            refused = stays_out(login, code(secret, at=at + wait), at=at + wait, because="codes_cooling")
            assert refused.usable_from == at + DAY
        assert not LiveSession.objects.filter(person=person, ended_at=None)
        let_in = comes_in(login, secret, at=at + DAY)
        assert (let_in.account.login_name, session_of(let_in.mark).opens) == (login, {Opens.READING})

        at += 2 * DAY
        door.codes(login, at=at, hands=HANDS.get(login, ("system", "security")))  # two others: it all ends at once
        assert session_of(let_in.mark).ended_because in ("key_ended", "codes_ended")
        stays_out(login, code(secret, at=at + STEP), at=at + STEP)
        at += 2 * STEP


def test_only_the_founders_codes_need_no_wait_and_they_read_too(door: Door) -> None:
    founder = door.scene.person("audit")
    codes = open_first_enrolments([founder], at=AT)[founder.pk]
    passkey, secret = door.enrolled("audit", key=a_key(), codes=codes, at=AT), new_secret()
    enrol_codes(passkey.enrolment_id, secret=secret, code=code(secret, at=AT), at=AT)
    assert session_of(comes_in("audit", secret, at=AT + STEP).mark).opens == {Opens.READING}


def test_a_session_by_passkey_acts(door: Door) -> None:
    assert session_of(door.sign_in(door.key_of("issuing", at=AT), at=NOW).mark).opens == set(Opens)


def test_a_code_is_good_once_and_so_is_none_before_it(secret: str) -> None:
    early, late = code(secret, at=NOW - STEP), code(secret, at=NOW)
    sign_in_by_code(login_name="issuing", code=late, at=NOW)
    for used in (late, early):
        stays_out("issuing", used, at=NOW + SECOND)
    assert comes_in("issuing", secret, at=NOW + STEP)


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_a_clock_may_be_one_step_off(secret: str, off: int) -> None:
    assert sign_in_by_code(login_name="issuing", code=code(secret, at=NOW + off * STEP), at=NOW)


@pytest.mark.parametrize("off", [-2, 2])
def test_a_clock_may_be_no_more_than_one_step_off(secret: str, off: int) -> None:
    stays_out("issuing", code(secret, at=NOW + off * STEP), at=NOW)


def test_a_wrong_code_takes_nothing_from_the_right_one(secret: str) -> None:
    right = code(secret, at=NOW)
    for wrong in ("", f"{(int(right) + 1) % 10**6:06}", right[:-1], right + "0", "一" * 6):
        stays_out("issuing", wrong, at=NOW)
    assert sign_in_by_code(login_name="issuing", code=right, at=NOW)


def test_the_code_that_enrolled_lets_nobody_in(door: Door) -> None:
    founder = door.scene.person("audit")
    codes = open_first_enrolments([founder], at=AT)[founder.pk]
    passkey, secret = door.enrolled("audit", key=a_key(), codes=codes, at=AT), new_secret()
    enrol_codes(passkey.enrolment_id, secret=secret, code=code(secret, at=AT), at=AT)
    stays_out("audit", code(secret, at=AT), at=AT)


def test_guessing_is_over_after_a_days_share_even_for_the_right_code(door: Door) -> None:
    key, secret = with_codes(door, "issuing", at=AT)
    for _each in range(CODES_A_DAY):
        stays_out("issuing", "", at=NOW)
    stays_out("issuing", code(secret, at=NOW), at=NOW)
    assert door.sign_in(key, at=NOW)  # whatever strangers type, the passkey is open
    assert comes_in("issuing", secret, at=NOW + DAY)


@pytest.mark.parametrize("login", ["nobody-of-this-name", "sealing", ""])
def test_another_persons_name_and_nobodys_are_told_alike(secret: str, login: str) -> None:
    stays_out(login, code(secret, at=NOW), at=NOW)
    assert not LiveSession.objects.exists()


def test_a_closed_account_is_let_in_by_no_code(secret: str) -> None:
    Account.objects.filter(login_name="issuing").update(is_active=False)
    stays_out("issuing", code(secret, at=NOW), at=NOW)


def test_one_session_lives_whichever_way_it_came(door: Door) -> None:
    key, secret = with_codes(door, "issuing", at=AT)
    by_key = door.sign_in(key, at=NOW)
    by_code = comes_in("issuing", secret, at=NOW)
    assert session_of(by_key.mark).ended_because == "replaced"
    again = door.sign_in(key, at=NOW + SECOND)
    assert session_of(by_code.mark).ended_because == "replaced"
    assert session_of(again.mark).opens == set(Opens)


def test_who_ends_their_own_codes_is_out_and_comes_in_by_them_no_more(door: Door, secret: str) -> None:
    let_in, by = comes_in("issuing", secret, at=NOW), door.scene.by("issuing")
    revoke_own_codes(by=by, at=NOW + SECOND)
    assert session_of(let_in.mark).ended_because == "codes_ended"
    stays_out("issuing", code(secret, at=NOW + STEP), at=NOW + STEP)
    with pytest.raises(UnableToAct, match="no_codes"):
        revoke_own_codes(by=by, at=NOW + SECOND)


def test_who_ends_their_codes_from_a_session_by_passkey_stays_in(door: Door) -> None:
    key, _secret = with_codes(door, "issuing", at=AT)
    mark = door.sign_in(key, at=NOW).mark
    revoke_own_codes(by=door.scene.by("issuing"), at=NOW)
    assert session_of(mark).is_live


def test_a_copied_passkey_ends_and_the_codes_still_let_its_person_ask(door: Door) -> None:
    key, secret = with_codes(door, "issuing", at=AT)
    copy = SecurityKey(**{**vars(key), "counter": 0})
    for _ in range(2):
        door.sign_in(key, at=NOW)
    with pytest.raises(UnableToSignIn, match="counter_went_back"):
        door.sign_in(copy, at=NOW)
    assert comes_in("issuing", secret, at=NOW)


def test_asking_for_a_new_passkey_is_seen_once_a_day_until_two_others_let_it_and_changes_nothing(door: Door) -> None:
    key, _secret = with_codes(door, "issuing", at=AT)
    by, events = door.scene.by("issuing"), SignInEvent.objects
    assert events.asked_anew_by(by.someone) is None
    ask_for_new_passkey(by=by, at=NOW)
    with pytest.raises(UnableToAct, match="asked_today"):
        ask_for_new_passkey(by=by, at=NOW + SECOND)
    asked = events.asked_anew_by(by.someone)
    assert asked is not None
    assert asked.at == NOW
    assert asked in events.for_security()
    assert events.asked_anew_by(door.scene.person("sealing")) is None
    assert door.sign_in(key, at=NOW)
    door.codes("issuing", at=NOW + DAY)
    assert events.asked_anew_by(by.someone) is None


def test_a_secret_is_kept_encrypted_and_is_nothing_in_another_persons_row(door: Door, secret: str) -> None:
    kept = bytes(OneTimeSecret.objects.get().secret_cipher)
    assert secret.encode() not in kept
    assert shown_secret(kept, person_id=door.scene.person("issuing").pk) == secret
    with pytest.raises(UnableToUseKey):
        shown_secret(kept, person_id=door.scene.person("sealing").pk)
    assert hidden_secret(secret, person_id=door.scene.person("issuing").pk) != kept


def test_codes_are_enrolled_with_one_of_them_once_in_time_beside_the_passkey(door: Door) -> None:
    codes = door.codes("issuing", at=AT)
    passkey, secret = door.enrolled("issuing", key=a_key(), codes=codes, at=AT), new_secret()

    def enrols(typed: str, *, at: datetime = AT) -> OneTimeSecret:
        return enrol_codes(passkey.enrolment_id, secret=secret, code=typed, at=at)

    with pytest.raises(UnableToAct, match="wrong_code"):
        enrols(code(new_secret(), at=AT))
    with pytest.raises(UnableToAct, match="codes_do_not_open"):
        enrols(code(secret, at=NOW), at=NOW)
    assert enrols(code(secret, at=AT)).usable_from == AT + DAY
    with pytest.raises(UnableToAct, match="codes_enrolled"):
        enrols(code(secret, at=AT))
    assert SignInEvent.objects.get(way="one_time_code").event == "codes_enrolled"


def test_codes_are_not_enrolled_beside_a_passkey_that_ended(door: Door) -> None:
    passkey, secret = door.enrolled("issuing", key=a_key(), codes=door.codes("issuing", at=AT), at=AT), new_secret()
    door.codes("issuing", at=AT + SECOND)
    with pytest.raises(UnableToAct, match="codes_do_not_open"):
        enrol_codes(passkey.enrolment_id, secret=secret, code=code(secret, at=AT), at=AT + SECOND)


def test_revoked_codes_are_not_enrolled_again_with_the_same_permission(door: Door) -> None:
    passkey, secret = door.enrolled("issuing", key=a_key(), codes=door.codes("issuing", at=AT), at=AT), new_secret()
    enrol_codes(passkey.enrolment_id, secret=secret, code=code(secret, at=AT), at=AT)
    revoke_own_codes(by=door.scene.by("issuing"), at=AT)
    other = new_secret()
    with pytest.raises(UnableToAct, match="codes_enrolled"):
        enrol_codes(passkey.enrolment_id, secret=other, code=code(other, at=AT), at=AT)
