from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Queue
from threading import Event

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from tests.conftest import BookAddresses
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


AtOnce = Callable[[Callable[[], object], Callable[[], object]], list[bool]]
WAITS = "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = %s"


@pytest.fixture
def at_once(book_addresses: BookAddresses) -> Iterator[AtOnce]:
    """Do the first and, before it commits, begin the second; say which of them stood."""

    def second_attempt(deed: Callable[[], object], backend: "Queue[int]") -> bool:
        try:
            with transaction.atomic():
                connection.ensure_connection()
                backend.put(connection.connection.info.backend_pid)
                deed()
        except IntegrityError:
            return False
        else:
            return True
        finally:
            connection.close()

    def waits_or_is_done(pid: int, second: "Future[bool]") -> bool:
        row = onlooker.execute(WAITS, [pid]).fetchone()
        return second.done() or bool(row and row[0])

    def doing(first: Callable[[], object], second: Callable[[], object]) -> list[bool]:
        backend: Queue[int] = Queue()
        with ThreadPoolExecutor(1) as other:
            with transaction.atomic():
                first()
                after = other.submit(second_attempt, second, backend)
                pid = backend.get(timeout=20)
                while not waits_or_is_done(pid, after):
                    Event().wait(0.01)
            return [True, after.result(timeout=20)]

    with psycopg.connect(book_addresses.application, autocommit=True) as onlooker:
        yield doing


def test_two_hands_of_one_person_at_one_moment_leave_one(at_once: AtOnce) -> None:
    case, person = a_case(), a_person()

    def take(duty: str) -> models.Hand:
        return models.Hand.objects.create(case=case, person=person, duty=duty, round=1, at=NOON)

    stood = at_once(lambda: take("issuing_officer"), lambda: take("sealing_officer"))
    assert stood == [True, False]
    assert models.Hand.objects.count() == 1


def test_two_appointments_of_one_person_at_one_moment_leave_one(at_once: AtOnce) -> None:
    person, office = a_person(), an_office()
    stood = at_once(
        lambda: an_appointment(person, office, "system_administrator"),
        lambda: an_appointment(person, office, "audit_administrator"),
    )
    assert stood == [True, False]
    assert models.Appointment.objects.count() == 1


def test_two_entries_at_one_moment_leave_one_next(at_once: AtOnce) -> None:
    chain = a_case().pk
    first = an_entry(chain, 1, previous=None)
    stood = at_once(*[lambda: an_entry(chain, 2, previous=bytes(first.digest))] * 2)
    assert stood == [True, False]
    assert models.JournalEntry.objects.filter(chain=chain).count() == 2


def test_a_seal_carried_out_and_abandoned_at_one_moment_has_one_outcome(at_once: AtOnce) -> None:
    certificate = a_certificate(a_case())
    an_intent(certificate)
    stood = at_once(lambda: an_elicence(certificate), lambda: an_abandonment(certificate))
    assert stood == [True, False]
    assert models.ELicence.objects.count() + models.SealAbandonment.objects.count() == 1


def test_one_number_given_to_two_cases_at_one_moment_goes_to_one(at_once: AtOnce) -> None:
    first = a_case()
    second = a_case(first.office)
    blank = models.Blank.objects.create(no="V520000001", office=first.office, moved_at=NOON)

    def assign(case: models.Case) -> int:
        return models.Blank.objects.filter(pk=blank.pk).update(status="assigned", case=case)

    stood = at_once(lambda: assign(first), lambda: assign(second))
    assert stood == [True, False]
