"""A registration is decided under the dated policies of the township that handles it, frozen when it is declared."""

from datetime import date, datetime, time

import pytest
from django.db import DatabaseError, transaction
from tests.casework.couple_scene import CoupleScene, a_couple, again, refusal
from tests.casework.scene import AT, Scene, asked

from xinsheng.casework import registrations, townships
from xinsheng.law.couples import Side
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.terms import Stage
from xinsheng.postroom.registration_clock import recount_all
from xinsheng.registry.models import PolicyRow, Registration
from xinsheng.standards.civil_time import moment

KAILI, YUNYAN = "522601000000", "520103000000"
SILENT = RegisterAnswer(request_id="r", silence=Silence.UNREACHABLE)


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def lays_down(name: str, value: object, *, division_code: str) -> None:
    PolicyRow.objects.create(
        name=name,
        value=value,
        division_code=division_code,
        from_on=date(2026, 1, 1),
        source="本地规定",
        laid_down_at=AT,
    )


def test_online_too_the_days_are_those_of_the_place_that_handles_it(couple: CoupleScene) -> None:
    lays_down("registration_working_days", 3, division_code=KAILI)
    case = couple.with_township()

    assert case.registration.due_on == date(2026, 11, 25)
    assert recount_all(at=couple.scene.later()) == ()


def test_lodged_elsewhere_they_are_not_those_of_where_it_was_lodged(couple: CoupleScene) -> None:
    lays_down("registration_working_days", 3, division_code=YUNYAN)
    office = couple.other_township
    assert office.division_code.startswith(YUNYAN[:6])

    assert couple.with_township().registration.due_on == date(2026, 11, 27)


def test_the_machine_decides_by_them(couple: CoupleScene) -> None:
    lays_down("registration_children", 0, division_code=KAILI)
    case = couple.answered(couple.declared())

    assert case.stage == Stage.WITH_TOWNSHIP
    assert case.comparisons.get().result["outside_policy"] == ["child_order"]


def declared_and_withdrawn(couple: CoupleScene) -> None:
    case = couple.with_township()
    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())


def test_how_often_one_may_declare_online_in_a_day_is_the_places_own(couple: CoupleScene) -> None:
    lays_down("registration_online_daily", 1, division_code=KAILI)
    declared_and_withdrawn(couple)

    assert refusal(couple.declared) == [ReasonCode.DECLARED_TOO_OFTEN]
    his = couple.declared(a_couple(declarant=Side.MAN), login="father")  # each counts for themselves
    assert his.stage == Stage.COMPARING
    registrations.withdraw_registration(
        couple.answered(his, SILENT).pk, by=couple.by("father"), at=couple.scene.later(), asked=asked()
    )
    assert couple.declares(couple.begun_on_site(), a_couple(), login="township").stage == Stage.COMPARING


def test_the_next_civil_day_one_may_again(couple: CoupleScene) -> None:
    lays_down("registration_online_daily", 1, division_code=KAILI)
    declared_and_withdrawn(couple)
    couple.scene.at = moment(datetime.combine(couple.scene.today, time(23, 57)))
    assert refusal(couple.declared) == [ReasonCode.DECLARED_TOO_OFTEN]  # two acts, two minutes on

    assert couple.declared().stage == Stage.COMPARING


def test_they_stay_when_it_is_handed_on_and_when_others_are_laid_down(couple: CoupleScene) -> None:
    case = couple.with_township()
    lays_down("registration_working_days", 3, division_code=KAILI)
    lays_down("registration_working_days", 4, division_code=YUNYAN)
    townships.hand_to_township(
        case.pk, township=couple.other_township, by=couple.officer(), at=couple.scene.later(), asked=asked()
    )

    assert recount_all(at=couple.scene.later()) == ()
    assert again(case).registration.due_on == date(2026, 11, 27)
    with pytest.raises(DatabaseError, match="ends under the policies"), transaction.atomic():
        Registration.objects.filter(pk=case.pk).update(policies={"registration_working_days": 90})
