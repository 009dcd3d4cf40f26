"""A hospital's message against what a person does with the same birth, or with its system, at the same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import RECORDED, a_message, bring_in, case_of, end, send
from tests.casework.scene import AT, Scene, a_block, asked
from tests.province import set_up_province

from xinsheng.casework import door, reviews
from xinsheng.casework.birth_messages import BirthMessage, Came
from xinsheng.casework.hospital_clients import UnableToSpeak
from xinsheng.casework.received_births import receive_birth
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, HospitalClient, ReceivedBirth

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
MOMENT = 0.5  # seconds in which whoever does not wait would be through


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


@pytest.fixture
def there(busy: Scene) -> HospitalClient:
    return bring_in(busy)


def at_its_own(do: Callable[[], Any]) -> Any:
    try:
        return do()
    finally:
        connection.close()


def corrected(scene: Scene) -> BirthMessage:
    return a_message(scene, recorded_at=RECORDED + timedelta(minutes=5), weight_g=3620)


def sent_while(scene: Scene, client: HospitalClient, do: Callable[[], object]) -> Future[Any]:
    """A correction that comes while this is done, and not yet in the books."""
    message, at, begun = corrected(scene), scene.later(), Event()

    def sends() -> Any:
        begun.set()
        return receive_birth(client, message=message, at=at)

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        do()
        sending = pool.submit(at_its_own, sends)
        begun.wait()
        with pytest.raises(TimeoutError):
            sending.result(MOMENT)
    return sending


def test_what_comes_while_the_attendant_signs_asks_them_to_correct(busy: Scene, there: HospitalClient) -> None:
    case = case_of(send(busy, there))

    sending = sent_while(busy, there, lambda: busy.signed(case, block=a_block()))

    assert sending.result().came is Came.REQUESTED
    assert ReceivedBirth.objects.get(seq=2).is_request


def test_a_system_that_ends_while_its_message_comes_opens_nothing(busy: Scene, there: HospitalClient) -> None:
    sending = sent_while(busy, there, lambda: end(busy, there))

    with pytest.raises(UnableToSpeak):
        sending.result()
    assert not Case.objects.exists()


def test_a_print_and_a_message_about_the_same_birth_do_not_wait_for_each_other_for_ever(
    busy: Scene, there: HospitalClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_of(send(busy, there))
    busy.examined(busy.declared(busy.signed(case, block=a_block())))
    message, at, by, tray, has_case = corrected(busy), busy.later(), busy.by("issuing"), busy.tray().pk, Event()
    judges = door.facts_of

    def judges_slowly(case: Case, **said: Any) -> Any:
        """The case is held and the office is not yet: the message comes in between."""
        has_case.set()
        Event().wait(MOMENT)
        return judges(case, **said)

    def sends() -> Any:
        has_case.wait()
        return receive_birth(there, message=message, at=at)

    def prints() -> Any:
        return reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=at, asked=asked())

    monkeypatch.setattr(door, "facts_of", judges_slowly)
    with ThreadPoolExecutor(2) as pool:
        printing, sending = (pool.submit(at_its_own, do) for do in (prints, sends))

    assert printing.result().stage is Stage.PRINTED
    assert sending.result().came is Came.REQUESTED
