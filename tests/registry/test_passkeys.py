"""What PostgreSQL itself promises of an officer's passkey."""

from datetime import timedelta

import pytest
from tests.registry.books import (
    NOON,
    a_confirmed_proposal,
    a_passkey,
    a_person,
    an_enrolment,
    change,
)
from tests.registry.conftest import Refuses

from xinsheng.registry.models import Enrolment, Passkey

HOUR = timedelta(hours=1)
A_DAY = 24


@pytest.mark.django_db
def test_a_passkey_acts_once_its_cooling_time_is_over_and_until_it_ends() -> None:
    person = a_person()
    enrolment = an_enrolment(person, proposal=a_confirmed_proposal(person), cooling_hours=A_DAY)
    passkey = a_passkey(person, enrolment=enrolment)
    acting = Passkey.objects.in_force_of
    assert not acting(person, at=NOON + A_DAY * HOUR - timedelta(seconds=1))
    assert acting(person, at=NOON + A_DAY * HOUR).get() == passkey
    assert not acting(a_person("另一人"), at=NOON + A_DAY * HOUR)
    change(passkey.standing, state="ended", ended_reason="new_enrolment")
    assert not acting(person, at=NOON + A_DAY * HOUR)


def test_the_cooling_time_cannot_be_cut_short(refused_by: Refuses) -> None:
    person = a_person()
    enrolment = an_enrolment(person, proposal=a_confirmed_proposal(person), cooling_hours=A_DAY)
    with refused_by("passkey_cools"):
        a_passkey(person, enrolment=enrolment, usable_from=NOON + 23 * HOUR)


@pytest.mark.parametrize("hand", ["proposed_by", "decided_by"])
def test_nobody_lets_themselves_enrol(hand: str, refused_by: Refuses) -> None:
    person = a_person()
    proposal = a_confirmed_proposal(person, **{hand: person})
    with refused_by("enrolment_by_two_others"):
        an_enrolment(person, proposal=proposal)


def test_what_was_declined_or_is_for_another_or_something_else_lets_nobody_enrol(refused_by: Refuses) -> None:
    person = a_person()
    for proposal in (
        a_confirmed_proposal(person, confirmed=False),
        a_confirmed_proposal(a_person("另一人")),
        a_confirmed_proposal(person, kind="appointment"),
    ):
        with refused_by("enrolment_by_two_others"):
            an_enrolment(person, proposal=proposal)


def test_only_the_first_administrators_enrol_without_a_proposal(refused_by: Refuses) -> None:
    first, other = a_person("甲员"), a_person("乙员")
    a_passkey(first)
    an_enrolment(other)
    with refused_by("enrolment_is_proposed"):
        an_enrolment(first)
    an_enrolment(other, proposal=a_confirmed_proposal(other), cooling_hours=A_DAY)
    with refused_by("enrolment_is_proposed"):
        an_enrolment(a_person("丙员"))


def test_a_passkey_is_its_persons_and_enrolled_in_time(refused_by: Refuses) -> None:
    person = a_person()
    enrolment = an_enrolment(person)
    with refused_by("passkey_of_its_person"):
        a_passkey(a_person("另一人"), enrolment=enrolment)
    with refused_by("passkey_enrolled_in_time"):
        a_passkey(person, enrolment=enrolment, enrolled_at=enrolment.expires_at, usable_from=enrolment.expires_at)


def test_an_enrolment_is_good_for_one_passkey_and_a_credential_for_one_person(refused_by: Refuses) -> None:
    person = a_person()
    enrolment = an_enrolment(person)
    passkey = a_passkey(person, enrolment=enrolment)
    change(passkey.standing, state="ended", ended_reason="new_enrolment")
    with refused_by("passkey_enrolment_id_key"):
        a_passkey(person, enrolment=enrolment)
    other = a_person("另一人")
    with refused_by("passkey_credential_id_key"):
        a_passkey(other, credential_id=passkey.credential_id)


def test_a_person_has_one_passkey_in_force(refused_by: Refuses) -> None:
    person = a_person()
    old = a_passkey(person)
    again = an_enrolment(person, proposal=a_confirmed_proposal(person), cooling_hours=A_DAY)
    with refused_by("passkey_one_in_force_per_person"):
        a_passkey(person, enrolment=again)
    change(old.standing, state="ended", ended_reason="new_enrolment")
    assert a_passkey(person, enrolment=again).pk != old.pk


def test_a_counter_never_falls_and_an_end_is_final(refused_by: Refuses) -> None:
    standing = a_passkey(a_person()).standing
    change(standing, sign_count=5)
    with refused_by("passkey_standing_counts_up"):
        change(standing, sign_count=4)
    with refused_by("passkey_standing_ended_for_a_reason"):
        change(standing, state="ended")
    change(standing, state="ended", ended_reason="counter_went_back")
    with refused_by("passkey_standing_ends_once"):
        change(standing, state="in_force", ended_reason="")


@pytest.mark.django_db
def test_only_the_newest_codes_open_an_enrolment() -> None:
    person = a_person()
    an_enrolment(person)
    newest = an_enrolment(person, opened_at=NOON + HOUR, expires_at=NOON + 3 * HOUR)
    assert Enrolment.objects.open_for(person, at=NOON + 2 * HOUR).get() == newest
    assert not Enrolment.objects.open_for(person, at=NOON + 3 * HOUR)
    a_passkey(person, enrolment=newest)
    assert not Enrolment.objects.open_for(person, at=NOON + 2 * HOUR)
