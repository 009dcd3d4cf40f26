"""What a hospital's system says of one newborn again, late, after the signature, or too often."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import RECORDED, a_message, bring_in, case_of, end, send
from tests.casework.scene import AT, Scene, a_block, asked
from tests.province import set_up_province

from xinsheng.casework import deliveries, received_versions
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import Came, Received
from xinsheng.casework.proof_checks import check
from xinsheng.casework.received_births import find_received
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import Case, HospitalClient, ReceivedAgain, ReceivedBirth, Submission

__all__ = ["own_keys"]


@pytest.fixture
def client_there(scene: Scene) -> HospitalClient:
    return bring_in(scene)


def said(scene: Scene, client: HospitalClient, minute: int, **changes: Any) -> Received:
    return send(scene, client, recorded_at=RECORDED + timedelta(minutes=minute), **changes)


def corrected(scene: Scene, case: Case, **changes: Any) -> None:
    deliveries.correct_delivery(
        case.pk, block=a_block(**changes), reason="录错", by=scene.by("midwife"), at=scene.later(), asked=asked()
    )


def asking(scene: Scene) -> int:
    return ReceivedBirth.objects.asking(scene.person("midwife")).count()


def test_what_was_recorded_before_a_repetition_comes_too_late(scene: Scene, client_there: HospitalClient) -> None:
    said(scene, client_there, 0, weight_g=3000)
    repeated = said(scene, client_there, 10, weight_g=3000)

    with pytest.raises(UnableToAct) as late:
        said(scene, client_there, 5, weight_g=3620)
    with pytest.raises(UnableToAct) as other:
        said(scene, client_there, 10, weight_g=3620)

    assert (late.value.code, other.value.code) == ("older_message", "other_content")
    block = find_received(case_of(repeated))
    assert block is not None
    assert block.weight_g == 3000
    assert said(scene, client_there, 11, weight_g=3620).came is Came.CORRECTED
    assert said(scene, client_there, 10, weight_g=3000).came is Came.REPEATED


def test_a_request_that_the_hospital_takes_back_is_over(scene: Scene, client_there: HospitalClient) -> None:
    case = case_of(said(scene, client_there, 0))
    scene.signed(case, block=a_block())
    said(scene, client_there, 5, weight_g=3620)
    assert (case_of(said(scene, client_there, 5, weight_g=3620)).flags, asking(scene)) == (["hospital_differs"], 1)

    taken_back = said(scene, client_there, 10)

    assert (taken_back.came, taken_back.version) == (Came.AGREES, 3)
    assert (case_of(taken_back).flags, asking(scene)) == ([], 0)
    assert check(case.pk).broken == ()


def test_once_the_attendant_corrects_as_asked_the_same_request_is_agreed_to(
    scene: Scene, client_there: HospitalClient
) -> None:
    case = case_of(said(scene, client_there, 0))
    scene.signed(case, block=a_block())
    assert said(scene, client_there, 5, weight_g=3620).came is Came.REQUESTED

    corrected(scene, case, weight_g=3620)

    assert said(scene, client_there, 5, weight_g=3620).came is Came.AGREES
    assert said(scene, client_there, 60, weight_g=3620).came is Came.AGREES
    assert said(scene, client_there, 70).came is Came.REQUESTED


def test_what_says_just_what_was_sealed_is_not_told_that_it_is_too_late(
    scene: Scene, client_there: HospitalClient
) -> None:
    case = case_of(said(scene, client_there, 0, weight_g=3620))
    scene.signed(case, block=a_block())
    scene.sealed(scene.printed(scene.examined(scene.declared(Case.objects.get(pk=case.pk)))))

    came = said(scene, client_there, 5)

    assert (came.came, came.version) == (Came.AGREES, 1)
    assert ReceivedBirth.objects.count() == 1


def test_nobody_corrects_without_end(
    scene: Scene, client_there: HospitalClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(received_versions, "MOST_VERSIONS", 2)
    said(scene, client_there, 0)
    said(scene, client_there, 1, weight_g=3001)

    with pytest.raises(UnableToAct) as often:
        said(scene, client_there, 2, weight_g=3002)
    assert often.value.code == "too_many_versions"
    assert said(scene, client_there, 1, weight_g=3001).came is Came.REPEATED


def test_nothing_that_is_kept_lets_a_block_be_guessed(scene: Scene, client_there: HospitalClient) -> None:
    said(scene, client_there, 0)
    message = a_message(scene)

    plain = canonical_bytes({"block": message.payload, "attendant": message.attendant_no})
    guesses = {sha256(plain).digest(), sha256(message.canonical_block).digest()}
    kept = [
        bytes(ReceivedBirth.objects.get().digest),
        *map(bytes, Submission.objects.values_list("body_digest", flat=True)),
    ]
    assert guesses.isdisjoint(kept)


@pytest.mark.parametrize(
    ("changes", "promise"),
    [
        ({"identifier": "NB-9", "seq": 1, "previous": None}, "its only one"),
        ({"is_request": True}, "nobody has signed"),
        ({"recorded_at": RECORDED + timedelta(minutes=3)}, "was recorded later"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_the_books_hold_every_message_to_one_newborn(
    scene: Scene, client_there: HospitalClient, changes: dict[str, Any], promise: str
) -> None:
    said(scene, client_there, 0)
    said(scene, client_there, 4)

    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        add_version(**changes)


def test_the_books_let_no_identifier_go_to_another_newborn(scene: Scene, client_there: HospitalClient) -> None:
    said(scene, client_there, 0)
    (other,) = scene.opened(inpatient_no="ZY2")

    with pytest.raises(IntegrityError, match="one newborn"), transaction.atomic():
        add_version(case=other)


def test_the_books_take_nothing_of_a_system_that_has_ended(scene: Scene, client_there: HospitalClient) -> None:
    said(scene, client_there, 0)
    end(scene, client_there)

    with pytest.raises(IntegrityError, match="has ended"), transaction.atomic():
        add_version()


def test_the_books_let_what_was_said_again_only_go_on(scene: Scene, client_there: HospitalClient) -> None:
    said(scene, client_there, 0)
    said(scene, client_there, 4)

    with pytest.raises(IntegrityError, match="each time later"), transaction.atomic():
        ReceivedAgain.objects.update(recorded_at=RECORDED + timedelta(minutes=3))


def add_version(**changes: Any) -> None:
    """Add the next version of the only newborn that was sent, past every check of ours."""
    row = ReceivedBirth.objects.get()
    row.previous_id, row.pk, row.seq = row.pk, uuid4(), row.seq + 1
    row.recorded_at += timedelta(hours=1)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_what_was_sent_and_is_put_otherwise_later_is_found(
    transactional_db: None, own_keys: None, owner: psycopg.Connection
) -> None:
    set_up_province(at=AT)
    scene = Scene()
    case = case_of(send(scene, bring_in(scene)))
    assert check(case.pk).broken == ()

    owner.execute("ALTER TABLE received_birth DISABLE TRIGGER USER")
    owner.execute("UPDATE received_birth SET recorded_at = recorded_at + interval '1 day'")
    owner.commit()
    changed = {(one.table, one.code) for one in check(case.pk).broken}
    owner.execute("DELETE FROM received_birth")
    owner.commit()
    gone = {(one.table, one.code) for one in check(case.pk).broken}
    owner.execute("ALTER TABLE received_birth ENABLE TRIGGER USER")
    owner.commit()

    assert (changed, gone) == ({("received_birth", "not_in_journal")}, {("received_birth", "missing")})
    connection.close()
