"""The other of the two at a township with the card; and what whoever handles the case reads of their answer."""

import re
from typing import Any

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, again, the_other_confirms_here
from tests.casework.scene import Scene, asked
from tests.desk_registrations.conftest import Screens, hidden_in, words_of
from tests.desk_registrations.test_in_person import FAR, comes
from tests.desk_registrations.test_on_site import begun, submitted
from tests.papers.reading import squeezed, text_by_pdfium

from xinsheng.casework import confirmations
from xinsheng.law.terms import SignatureMethod, SpouseObjection, Stage
from xinsheng.postroom import compare_registration
from xinsheng.registry.models import Case, SpouseAnswer


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    the_other_confirms_here(on=scene.today)
    return CoupleScene(scene)


def waiting(couple: CoupleScene) -> Case:
    case = couple.declared(a_couple())
    compare_registration.carry_out(case.pk, at=couple.scene.later())
    return again(case)


TICK = "已分别向双方当面核实，另一方现在同意"


def refused_by_the_other(couple: CoupleScene) -> Case:
    """A case with the township to which the other has said no."""
    case = waiting(couple)
    at, by = couple.scene.later(), couple.by("father")
    confirmations.object_as_spouse(case.pk, objection=SpouseObjection.DOES_NOT_AGREE, by=by, at=at, asked=asked())
    return couple.waited_out(case)


def opened(screens: Screens, login: str = "father") -> Any:
    return screens.sends(FAR, "spouse_answer", **hidden_in(comes(screens, login), "spouse_answer"))


def test_the_other_answers_at_any_township_with_the_card(couple: CoupleScene, screens: Screens) -> None:
    case = waiting(couple)
    shown = opened(screens)
    done = screens.sends(FAR, "spouse_answer", **hidden_in(shown, "spouse_answer"), answer="confirm", signed="on")

    assert "到场的是男方" in words_of(shown)
    assert "当面查询" in words_of(done)
    assert "已提交，正在比对" in words_of(done)
    said = SpouseAnswer.objects.get(case=case)
    assert said.signature_method == SignatureMethod.WRITTEN
    assert again(case).stage == Stage.COMPARING


def test_the_declarant_is_not_offered_the_others_answer(couple: CoupleScene, screens: Screens) -> None:
    waiting(couple)
    shown = comes(screens, "mother")

    assert "另一方答复" not in words_of(shown)
    mine = hidden_in(shown, "new_code")
    assert screens.sends(FAR, "spouse_answer", card_pass=mine["card_pass"]).status_code == 404


def test_a_no_is_written_down_for_the_township(couple: CoupleScene, screens: Screens) -> None:
    case = waiting(couple)
    shown = opened(screens)
    said = {"answer": "not_the_spouse", "signed": "on"}
    screens.sends(FAR, "spouse_answer", **hidden_in(shown, "spouse_answer"), **said)
    assert "在此之前不要联系申报人" in words_of(screens.sees("township", "registration", case.pk))
    couple.waited_out(case)
    page = words_of(screens.sees("township", "registration", case.pk))

    assert "不认可：我不是申报人的配偶" in page
    assert "不要告诉申报人" in page
    assert "另一方不认可" in page


@pytest.mark.parametrize("typed", [{}, {"answer": "confirm"}, {"signed": "on"}, {"answer": "no", "signed": "on"}])
def test_half_an_answer_is_asked_again(couple: CoupleScene, screens: Screens, typed: dict[str, str]) -> None:
    waiting(couple)
    answer = screens.sends(FAR, "spouse_answer", **hidden_in(opened(screens), "spouse_answer"), **typed)

    assert answer.status_code == 200
    assert "govuk-error" in answer.content.decode()
    assert ("当事人签名后，请勾选" in words_of(answer)) == ("signed" not in typed)
    assert not SpouseAnswer.objects.exists()


def test_who_has_answered_is_told_so(couple: CoupleScene, screens: Screens) -> None:
    case = waiting(couple)
    at, by = couple.scene.later(), couple.by("father")
    confirmations.object_as_spouse(case.pk, objection=SpouseObjection.DOES_NOT_AGREE, by=by, at=at, asked=asked())
    couple.waited_out(case)

    assert "另一方已经答复过" in words_of(comes(screens, "father"))


def test_what_is_waited_for_stands_on_the_case_page_and_no_register_before_it(
    couple: CoupleScene, screens: Screens
) -> None:
    case = waiting(couple)
    page = words_of(screens.sees("township", "registration", case.pk))

    assert "正在等另一方答复" in page
    assert "逐项比对" not in page


def test_to_the_declarant_at_the_counter_a_no_is_not_told(couple: CoupleScene, screens: Screens) -> None:
    case = waiting(couple)
    at, by = couple.scene.later(), couple.by("father")
    confirmations.object_as_spouse(case.pk, objection=SpouseObjection.DID_NOT_KNOW, by=by, at=at, asked=asked())
    couple.waited_out(case)
    told = words_of(comes(screens, "mother"))

    assert "另一方还没有确认，按规定由工作人员核实" in told
    assert "不认可" not in told


def test_against_a_no_nobody_is_registered_unless_both_were_asked_in_person(
    couple: CoupleScene, screens: Screens
) -> None:
    case = refused_by_the_other(couple)
    asks = words_of(screens.sees("township", "registration_act", case.pk, "register"))
    assert "不认可：我不同意这次登记" in asks
    assert "请分别向双方当面核实" in asks
    assert TICK in asks
    screens.acts("township", case, "register", sources="人口库，与申报一致")
    assert again(case).stage == Stage.WITH_TOWNSHIP
    screens.acts("township", case, "register", sources="人口库，与申报一致", both_agree="on")
    assert again(case).stage == Stage.REGISTERING


def test_nor_on_a_commitment_whose_letter_tells_the_declarant_nothing(couple: CoupleScene, screens: Screens) -> None:
    case = refused_by_the_other(couple)
    assert "不认可" in words_of(screens.sees("township", "commitment", case.pk))
    typed = {"matters": ["marriage"], "check": "婚姻登记机关"}
    letter = words_of(screens.sends("township", "commitment", case.pk, step="letter", **typed))
    assert TICK in letter
    assert "不认可" not in letter
    signed = {**typed, "step": "signed", "read": "on", "signed": "on"}
    screens.sends("township", "commitment", case.pk, **signed)
    assert again(case).stage == Stage.WITH_TOWNSHIP
    screens.sends("township", "commitment", case.pk, **signed, both_agree="on")
    assert again(case).stage == Stage.REGISTERING


def test_while_a_no_stands_to_register_is_not_the_natural_next_act(couple: CoupleScene, screens: Screens) -> None:
    case = refused_by_the_other(couple)
    page = screens.sees("township", "registration", case.pk).content.decode()
    filled = re.findall(r'x-act--first" href="([^"]+)"', page)
    assert len(filled) == 1
    assert not filled[0].endswith(("/register", "/commitment"))


def test_another_sitting_opens_nothing(couple: CoupleScene, screens: Screens) -> None:
    waiting(couple)
    mine = hidden_in(comes(screens, "father"), "spouse_answer")

    assert screens.sends("township", "spouse_answer", card_pass=mine["card_pass"]).status_code == 404
    assert screens.sends("village", "spouse_answer", card_pass=mine["card_pass"]).status_code == 404


def test_the_number_of_the_other_is_asked_on_site_only_under_the_policy(
    couple: CoupleScene, screens: Screens, scene: Scene
) -> None:
    case = couple.begun_on_site()

    assert "另一方的手机" in words_of(screens.sees("township", "on_site", case.pk))


def test_the_receipt_says_until_when_the_other_is_waited_for_and_how_they_confirm(
    couple: CoupleScene, screens: Screens
) -> None:
    case = submitted(screens, begun(screens))
    compare_registration.carry_out(case.pk, at=couple.scene.later())
    until = again(case).registration.spouse_until
    page = words_of(screens.sees("township", "on_site_receipt", case.pk))
    paper = text_by_pdfium(screens.sees("township", "on_site_receipt_paper", case.pk).content)

    assert again(case).stage == Stage.CONFIRMING
    assert until is not None
    for told in (page, paper):
        assert squeezed(f"请另一方在 {until.year}年{until.month}月{until.day}日（含当日）前登录") in squeezed(told)
    assert "正由乡镇" not in paper
    assert "没有带" not in paper  # it was seen
