"""How a passkey comes to a person: two others, a code of each, once, in time, and a day's wait (threat T7)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from tests.casework.door_keys import DAY, Door, a_challenge, a_key
from tests.casework.scene import AT, Scene

from xinsheng.casework import proposals
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.enrolments import confirm_enrolment, open_first_enrolments, propose_enrolment
from xinsheng.casework.passkeys import enrol, find_enrolment, options_for
from xinsheng.casework.sign_ins import UnableToSignIn
from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Appointment, Enrolment, LiveSession, Passkey, SignInEvent

SECOND = timedelta(seconds=1)
OFFICERS = (
    "midwife", "issuing", "sealing", "supervisor", "stock", "sealkeeper", "township", "village",
    "reissue", "reviewer", "system", "security", "audit",
)  # fmt: skip
HANDS = {"system": ("audit", "security"), "security": ("system", "audit")}


@pytest.fixture
def door(scene: Scene) -> Door:
    return Door(scene)


def test_the_list_of_officers_holds_every_duty_that_is_appointed(scene: Scene) -> None:
    held = {scene.person(login).appointments.get().duty for login in OFFICERS}
    assert held == set(Appointment.objects.values_list("duty", flat=True))


@pytest.mark.parametrize("login", OFFICERS)
def test_no_path_gives_any_duty_within_the_cooling_time(door: Door, login: str) -> None:
    hands = HANDS.get(login, ("system", "security"))
    at = AT
    for key in (a_key(), a_key()):  # the first enrolment, and the one after a loss
        door.enrolled(login, key=key, codes=door.codes(login, at=at, hands=hands), at=at)
        for wait in (timedelta(), timedelta(hours=12), DAY - SECOND):
            with pytest.raises(UnableToSignIn, match="cooling") as refused:
                door.sign_in(key, at=at + wait)
            assert refused.value.usable_from == at + DAY
        assert not Passkey.objects.in_force_of(door.scene.person(login), at=at + DAY - SECOND)
        assert not LiveSession.objects.filter(person=door.scene.person(login), ended_at=None)
        assert door.sign_in(key, at=at + DAY).account.login_name == login
        at += 2 * DAY


def test_one_code_alone_opens_nothing(door: Door) -> None:
    first, second = door.codes("issuing", at=AT)
    for one, other in ((first, first), (second, second), (first, ""), ("", second), ("", "")):
        assert find_enrolment(login_name="issuing", first=one, second=other, at=AT) is None
    assert find_enrolment(login_name="issuing", first=second, second=first, at=AT) is not None


def test_the_codes_of_one_person_do_not_let_another_enrol(door: Door) -> None:
    codes = door.codes("issuing", at=AT)
    for login in ("sealing", "system", "nobody-of-this-name", ""):
        assert find_enrolment(login_name=login, first=codes[0], second=codes[1], at=AT) is None
    assert SignInEvent.objects.filter(event="enrolment_refused").count() == 4


def test_codes_end_after_their_hours_and_with_the_next_ones(door: Door) -> None:
    old = door.codes("issuing", at=AT)
    assert find_enrolment(login_name="issuing", first=old[0], second=old[1], at=AT + DAY) is None
    new = door.codes("issuing", at=AT + SECOND)
    assert find_enrolment(login_name="issuing", first=old[0], second=old[1], at=AT + SECOND) is None
    assert find_enrolment(login_name="issuing", first=new[0], second=new[1], at=AT + SECOND) is not None


def test_codes_are_used_once(door: Door) -> None:
    codes = door.codes("issuing", at=AT)
    found = find_enrolment(login_name="issuing", first=codes[0], second=codes[1], at=AT)
    assert found
    door.enrolled("issuing", key=a_key(), codes=codes, at=AT)
    assert find_enrolment(login_name="issuing", first=codes[0], second=codes[1], at=AT) is None
    with pytest.raises(UnableToAct, match="codes_do_not_open"):
        options_for(found.pk, challenge=a_challenge(), at=AT)
    assert Passkey.objects.filter(person=door.scene.person("issuing")).count() == 1


def test_who_began_in_time_and_ended_late_enrols_nothing(door: Door) -> None:
    codes = door.codes("issuing", at=AT)
    found = find_enrolment(login_name="issuing", first=codes[0], second=codes[1], at=AT)
    assert found
    challenge = a_challenge()
    answer = a_key().make(options_for(found.pk, challenge=challenge, at=AT))
    with pytest.raises(UnableToAct, match="codes_do_not_open"):
        enrol(found.pk, answer=answer, challenge=challenge, label="", at=AT + DAY)
    assert not Passkey.objects.exists()


def test_a_key_of_one_person_does_not_become_anothers(door: Door) -> None:
    key = door.key_of("issuing", at=AT)
    with pytest.raises(UnableToAct, match="key_known"):
        door.enrolled("sealing", key=key, codes=door.codes("sealing", at=AT), at=AT)


@pytest.mark.parametrize("hands", [("security", "system"), ("issuing", "security"), ("system", "supervisor")])
def test_only_the_two_administrators_let_an_officer_enrol(door: Door, hands: tuple[str, str]) -> None:
    with pytest.raises(NotAllowed):
        door.codes("midwife", at=AT, hands=hands)
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("hands", [("audit", "security"), ("system", "audit")])
def test_the_audit_administrator_lets_only_administrators_enrol(door: Door, hands: tuple[str, str]) -> None:
    with pytest.raises(NotAllowed):
        door.codes("midwife", at=AT, hands=hands)
    assert not Enrolment.objects.exists()
    administrator = "system" if hands[0] == "audit" else "security"
    assert door.key_of(administrator, at=AT, hands=hands)


def test_the_audit_administrator_proposes_for_no_security_administrator(door: Door) -> None:
    with pytest.raises(NotAllowed):
        door.codes("security", at=AT, hands=("audit", "system"))


@pytest.mark.parametrize(
    ("login", "hands"), [("system", ("system", "security")), ("security", ("system", "security"))]
)
def test_nobody_lets_themselves_enrol(door: Door, login: str, hands: tuple[str, str]) -> None:
    with pytest.raises(UnableToAct, match="own_enrolment"):
        door.codes(login, at=AT, hands=hands)
    assert not Enrolment.objects.exists()


def test_the_proposer_alone_lets_nobody_enrol(door: Door) -> None:
    slip = propose_enrolment(door.scene.person("midwife"), reason="新入职", by=door.scene.by("system"), at=AT)
    for hand in ("system", "audit"):
        with pytest.raises((UnableToAct, NotAllowed)):
            confirm_enrolment(slip.proposal.pk, by=door.scene.by(hand), at=AT)
    assert not Enrolment.objects.exists()


def test_a_loss_ends_the_old_key_and_its_session_at_once(door: Door) -> None:
    old = door.key_of("issuing", at=AT)
    door.sign_in(old, at=AT + DAY)
    door.codes("issuing", at=AT + 2 * DAY)
    with pytest.raises(UnableToSignIn, match="ended"):
        door.sign_in(old, at=AT + 2 * DAY)
    session = LiveSession.objects.get(person=door.scene.person("issuing"))
    assert (session.ended_at, session.ended_reason) == (AT + 2 * DAY, "key_ended")


def test_confirming_by_the_ordinary_way_opens_no_enrolment(door: Door) -> None:
    slip = propose_enrolment(door.scene.person("midwife"), reason="新入职", by=door.scene.by("system"), at=AT)
    proposals.confirm(slip.proposal.pk, by=door.scene.by("security"), at=AT)
    assert not Enrolment.objects.exists()


def test_a_declined_enrolment_changes_nothing(door: Door) -> None:
    key = door.key_of("issuing", at=AT)
    slip = propose_enrolment(door.scene.person("issuing"), reason="钥匙丢失", by=door.scene.by("system"), at=AT)
    proposals.decline(slip.proposal.pk, note="本人说没有丢", by=door.scene.by("security"), at=AT)
    assert door.sign_in(key, at=AT + DAY)


def test_no_first_codes_are_given_once_two_people_have_let_somebody_enrol(door: Door) -> None:
    three = [door.scene.person(login) for login in ("system", "security", "audit")]
    codes = open_first_enrolments(three, at=AT)
    assert len({code for pair in codes.values() for code in pair}) == 2 * len(ADMINISTRATOR_DUTIES)
    again = open_first_enrolments(three, at=AT + SECOND)  # the first slips were lost before anybody used them
    door.enrolled("audit", key=a_key(), codes=again[three[2].pk], at=AT + SECOND)
    with pytest.raises(IntegrityError):
        open_first_enrolments(three, at=AT + 2 * SECOND)


def test_administrators_act_on_no_case(door: Door) -> None:
    for login in ("system", "security", "audit"):
        held = door.scene.person(login).appointments.values_list("duty", flat=True)
        assert {Duty(duty) for duty in held} <= ADMINISTRATOR_DUTIES
