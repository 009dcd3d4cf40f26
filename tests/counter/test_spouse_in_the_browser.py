"""The other's own confirmation, looked at: at their phone, at the declarant's, and at a township's counter."""

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, again, the_other_confirms_here
from tests.casework.scene import EVERYONE, asked
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.casework import confirmations
from xinsheng.law.terms import SpouseObjection
from xinsheng.registry.models import Case

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def waiting(town: Town) -> tuple[CoupleScene, Case]:
    the_other_confirms_here(on=town.scene.today)
    couple = CoupleScene(town.scene)
    case = couple.declared(a_couple(other_phone="13900000002"))
    confirmations.await_spouse(case.pk, declaration_id=case.declarations.get().pk, at=couple.scene.later())
    return couple, again(case)


def test_the_other_reads_and_answers_at_their_phone(town: Town) -> None:
    _couple, case = waiting(town)
    woman, man = town.comes("mother"), town.comes("father")
    woman.goes(f"/mine/registration/{case.pk}/").sees("等另一方确认").looks("registration-confirming")
    man.goes("/mine/").looks("mine-spouse-asked").presses("去看看，答复")
    man.looks("spouse-answer").presses("签名并答复").looks("spouse-answer-faults")
    man.says(answer="confirm", signed=True).presses("签名并答复")
    man.sees("正在比对")


def test_the_form_asks_where_to_tell_the_other(town: Town) -> None:
    the_other_confirms_here(on=town.scene.today)
    case = CoupleScene(town.scene).begun()
    woman = town.comes("mother")
    woman.goes(f"/register/{case.pk}/other-phone/").looks("register-other-phone")
    woman.says(other_phone="123").presses("保存并继续").looks("register-other-phone-faults")


def test_at_the_counter_with_the_card_and_on_the_desk(town: Town) -> None:
    couple, case = waiting(town)
    officer, father = town.comes("township"), EVERYONE["father"]
    officer.goes(f"/desk/registrations/{case.pk}/").sees("正在等另一方答复").looks("desk-registration-confirming")
    officer.goes("/desk/registrations/in-person/")
    officer.says(name=father.name, paper_no=father.paper_no, present=True).presses("查询", within="main")
    officer.looks("desk-in-person-other").presses("另一方答复", within="main").looks("desk-spouse-answer")
    officer.says(answer="did_not_know", signed=True).presses("记录答复")
    couple.waited_out(case)
    officer.goes(f"/desk/registrations/{case.pk}/").sees("不认可").looks("desk-registration-objected")


def test_a_late_no_is_on_the_desk_as_well(town: Town) -> None:
    couple, case = waiting(town)
    at, by = couple.scene.later(), couple.by("father")
    confirmations.object_as_spouse(case.pk, objection=SpouseObjection.ANSWERS_WRONG, by=by, at=at, asked=asked())
    couple.waited_out(case)
    father = town.comes("father")
    father.goes(f"/mine/registration/{case.pk}/").sees("已转乡镇（街道）办理").looks("spouse-after-no")
