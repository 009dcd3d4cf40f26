"""A batch from a hospital's system leaves the books as its births would have left them one by one."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext
from tests.casework.hospital_scene import RECORDED, a_message, bring_in
from tests.casework.scene import Scene

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import BirthMessage, Came
from xinsheng.casework.proof_checks import check
from xinsheng.casework.received_births import find_received, receive_births
from xinsheng.casework.received_deliveries import Answer, receive_deliveries
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.registry.models import Case, HospitalClient, JournalEntry, Office, ReceivedBirth, Submission

DRAWN = {"id", "newborn", "delivery", "case", "chain", "entry"}  # at random, for every birth anew
SEALED = {"payload_cipher", "body", "digest", "previous_digest", "statement_digest"}  # of what was drawn
MOST_QUESTIONS = 30  # to the books, for a batch of any size
Batch = list[list[BirthMessage]]


@pytest.fixture
def client_there(scene: Scene) -> HospitalClient:
    return bring_in(scene)


def a_birth(scene: Scene, number: int, **changes: Any) -> BirthMessage:
    return a_message(scene, identifier=f"NB-{number}", **({"inpatient_no": f"ZY{number}"} | changes))


def twins(scene: Scene, number: int) -> list[BirthMessage]:
    same = {"inpatient_no": f"ZYT{number}", "plurality": 2}
    return [a_birth(scene, number + order, birth_order=order, **same) for order in (1, 2)]


def a_batch(scene: Scene) -> Batch:
    """An ordinary birth, one by nobody we know, one by another name, twins, and one twin before the other."""
    return [
        [a_birth(scene, 1)],
        [a_birth(scene, 2, attendant_no="无此证", weight_g=2100)],
        [a_birth(scene, 3, attendant_name="别人")],
        twins(scene, 10),
        twins(scene, 20)[1:],
    ]


def shown(rows: Any, *, apart: set[str] = SEALED) -> list[dict[str, Any]]:
    """The rows without what is drawn at random."""
    return [{name: value for name, value in model_to_dict(row).items() if name not in DRAWN | apart} for row in rows]


def what_is_kept() -> dict[str, Any]:
    """Everything the books keep of the births in them, but for what is drawn at random."""
    cases = list(Case.objects.select_related("key", "newborn__delivery").order_by("inpatient_no", "birth_order"))
    assert all(case.key.wrapped for case in cases)
    return {
        "cases": shown(cases),
        "deliveries": shown(case.newborn.delivery for case in cases if case.newborn),
        "messages": shown(ReceivedBirth.objects.order_by("identifier"), apart={"payload_cipher"}),
        "blocks": [find_received(case) for case in cases],
        "journal": [shown(JournalEntry.objects.filter(chain=case.pk).order_by("seq")) for case in cases],
        "answers": sorted(
            (row.act, row.result["version"], row.result["stage"], len(row.result["answer"]))
            for row in Submission.objects.filter(act__in=("receive_birth", "receive_block"))
        ),
    }


def kept_after(take: Callable[[], object]) -> dict[str, Any]:
    """What the books keep after this, which is then undone."""
    with transaction.atomic():
        take()
        kept = what_is_kept()
        transaction.set_rollback(True)
    return kept


def test_a_batch_is_kept_as_its_births_would_be_one_by_one(scene: Scene, client_there: HospitalClient) -> None:
    batch, at = a_batch(scene), scene.later()

    singly = kept_after(lambda: [receive_births(client_there, messages=one, at=at) for one in batch])
    together = kept_after(lambda: receive_deliveries(client_there, deliveries=batch, at=at))

    assert together == singly
    assert len(together["cases"]) == 7
    assert len(together["messages"]) == 6


def test_a_batch_is_answered_as_its_births_would_be_one_by_one(scene: Scene, client_there: HospitalClient) -> None:
    answers = receive_deliveries(client_there, deliveries=a_batch(scene), at=scene.later())

    assert [[(one.came, one.version, one.attendant_found) for one in several] for several in lists(answers)] == [
        [(Came.OPENED, 1, True)],
        [(Came.OPENED, 1, False)],
        [(Came.OPENED, 1, False)],
        [(Came.OPENED, 1, True)] * 2,
        [(Came.OPENED, 1, True)],
    ]


def lists(answers: list[Answer]) -> list[Any]:
    assert all(isinstance(one, list) for one in answers)
    return answers


def test_every_entry_that_a_batch_leaves_proves_its_chain(scene: Scene, client_there: HospitalClient) -> None:
    receive_deliveries(client_there, deliveries=a_batch(scene), at=scene.later())

    checked = [check(case.pk) for case in Case.objects.all()]
    assert [one.broken for one in checked] == [()] * 7
    assert sorted(one.entries for one in checked) == [1, 2, 2, 2, 2, 2, 2]


def test_a_batch_sent_again_is_there_once(scene: Scene, client_there: HospitalClient) -> None:
    batch = a_batch(scene)
    first = receive_deliveries(client_there, deliveries=batch, at=scene.later())

    again = receive_deliveries(client_there, deliveries=batch, at=scene.later())

    assert [[one.case_id for one in several] for several in lists(again)] == [
        [one.case_id for one in several] for several in lists(first)
    ]
    assert {one.came for several in lists(again) for one in several} == {Came.REPEATED}
    assert (Case.objects.count(), ReceivedBirth.objects.count()) == (7, 6)


def test_the_good_are_taken_and_the_law_names_the_bad(scene: Scene, client_there: HospitalClient) -> None:
    bad = [twins(scene, 30)[0], a_birth(scene, 39, inpatient_no="ZYT30", plurality=2, birth_order=2, weight_g=33)]

    answers = receive_deliveries(
        client_there, deliveries=[[a_birth(scene, 1)], bad, [a_birth(scene, 2)]], at=scene.later()
    )

    refused = answers[1]
    assert isinstance(refused, NotAllowed)
    assert {reason.code for reason in refused.reasons} == {ReasonCode.DELIVERY_INCOMPLETE}
    assert set(Case.objects.values_list("inpatient_no", flat=True)) == {"ZY1", "ZY2"}


def test_a_hospital_without_a_licence_opens_none_of_a_batch(scene: Scene, client_there: HospitalClient) -> None:
    Office.objects.filter(pk=scene.hospital.pk).update(licence_until=scene.today - timedelta(days=1))

    answers = receive_deliveries(client_there, deliveries=a_batch(scene), at=scene.later())

    assert {type(one) for one in answers} == {NotAllowed}
    assert Case.objects.count() == JournalEntry.objects.filter(act="receive_birth").count() == 0


def later(message: BirthMessage, *, minutes: int = 5) -> datetime:
    return message.recorded_at + timedelta(minutes=minutes)


def test_what_a_batch_says_twice_is_taken_in_its_order(scene: Scene, client_there: HospitalClient) -> None:
    first = a_birth(scene, 1)
    corrected = a_birth(scene, 1, weight_g=3620, recorded_at=later(first))
    old = a_birth(scene, 1, weight_g=3000, recorded_at=RECORDED + timedelta(minutes=1))

    answers = receive_deliveries(client_there, deliveries=[[first], [corrected], [old]], at=scene.later())

    assert [one.came for several in lists(answers[:2]) for one in several] == [Came.OPENED, Came.CORRECTED]
    assert isinstance(answers[2], UnableToAct)
    assert answers[2].code == "older_message"
    assert Case.objects.count() == 1


def test_twins_sent_each_by_themselves_in_one_batch_are_one_delivery(
    scene: Scene, client_there: HospitalClient
) -> None:
    one, other = twins(scene, 10)

    answers = receive_deliveries(client_there, deliveries=[[other], [one]], at=scene.later())

    assert {one.came for several in lists(answers) for one in several} == {Came.OPENED}
    assert len({case.newborn.delivery_id for case in Case.objects.select_related("newborn") if case.newborn}) == 1


def test_two_identifiers_of_one_newborn_in_one_batch_are_one_birth(
    scene: Scene, client_there: HospitalClient
) -> None:
    same = a_birth(scene, 2, inpatient_no="ZY1")

    answers = receive_deliveries(client_there, deliveries=[[a_birth(scene, 1)], [same]], at=scene.later())

    assert isinstance(answers[1], UnableToAct)
    assert answers[1].code == "other_identifier"
    assert Case.objects.count() == 1


def test_a_batch_that_fails_half_way_leaves_nothing_and_may_be_sent_again(
    scene: Scene, client_there: HospitalClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = a_batch(scene)
    with monkeypatch.context() as patched, transaction.atomic():
        patched.setattr("xinsheng.casework.door.keep_answers", broken)
        with pytest.raises(IntegrityError), transaction.atomic():
            receive_deliveries(client_there, deliveries=batch, at=scene.later())
    assert Case.objects.count() == ReceivedBirth.objects.count() == 0

    receive_deliveries(client_there, deliveries=batch, at=scene.later())
    assert Case.objects.count() == 7


def broken(_answers: object) -> None:
    raise IntegrityError


def test_the_books_are_asked_as_often_for_fifty_births_as_for_two(scene: Scene, client_there: HospitalClient) -> None:
    counts = []
    for number, size in ((100, 2), (200, 50)):
        batch = [[a_birth(scene, number + place)] for place in range(size)]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            receive_deliveries(client_there, deliveries=batch, at=scene.later())
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST_QUESTIONS
