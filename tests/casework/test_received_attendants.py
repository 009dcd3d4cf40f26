"""Whose an entry is that a hospital's system sent, as its messages go on; and which admission is which."""

from datetime import timedelta
from typing import Any

import pytest
from tests.casework.hospital_scene import RECORDED, a_message, bring_in, case_of, licence_of, send
from tests.casework.scene import Scene, a_block, asked

from xinsheng.casework import deliveries
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import Came, Received
from xinsheng.casework.received_deliveries import receive_deliveries
from xinsheng.law.delivery import BIRTHS_APART
from xinsheng.registry.models import Case, HospitalClient

LATER = RECORDED + timedelta(minutes=5)


@pytest.fixture
def client_there(scene: Scene) -> HospitalClient:
    return bring_in(scene)


def for_the_second(scene: Scene, client: HospitalClient, **changes: Any) -> Received:
    return send(scene, client, recorded_at=LATER, attendant_no=licence_of(scene, "midwife2"), **changes)


def test_a_correction_gives_the_entry_to_the_attendant_it_names(scene: Scene, client_there: HospitalClient) -> None:
    send(scene, client_there)

    came = for_the_second(scene, client_there)

    assert (came.came, came.kept_by_another) == (Came.CORRECTED, False)
    assert case_of(came).holder == scene.person("midwife2")


def test_an_entry_that_somebody_types_in_is_not_given_to_another(scene: Scene, client_there: HospitalClient) -> None:
    case = case_of(send(scene, client_there))
    deliveries.save_delivery_draft(case.pk, payload={"weight_g": 3260}, by=scene.by("midwife"), at=scene.later())

    came, again = for_the_second(scene, client_there), for_the_second(scene, client_there)

    assert [(one.attendant_found, one.kept_by_another) for one in (came, again)] == [(True, True)] * 2
    assert case_of(came).holder == scene.person("midwife")


def test_an_entry_that_somebody_took_or_opened_is_not_given_to_another(
    scene: Scene, client_there: HospitalClient
) -> None:
    taken = case_of(send(scene, client_there, attendant_no=""))
    deliveries.take_entry(taken.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    (opened,) = scene.opened(inpatient_no="ZY2")

    came = [
        for_the_second(scene, client_there),
        for_the_second(scene, client_there, identifier="NB-2", inpatient_no="ZY2"),
    ]

    assert [one.case_id for one in came] == [taken.pk, opened.pk]
    assert [(one.kept_by_another, case_of(one).holder) for one in came] == [(True, scene.person("midwife"))] * 2


@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "one by one"])
def test_each_twin_waits_for_its_own_attendant(scene: Scene, client_there: HospitalClient, *, together: bool) -> None:
    twins = [
        a_message(
            scene, identifier=f"NB-{order}", plurality=2, birth_order=order, attendant_no=licence_of(scene, who)
        )
        for order, who in ((1, "midwife"), (2, "midwife2"))
    ]

    for delivery in [twins] if together else [[twin] for twin in twins]:
        receive_deliveries(client_there, deliveries=[delivery], at=scene.later())

    holders = [case.holder for case in Case.objects.order_by("birth_order")]
    assert holders == [scene.person("midwife"), scene.person("midwife2")]


def test_a_patient_s_number_for_life_is_another_admission_after_seven_months(
    scene: Scene, client_there: HospitalClient
) -> None:
    first = case_of(send(scene, client_there))
    scene.signed(first, block=a_block())
    born = a_block().born_local
    with pytest.raises(UnableToAct):
        send(scene, client_there, identifier="NB-2", recorded_at=LATER)

    scene.at += BIRTHS_APART
    answers = receive_deliveries(
        client_there,
        deliveries=[[a_message(scene, identifier="NB-2", recorded_at=scene.at, born_local=born + BIRTHS_APART)]],
        at=scene.later(),
    )

    (other,) = Case.objects.exclude(pk=first.pk)
    assert [[(one.came, one.case_id) for one in several] for several in answers if isinstance(several, list)] == [
        [(Came.OPENED, other.pk)]
    ]
