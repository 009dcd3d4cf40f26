from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from tests.registry.books import (
    NOON,
    a_case,
    a_certificate,
    a_person,
    an_abandonment,
    an_appointment,
    an_elicence,
    an_entry,
    an_intent,
    an_office,
)

from xinsheng.registry import models

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def _at_once(*deeds: Callable[[], object]) -> list[bool]:
    """Do each in its own connection, all writing before any commits; say which stood."""
    ready = Barrier(len(deeds))

    def attempt(deed: Callable[[], object]) -> bool:
        try:
            with transaction.atomic():
                connection.ensure_connection()
                ready.wait(timeout=20)
                deed()
        except IntegrityError:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as people:
        return list(people.map(attempt, deeds))


def test_two_hands_of_one_person_at_one_moment_leave_one() -> None:
    case, person = a_case(), a_person()

    def take(duty: str) -> models.Hand:
        return models.Hand.objects.create(case=case, person=person, duty=duty, round=1, at=NOON)

    stood = _at_once(lambda: take("issuing_officer"), lambda: take("sealing_officer"))
    assert sorted(stood) == [False, True]
    assert models.Hand.objects.count() == 1


def test_two_appointments_of_one_person_at_one_moment_leave_one() -> None:
    person, office = a_person(), an_office()
    stood = _at_once(
        lambda: an_appointment(person, office, "system_administrator"),
        lambda: an_appointment(person, office, "audit_administrator"),
    )
    assert sorted(stood) == [False, True]
    assert models.Appointment.objects.count() == 1


def test_two_entries_at_one_moment_leave_one_next() -> None:
    chain = a_case().pk
    first = an_entry(chain, 1, previous=None)
    stood = _at_once(*[lambda: an_entry(chain, 2, previous=first.digest)] * 2)
    assert sorted(stood) == [False, True]
    assert models.JournalEntry.objects.filter(chain=chain).count() == 2


def test_a_seal_carried_out_and_abandoned_at_one_moment_has_one_outcome() -> None:
    certificate = a_certificate(a_case())
    an_intent(certificate)
    stood = _at_once(lambda: an_elicence(certificate), lambda: an_abandonment(certificate))
    assert sorted(stood) == [False, True]
    assert models.ELicence.objects.count() + models.SealAbandonment.objects.count() == 1


def test_one_number_given_to_two_cases_at_one_moment_goes_to_one() -> None:
    first = a_case()
    second = a_case(first.office)
    blank = models.Blank.objects.create(no="V520000001", office=first.office, moved_at=NOON)

    def assign(case: models.Case) -> int:
        return models.Blank.objects.filter(pk=blank.pk).update(status="assigned", case=case)

    stood = _at_once(lambda: assign(first), lambda: assign(second))
    assert sorted(stood) == [False, True]
