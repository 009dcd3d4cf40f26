"""Blanks are asked of the office above, granted there by another person, and no more is sent than was granted."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.casework.couple_scene import refusal
from tests.casework.scene import Scene
from tests.casework.stock_scene import (
    COUNTY,
    OTHER_COUNTY,
    answered,
    asked_above,
    at_the_county,
    counted_in,
    county_office,
    granted,
    lost,
    plan_answered,
    planned,
    sent_down,
)

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.proof_checks import check
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.requisitions import Wanted, course_of, requisition_blanks, withdraw_requisition
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.requisitions import RequisitionState
from xinsheng.registry.models import (
    Appointment,
    BlankRequisition,
    BlankRequisitionAnswer,
    BlankRequisitionWithdrawal,
    BlankTransfer,
    JournalEntry,
    Office,
    count_held,
    next_above,
)

FIRST, LAST = "Z520010001", "Z520010100"


def withdrawn(scene: Scene, requisition: BlankRequisition, *, login: str = "stock") -> None:
    withdraw_requisition(requisition, words="数量有变", by=scene.by(login), at=scene.later())


def covering(scene: Scene, login: str, held: Appointment) -> None:
    """Today this person covers for whoever holds that appointment."""
    payload = {"person": str(scene.person(login).pk), "office": str(held.office_id), "duty": held.duty}
    payload |= {"covers": str(held.pk), "from": scene.today.isoformat(), "until": scene.today.isoformat()}
    cover = propose(ProposalKind.COVER, payload=payload, office=None, by=scene.by("system"), at=scene.later())
    confirm(cover.pk, by=scene.by("security"), at=scene.later())


def test_what_is_held_used_planned_and_drawn_is_counted_by_the_books(scene: Scene) -> None:
    plan_answered(scene, planned(scene, 30, 30, 20, 20, year=2026), 80)
    lost(scene, "Z520000201", "Z520000203")
    scene.sealed()
    first = asked_above(scene, 50, words="")
    assert (first.held, first.held_below, first.used) == (count_held([scene.hospital.pk]), 0, 4)
    assert (first.planned, first.drawn, first.to_office) == (80, 0, county_office())
    answered(scene, first, 40)
    at_the_county(scene, FIRST, LAST)
    sent_down(scene, FIRST, "Z520010040", on=first)
    with pytest.raises(UnableToAct, match="beyond_plan_says_why"):
        asked_above(scene, 41, words="")
    second = asked_above(scene, 40, words="")
    assert (second.planned, second.drawn, second.seq) == (80, 40, 2)


def test_what_the_county_asks_for_counts_what_lies_below_it(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    asked = asked_above(scene, 500, office=county_office(), login="county-stock")
    assert asked.held == count_held([county_office().pk])
    assert asked.held_below >= count_held([scene.hospital.pk]) > 0
    assert asked.to_office == next_above(county_office(), on=scene.today)


@pytest.mark.parametrize("login", [COUNTY, "county-stock", "supervisor", "sealkeeper", OTHER_COUNTY, "system"])
def test_only_the_keeper_of_the_office_asks_and_withdraws(scene: Scene, login: str) -> None:
    assert refusal(lambda: asked_above(scene, 10, login=login)) == [ReasonCode.NOT_YOUR_DUTY]
    requisition = asked_above(scene, 10)
    assert refusal(lambda: withdrawn(scene, requisition, login=login)) == [ReasonCode.NOT_YOUR_DUTY]


@pytest.mark.parametrize("login", ["county-stock", "supervisor", "stock", "province", OTHER_COUNTY, "system"])
def test_only_the_supervisor_of_the_office_that_was_asked_answers(scene: Scene, login: str) -> None:
    requisition = asked_above(scene, 10)
    assert refusal(lambda: answered(scene, requisition, 10, login=login)) == [ReasonCode.NOT_YOUR_DUTY]
    answered(scene, requisition, 10)


def test_while_the_keeper_is_on_leave_who_covers_for_them_asks_and_never_answers_it(scene: Scene) -> None:
    covering(scene, COUNTY, Appointment.objects.get(person=scene.person("stock"), duty="stock_keeper"))
    requisition = asked_above(scene, 10, login=COUNTY)
    with pytest.raises(UnableToAct, match="own_requisition"):
        answered(scene, requisition, 10)
    with pytest.raises(IntegrityError, match="who asked does not answer"), transaction.atomic():
        BlankRequisitionAnswer.objects.create(
            requisition=requisition, granted=10, answered_by=scene.person(COUNTY), at=scene.at
        )
    covering(scene, "reviewer", Appointment.objects.get(person=scene.person(COUNTY), duty="supervisor"))
    answered(scene, requisition, 10, login="reviewer")


def test_an_office_has_one_requisition_open_at_a_time(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    first = asked_above(scene, 10)
    with pytest.raises(UnableToAct, match="requisition_open"):
        asked_above(scene, 10)
    answered(scene, first, 0)  # declined
    second = asked_above(scene, 10)
    answered(scene, second, 5)
    with pytest.raises(UnableToAct, match="requisition_open"):
        asked_above(scene, 10)
    sent_down(scene, FIRST, "Z520010005", on=second)  # all of it
    third = asked_above(scene, 10)
    withdrawn(scene, third)
    fourth = asked_above(scene, 10)
    states = [course_of(one).state for one in (first, second, third, fourth)]
    assert states == [
        RequisitionState.DECLINED,
        RequisitionState.SENT,
        RequisitionState.WITHDRAWN,
        RequisitionState.ASKED,
    ]
    row = {
        name: getattr(fourth, name) for name in ("office", "to_office", "first_on", "last_on", "quantity", "words")
    }
    row |= {
        "held": 0,
        "held_below": 0,
        "used": 0,
        "planned": 0,
        "drawn": 0,
        "asked_by": fourth.asked_by,
        "at": scene.at,
    }
    for seq, promise in ((5, "one requisition open at a time"), (4, "one_after_the_other")):
        with pytest.raises(IntegrityError, match=promise), transaction.atomic():
            BlankRequisition.objects.create(seq=seq, **row)


def test_beyond_the_plan_it_says_why_and_asks_for_days_of_one_year_to_come(scene: Scene) -> None:
    with pytest.raises(UnableToAct, match="beyond_plan_says_why"):
        asked_above(scene, 1, words="")
    for first_on, last_on in (
        (date(2026, 10, 1), date(2026, 11, 21)),
        (date(2026, 12, 1), date(2027, 1, 31)),
    ):
        wanted = Wanted(quantity=1, first_on=first_on, last_on=last_on, words="急用")
        with pytest.raises(UnableToAct, match="period_not_to_come"):
            requisition_blanks(scene.hospital, wanted=wanted, by=scene.by("stock"), at=scene.later())
    row = {"office": scene.hospital, "to_office": county_office(), "seq": 1, "asked_by": scene.person("stock")}
    row |= {"first_on": scene.today, "last_on": scene.today, "quantity": 1, "at": scene.at, "words": "急用"}
    row |= {"held": 0, "held_below": 0, "used": 0, "planned": 0, "drawn": 0}
    for change, promise in (
        ({"words": ""}, "beyond_plan_says_why"),
        ({"last_on": date(2027, 1, 1)}, "of_one_year"),
        ({"quantity": 0}, "quantity"),
        ({"held": -1}, "counts"),
        ({"to_office": scene.hospital}, "goes_up"),
        ({"seq": 2}, "one requisition open"),
    ):
        with pytest.raises(IntegrityError, match=promise), transaction.atomic():
            BlankRequisition.objects.create(**row | change)


def test_who_grants_less_says_why_and_nobody_grants_more_or_twice(scene: Scene) -> None:
    requisition = asked_above(scene, 10)
    for number, words, code in ((9, "", "less_says_why"), (0, "", "less_says_why"), (11, "多给", "more_than_asked")):
        with pytest.raises(UnableToAct, match=code):
            answered(scene, requisition, number, words=words)
    row = {"requisition": requisition, "answered_by": scene.person(COUNTY), "at": scene.at}
    for change, promise in (
        ({"granted": 9}, "says why"),
        ({"granted": 11, "words": "多给"}, "no more is granted"),
        ({"granted": -1, "words": "少给"}, "granted"),
    ):
        with pytest.raises(IntegrityError, match=promise), transaction.atomic():
            BlankRequisitionAnswer.objects.create(**row | change)
    answered(scene, requisition, 9)
    with pytest.raises(UnableToAct, match="answered_above"):
        answered(scene, requisition, 10)


def test_what_was_withdrawn_is_neither_answered_nor_sent_and_what_has_ended_is_not_withdrawn(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    one = asked_above(scene, 10)
    withdrawn(scene, one)
    with pytest.raises(UnableToAct, match="requisition_over"):
        answered(scene, one, 10)
    with pytest.raises(UnableToAct, match="requisition_over"):
        withdrawn(scene, one)
    with pytest.raises(IntegrityError, match="withdrawn is not answered"), transaction.atomic():
        BlankRequisitionAnswer.objects.create(
            requisition=one, granted=10, answered_by=scene.person(COUNTY), at=scene.at
        )
    other = granted(scene, 10)
    sent_down(scene, FIRST, "Z520010004", on=other)
    withdrawn(scene, other)
    with pytest.raises(UnableToAct, match="not_granted"):
        sent_down(scene, "Z520010005", "Z520010006", on=other)
    third = asked_above(scene, 90)
    assert third.drawn == 4  # of what was withdrawn only what was sent
    answered(scene, third, 0)
    for ended in (one, third):
        with pytest.raises(IntegrityError, match="ended is not withdrawn"), transaction.atomic():
            BlankRequisitionWithdrawal.objects.create(
                requisition=ended, words="x", withdrawn_by=scene.person("stock"), at=scene.at
            )


def test_it_is_drawn_in_lots_and_never_beyond_what_was_granted(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    requisition = asked_above(scene, 50)
    with pytest.raises(UnableToAct, match="not_granted"):
        sent_down(scene, FIRST, FIRST, on=requisition)
    answered(scene, requisition, 30)
    transfer = sent_down(scene, FIRST, "Z520010020", on=requisition)
    assert (course_of(requisition).state, course_of(requisition).left) == (RequisitionState.PARTLY_SENT, 10)
    counted_in(scene, transfer)
    with pytest.raises(UnableToAct, match="more_than_left") as refused:
        sent_down(scene, "Z520010021", "Z520010031", on=requisition)
    assert refused.value.about == "10"
    row = {"office": county_office(), "to_office": scene.hospital, "sent_by": scene.person("county-stock")}
    row |= {"first_no": "Z520010021", "last_no": "Z520010031", "quantity": 11, "at": scene.at}
    with pytest.raises(IntegrityError, match="no more is sent"), transaction.atomic():
        BlankTransfer.objects.create(answers=requisition, **row)
    elsewhere = Office.objects.get(name__startswith="凯里市新生人民医院")
    row |= {"last_no": "Z520010021", "quantity": 1, "to_office": elsewhere}
    with pytest.raises(IntegrityError, match="no more is sent"), transaction.atomic():
        BlankTransfer.objects.create(answers=requisition, **row)
    sent_down(scene, "Z520010021", "Z520010030", on=requisition)
    assert course_of(requisition).state is RequisitionState.SENT
    with pytest.raises(UnableToAct, match="not_granted"):
        sent_down(scene, "Z520010031", "Z520010031", on=requisition)


def test_the_same_page_sent_twice_asks_once(scene: Scene) -> None:
    key = uuid4()
    assert asked_above(scene, 10, key=key) == asked_above(scene, 10, key=key)
    with pytest.raises(UnableToAct, match="other_body"):
        asked_above(scene, 11, key=key)


def test_the_province_has_nobody_to_ask_and_a_merged_county_is_asked_no_more(scene: Scene) -> None:
    requisition = asked_above(scene, 10)
    Office.objects.filter(pk=county_office().pk).update(closed_on=scene.today)
    withdrawn(scene, requisition)
    over = asked_above(scene, 10)
    assert over.to_office.kind in {"prefecture", "province"}
    province = Office.objects.get(kind="province")
    covering(scene, "doctor", Appointment.objects.get(person=scene.person("stock"), duty="stock_keeper"))
    held = Appointment.objects.get(person=scene.person("stock"), duty="stock_keeper")
    payload = {"person": str(scene.person("doctor").pk), "office": str(province.pk), "duty": held.duty}
    payload |= {"from": scene.today.isoformat()}
    appointed = propose(
        ProposalKind.APPOINTMENT, payload=payload, office=None, by=scene.by("system"), at=scene.later()
    )
    confirm(appointed.pk, by=scene.by("security"), at=scene.later())
    with pytest.raises(UnableToAct, match="nobody_to_ask"):
        asked_above(scene, 10, office=province, login="doctor")


def test_each_step_is_one_line_of_its_own_chain(scene: Scene) -> None:
    at_the_county(scene, FIRST, LAST)
    requisition = asked_above(scene, 20)
    answered(scene, requisition, 10)
    sent = sent_down(scene, FIRST, "Z520010004", on=requisition)
    withdrawn(scene, requisition)
    acts = JournalEntry.objects.filter(chain=requisition.pk).order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["requisition_blanks", "answer_requisition", "withdraw_requisition"]
    assert [one.act for one in JournalEntry.objects.filter(chain=sent.pk)] == ["send_blanks"]
    assert [*check(chain=requisition.pk).broken, *check(chain=sent.pk).broken] == []
