"""A registration is decided under the dated policies of the township that handles it, frozen when it is declared."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.casework.couple_scene import CoupleScene, again
from tests.casework.scene import AT, Scene, asked

from xinsheng.casework import townships
from xinsheng.law.terms import Stage
from xinsheng.postroom.registration_clock import recount_all
from xinsheng.registry.models import PolicyRow, Registration

KAILI, YUNYAN = "522601000000", "520103000000"


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
