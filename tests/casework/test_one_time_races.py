"""Codes at one instant: one code is one session, whoever sends it; what ends codes ends what they let in."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from tests.casework.door_keys import DAY, Door, a_key
from tests.casework.scene import AT, Scene
from tests.casework.test_one_time_codes import code, with_codes
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework.live_sessions import session_of
from xinsheng.casework.one_time_codes import enrol_codes, new_secret, revoke_own_codes, sign_in_by_code
from xinsheng.casework.sign_ins import SignedIn, UnableToSignIn
from xinsheng.law.sign_in import CODES_A_DAY
from xinsheng.registry.models import LiveSession, OneTimeSecret, SignInEvent

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
NOW = AT + DAY
BROWSERS = 8


@pytest.fixture
def door(transactional_db: None, own_keys: None) -> Iterator[Door]:
    set_up_province(at=AT)
    yield Door(Scene())
    connection.close()


def types(typed: str) -> SignedIn | str:
    try:
        return sign_in_by_code(login_name="issuing", code=typed, at=NOW)
    except UnableToSignIn as refused:
        return refused.code


def test_one_code_from_many_browsers_at_one_instant_is_one_session(door: Door) -> None:
    typed = code(with_codes(door, "issuing", at=AT)[1], at=NOW)
    answers = all_at_once([lambda: types(typed)] * BROWSERS, hands=BROWSERS)
    let_in = [one for one in answers if isinstance(one, SignedIn)]
    assert len(let_in) == 1
    assert session_of(let_in[0].mark).is_live
    assert answers.count("code_not_known") == BROWSERS - 1
    assert SignInEvent.objects.filter(event="signed_in").count() == 1


def test_wrong_codes_beside_a_right_one_at_one_instant_keep_nobody_out(door: Door) -> None:
    typed = code(with_codes(door, "issuing", at=AT)[1], at=NOW)
    wrong = f"{(int(typed) + 1) % 10**6:06}"
    answers = all_at_once([lambda: types(wrong), lambda: types(typed), lambda: types(wrong)], hands=3)
    assert [isinstance(one, SignedIn) for one in answers] == [False, True, False]


def test_many_guesses_at_one_instant_are_no_more_than_a_days_share(door: Door) -> None:
    typed = code(with_codes(door, "issuing", at=AT)[1], at=NOW)
    all_at_once([lambda: types("")] * CODES_A_DAY, hands=BROWSERS)
    assert types(typed) == "code_not_known"


def test_codes_ended_while_one_is_typed_leave_no_session_of_theirs(door: Door) -> None:
    typed, by = code(with_codes(door, "issuing", at=AT)[1], at=NOW), door.scene.by("issuing")
    all_at_once([lambda: types(typed), lambda: revoke_own_codes(by=by, at=NOW)], hands=2)
    assert not LiveSession.objects.filter(ended_at=None).exists()


def test_two_others_letting_one_enrol_while_a_code_is_typed_leave_no_session_of_it(door: Door) -> None:
    typed = code(with_codes(door, "issuing", at=AT)[1], at=NOW)
    all_at_once([lambda: types(typed), lambda: door.codes("issuing", at=NOW)], hands=2)
    assert not LiveSession.objects.filter(ended_at=None).exists()
    assert not OneTimeSecret.objects.not_ended().exists()


def test_codes_enrolled_twice_at_one_instant_are_enrolled_once(door: Door) -> None:
    passkey = door.enrolled("issuing", key=a_key(), codes=door.codes("issuing", at=AT), at=AT)
    secrets = [new_secret() for _ in range(4)]
    all_at_once(
        [
            lambda one=one: enrol_codes(passkey.enrolment_id, secret=one, code=code(one, at=AT), at=AT)
            for one in secrets
        ],
        hands=4,
    )
    assert OneTimeSecret.objects.not_ended().filter(person=door.scene.person("issuing")).count() == 1


def test_codes_enrolled_while_two_others_let_one_enrol_anew_are_ended_or_refused(door: Door) -> None:
    secret, later = new_secret(), AT + timedelta(seconds=1)
    passkey = door.enrolled("issuing", key=a_key(), codes=door.codes("issuing", at=AT), at=AT)
    all_at_once(
        [
            lambda: enrol_codes(passkey.enrolment_id, secret=secret, code=code(secret, at=later), at=later),
            lambda: door.codes("issuing", at=later),
        ],
        hands=2,
    )
    assert not OneTimeSecret.objects.not_ended().exists()
