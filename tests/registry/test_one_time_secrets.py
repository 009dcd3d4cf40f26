"""What PostgreSQL itself promises of an officer's second way in."""

from datetime import timedelta
from typing import Any

import pytest
from tests.registry.books import NOON, a_confirmed_proposal, a_passkey, a_person, an_enrolment, change
from tests.registry.conftest import Refuses

from xinsheng.registry.models import Enrolment, OneTimeSecret, OneTimeStanding, Person

HOUR = timedelta(hours=1)
A_DAY = 24


def an_enrolled(person: Person) -> Enrolment:
    """A permission by two others, with its passkey."""
    enrolment = an_enrolment(person, proposal=a_confirmed_proposal(person), cooling_hours=A_DAY)
    a_passkey(person, enrolment=enrolment)
    return enrolment


def a_secret(enrolment: Enrolment, **said: Any) -> OneTimeSecret:
    row = {
        "person": enrolment.person,
        "enrolment": enrolment,
        "secret_cipher": b"invented",
        "enrolled_at": NOON,
        "usable_from": NOON + A_DAY * HOUR,
    }
    secret = OneTimeSecret.objects.create(**row | said)
    OneTimeStanding.objects.create(secret=secret, last_step=7, since=NOON)
    return secret


def test_a_secret_cools_as_long_as_its_passkey(refused_by: Refuses) -> None:
    enrolment = an_enrolled(a_person())
    with refused_by("one_time_secret_cools"):
        a_secret(enrolment, usable_from=NOON + 23 * HOUR)
    assert a_secret(enrolment)


def test_a_secret_is_the_persons_whose_passkey_was_enrolled(refused_by: Refuses) -> None:
    enrolment = an_enrolled(a_person())
    with refused_by("one_time_secret_beside_its_passkey"):
        a_secret(enrolment, person=a_person("另一人"))


def test_no_secret_stands_without_a_passkey_in_force(refused_by: Refuses) -> None:
    person = a_person()
    alone = an_enrolment(person, proposal=a_confirmed_proposal(person))
    with refused_by("one_time_secret_beside_its_passkey"):
        a_secret(alone)
    passkey = a_passkey(person, enrolment=alone)
    change(passkey.standing, state="ended", ended_reason="new_enrolment")
    with refused_by("one_time_secret_beside_its_passkey"):
        a_secret(alone)


@pytest.mark.parametrize("enrolled_at", [NOON - timedelta(seconds=1), NOON + A_DAY * HOUR])
def test_a_secret_is_enrolled_while_the_codes_are_good(enrolled_at: Any, refused_by: Refuses) -> None:
    with refused_by("one_time_secret_enrolled_in_time"):
        a_secret(an_enrolled(a_person()), enrolled_at=enrolled_at, usable_from=enrolled_at + A_DAY * HOUR)


def test_one_person_has_one_secret_in_force(refused_by: Refuses) -> None:
    person = a_person()
    first = an_enrolled(person)
    secret = a_secret(first)
    change(first.passkey.standing, state="ended", ended_reason="new_enrolment")
    second = an_enrolled(person)
    with refused_by("one_time_secret_one_per_person"):
        a_secret(second)
    change(secret.standing, state="ended", ended_reason="new_enrolment")
    assert a_secret(second)


def test_the_step_never_falls_and_an_end_is_final(refused_by: Refuses) -> None:
    standing = a_secret(an_enrolled(a_person())).standing
    change(standing, last_step=9)
    with refused_by("one_time_standing_rises"):
        change(standing, last_step=8)
    with refused_by("one_time_standing_ended_for_a_reason"):
        change(standing, state="ended")
    change(standing, state="ended", ended_reason="revoked")
    with refused_by("one_time_standing_ends_once"):
        change(standing, state="in_force", ended_reason="")
