"""Who came to another township goes on there; what was typed wrongly is mended; one officer's work is handed on."""

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, refusal
from tests.casework.scene import Scene, asked

from xinsheng.casework import registrations, townships
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.workloads import hand_on_workload
from xinsheng.law.couples import Marriage, Side
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.terms import Channel, Stage
from xinsheng.registry.models import Case, Person

FAR = "township-elsewhere"


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def alone(couple: CoupleScene, login: str) -> Case:
    return couple.with_township(a_couple(woman=a_spouse(login), man=None), login=login)


def handed_on(couple: CoupleScene, *, of: Person | None, to: Person, login: str = "township") -> tuple[Reason, ...]:
    by, at = couple.officer(login), couple.scene.later()
    return hand_on_workload(couple.township, of=of, to=to, by=by, at=at, asked=asked())


def test_another_township_takes_back_once_it_has_taken_the_declarant_in(couple: CoupleScene) -> None:
    case = couple.with_township()
    by = couple.by(FAR, Channel.COUNTER)
    townships.take_in_person(case.pk, seen=Side.WOMAN, by=by, at=couple.scene.later(), asked=asked())
    assert again(case).registration.taken_in_by == couple.other_township
    assert again(case).registration.township == couple.township
    registrations.withdraw_registration(case.pk, seen=Side.WOMAN, by=by, at=couple.scene.later(), asked=asked())
    assert again(case).stage == Stage.WITHDRAWN


def test_nobody_is_taken_in_who_did_not_declare_it(couple: CoupleScene) -> None:
    case = couple.with_township()
    by, at = couple.by(FAR, Channel.COUNTER), couple.scene.later()
    assert refusal(lambda: townships.take_in_person(case.pk, seen=Side.MAN, by=by, at=at, asked=asked())) == [
        ReasonCode.SEEN_NOT_DECLARANT
    ]


def test_what_is_mended_is_compared_anew_on_the_same_clock(couple: CoupleScene) -> None:
    case = couple.answered(couple.declared(a_couple(marriage=Marriage(registered=False))))
    due = case.registration.due_on
    by = couple.by("mother")
    registrations.amend_declaration(case.pk, declaration=a_couple(), by=by, at=couple.scene.later(), asked=asked())
    now = couple.answered(again(case))
    assert (case.stage, now.stage) == (Stage.WITH_TOWNSHIP, Stage.REGISTERING)
    assert now.registration.due_on == due


def test_what_nobody_has_and_then_what_one_has_goes_to_a_colleague(couple: CoupleScene) -> None:
    cases = [alone(couple, login) for login in ("mother", "mother2")]
    first, second = couple.scene.person("township"), couple.scene.person("township2")
    assert handed_on(couple, of=None, to=first) == ()
    assert {again(case).holder for case in cases} == {first}
    assert handed_on(couple, of=first, to=second) == ()
    assert {again(case).holder for case in cases} == {second}


def test_who_is_no_officer_of_the_township_is_handed_nothing(couple: CoupleScene) -> None:
    case = alone(couple, "mother")
    with pytest.raises(UnableToAct, match="not_a_colleague"):
        handed_on(couple, of=None, to=couple.scene.person(FAR))
    assert again(case).holder is None


def test_an_officer_of_another_township_hands_on_nothing_and_is_told_why(couple: CoupleScene) -> None:
    case = alone(couple, "mother")
    left = handed_on(couple, of=None, to=couple.scene.person("township"), login=FAR)
    assert [reason.code for reason in left] == [ReasonCode.NOT_YOUR_DUTY]
    assert again(case).holder is None
