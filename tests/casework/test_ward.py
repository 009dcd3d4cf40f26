"""The attendant's part: one opening an admission, the shift handed over, a late entry, a correction."""

from datetime import datetime

import pytest
from tests.casework.scene import Scene, a_block, asked

from xinsheng.casework import deliveries, openings
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.snapshots import DELIVERY_DRAFT, find_delivery
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import BlankStatus, Stage
from xinsheng.registry.models import Blank, Case, Delivery, Draft


def test_a_page_that_opens_twins_and_is_sent_again_answers_with_the_same_two_forms(scene: Scene) -> None:
    page, by = asked(), scene.by("midwife")
    admission = openings.Admission(mother_name="龙小梅", inpatient_no="ZY7", plurality=2)
    first, again = (
        openings.open_birth(scene.hospital, admission=admission, by=by, at=scene.later(), asked=page)
        for _time in range(2)
    )

    assert first == again
    assert [case.birth_order for case in again] == [1, 2]
    assert Delivery.objects.count() == 1


def test_a_second_opening_of_one_admission_finds_the_first(scene: Scene) -> None:
    (case,) = scene.opened(inpatient_no="ZY8")

    with pytest.raises(UnableToAct, match="already_open") as told:
        scene.opened(inpatient_no="ZY8")

    assert told.value.about == str(case.pk)


def hand_over(scene: Scene, case: Case, *, by: str, to: str) -> None:
    deliveries.hand_over_shift(case.pk, colleague=scene.person(to), by=scene.by(by), at=scene.later(), asked=asked())


def test_a_shift_hands_over_the_entry_with_what_was_typed(scene: Scene) -> None:
    (case,) = scene.opened()
    deliveries.save_delivery_draft(case.pk, payload={"sex": "female"}, by=scene.by("midwife"), at=scene.later())

    hand_over(scene, case, by="midwife", to="midwife2")

    case.refresh_from_db()
    assert case.holder == scene.person("midwife2")
    assert find_draft(case, section=DELIVERY_DRAFT, person=scene.person("midwife2")) == {"sex": "female"}
    with pytest.raises(NotAllowed, match="not_holder_of_entry"):
        scene.signed(case)


def test_one_draft_goes_with_the_entry_and_those_of_earlier_shifts_are_dropped(scene: Scene) -> None:
    (case,) = scene.opened()
    for login in ("midwife", "midwife2"):
        deliveries.save_delivery_draft(case.pk, payload={"by": login}, by=scene.by(login), at=scene.later())

    hand_over(scene, case, by="midwife", to="doctor")

    assert find_draft(case, section=DELIVERY_DRAFT, person=scene.person("doctor")) == {"by": "midwife"}
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("colleague", ["issuing", "elsewhere-midwife", "mother"])
def test_an_entry_goes_only_to_a_colleague_who_attends_births_there(scene: Scene, colleague: str) -> None:
    (case,) = scene.opened()

    with pytest.raises(UnableToAct, match="not_an_attendant"):
        hand_over(scene, case, by="midwife", to=colleague)

    case.refresh_from_db()
    assert case.holder == scene.person("midwife")


def test_an_entry_opened_by_mistake_is_taken_back_with_its_reason_and_frees_the_admission(scene: Scene) -> None:
    (case,) = scene.opened()

    deliveries.withdraw_entry(
        case.pk, reason="产妇未分娩，误开", by=scene.by("midwife"), at=scene.later(), asked=asked()
    )

    case.refresh_from_db()
    assert case.stage == Stage.CLOSED
    assert [said.reason for said in reasons_said(case)] == ["产妇未分娩，误开"]
    assert scene.opened()[0] != case


def test_an_entry_signed_after_a_day_says_why_and_stays_marked_as_late(scene: Scene) -> None:
    (case,) = scene.opened()
    block = a_block(born_local=datetime(2026, 11, 21, 9, 30))  # noqa: DTZ001  civil time
    by = scene.by("midwife")
    with pytest.raises(NotAllowed, match="late_reason_needed"):
        deliveries.sign_delivery(case.pk, block=block, late_reason="", by=by, at=scene.later(), asked=asked())

    deliveries.sign_delivery(case.pk, block=block, late_reason="抢救产妇", by=by, at=scene.later(), asked=asked())

    case.refresh_from_db()
    assert case.late
    assert "late_entry" in case.flags
    assert deliveries.reasons_signed(case.delivery_records.get()) == ("抢救产妇", "")


def test_a_correction_after_printing_voids_the_number_and_the_first_block_stays(scene: Scene) -> None:
    case = scene.printed()
    certificate = case.certificates.get()

    deliveries.correct_delivery(
        case.pk,
        block=a_block(weight_g=3620),
        reason="体重录反",
        by=scene.by("midwife"),
        at=scene.later(),
        asked=asked(),
    )

    case.refresh_from_db()
    first, second = case.delivery_records.order_by("seq")
    assert case.stage == Stage.DECLARED
    assert Blank.objects.get(pk=certificate.blank_id).status == BlankStatus.VOID
    assert second.previous == first
    assert deliveries.reasons_signed(second) == ("", "体重录反")
    read_now = find_delivery(case)
    assert read_now is not None
    assert read_now.weight_g == 3620


def test_a_form_that_nobody_signed_says_nothing_of_the_delivery(scene: Scene) -> None:
    assert find_delivery(scene.opened()[0]) is None
