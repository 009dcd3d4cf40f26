"""Who cannot register online is registered in front of the officer or the agent; nothing beyond the list is asked."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse
from tests.casework.couple_scene import TOWNSHIP, VILLAGE, CoupleScene, again, an_answer
from tests.casework.scene import EVERYONE
from tests.desk_registrations.conftest import Screens, words_of

from xinsheng.casework.drafts import find_draft
from xinsheng.casework.registration_snapshots import COUPLE_DRAFT, find_couple_declaration
from xinsheng.law.couples import Side
from xinsheng.law.terms import Channel, SignatureMethod, Stage
from xinsheng.registry.models import Case, Material, OnSitePaper, PolicyRow
from xinsheng.standards.divisions import full_name
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no

FULL = full_name(VILLAGE)


def said(**changes: str) -> dict[str, str]:
    """What the woman says, as the officer types it."""
    woman, man = EVERYONE["mother"], EVERYONE["father"]
    typed = {
        "woman_name": woman.name,
        "woman_paper_kind": "resident_card",
        "woman_paper_no": woman.paper_no,
        "woman_household_sought": "凯里 西门街道 梁子巷",
        "woman_household_street": "西门街",
        "woman_lives": "household",
        "man_name": man.name,
        "man_paper_kind": "resident_card",
        "man_paper_no": man.paper_no,
        "man_household_sought": FULL,
        "man_household_door": "12 号",
        "man_lives": "woman",
        "married": "yes",
        "married_on_year": "2020",
        "married_on_month": "5",
        "married_on_day": "20",
        "child_order": "1",
        "declarant": "woman",
    }
    return {**typed, **changes}


CHECKED = {"comes": "themselves", "marriage": "seen", "not_copied": "on", "signed": "on"}


def begun(screens: Screens, login: str = "township") -> Case:
    answer = screens.sends(login, "begin_on_site")
    assert answer.status_code == 302, words_of(answer)
    return Case.objects.get(pk=answer.headers["Location"].split("/")[3])


def typed(screens: Screens, case: Case, login: str = "township", **changes: str) -> Any:
    return screens.sends(login, "on_site", case.pk, **said(**changes))


def submitted(screens: Screens, case: Case, login: str = "township", **changes: str) -> Case:
    assert typed(screens, case, login, **changes).status_code == 302
    answer = screens.sends(login, "on_site_check", case.pk, **CHECKED)
    assert answer.headers.get("Location") == reverse("desk:on_site_receipt", args=[case.pk]), words_of(answer)
    return again(case)


@pytest.mark.parametrize("login", ["township", "village"])
def test_from_the_door_to_the_receipt_in_one_sitting(screens: Screens, login: str) -> None:
    case = submitted(screens, begun(screens, login), login)
    declaration = find_couple_declaration(case)
    assert declaration is not None
    assert (case.stage, declaration.township_code) == (Stage.COMPARING, TOWNSHIP)
    assert declaration.woman.household.division_code == declaration.woman.residence.division_code == VILLAGE
    assert declaration.man is not None
    assert declaration.man.residence == declaration.woman.residence
    row = case.declarations.get()
    assert (row.channel, row.signature_method) == (Channel.COUNTER, SignatureMethod.WRITTEN)
    assert (row.declared_by.name, row.entered_by) == ("龙小梅", screens.couple.scene.person(login))
    assert OnSitePaper.objects.get(case=case, paper="identity").side == Side.WOMAN


def test_the_list_of_what_may_be_seen_is_shown_with_its_articles(screens: Screens) -> None:
    told = words_of(screens.sees("village", "begin_on_site"))
    for words in ("申报人的身份证件", "结婚证", "委托书和受托人的身份证件", "第三十三条", "不得索取任何证明"):
        assert words in told


def test_no_paper_is_taken_or_kept(screens: Screens) -> None:
    case = begun(screens)
    page = screens.sees("township", "on_site", case.pk).content.decode()
    assert 'type="file"' not in page
    submitted(screens, case)
    assert not Material.objects.filter(case=case).exists()


def test_a_place_of_several_is_chosen_from_them_and_the_choice_holds(screens: Screens) -> None:
    case = begun(screens)
    answer = typed(screens, case, woman_household_sought="凯里 西门街道")
    assert "有几处地方叫这个名字" in words_of(answer)
    assert FULL in words_of(answer)
    place = {"woman_household_sought": "凯里 西门街道", "woman_household_for": "凯里 西门街道"}
    assert typed(screens, case, woman_household_code=VILLAGE, **place).status_code == 302


def test_another_text_is_another_place_whatever_was_chosen_before(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case, woman_household_code="522601003006", woman_household_for="凯里 西门")
    submitted(screens, case)
    declaration = find_couple_declaration(again(case))
    assert declaration is not None
    assert declaration.woman.household.division_code == VILLAGE


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"woman_household_sought": "没有这个地方"}, "没有找到这个地方"),
        ({"woman_household_sought": "和平村"}, "同名的地方太多"),
        ({"woman_household_sought": ""}, "请填写女方户籍地（村、社区）"),
        ({"woman_household_street": ""}, "请在组、街道（路、巷）、小区、栋、门牌号中至少填写一项"),
        ({"woman_paper_no": "522601199604180261"}, "最后一位校验不符"),
        ({"woman_paper_no": EVERYONE["father"].paper_no}, "两处填写了同一个人"),
        ({"woman_name": ""}, "请填写女方姓名"),
        ({"woman_name": "龙3"}, "姓名中不能有数字"),
        ({"married_on_year": "", "married_on_month": "", "married_on_day": ""}, "请填写结婚登记日期"),
        ({"married_on_month": "13"}, "没有这一天"),
        ({"married_on_year": "2009"}, "结婚登记日期与年龄不符"),
        ({"child_order": ""}, "请填写这次登记的是第几个孩子"),
        ({"child_order": "0"}, "不能小于 1"),
        ({"declarant": ""}, "请选择由谁申报"),
        ({"phone": "123"}, "请填写 11 位手机号码"),
        ({"child_0_sex": "female"}, "请填写第 1 个孩子出生年月"),
        ({"child_0_born_year": "2022", "child_0_born_month": "3"}, "请选择第 1 个孩子性别"),
        ({"child_0_sex": "male", "child_0_born_year": "1990", "child_0_born_month": "1"}, "比双方都早"),
        (
            {"child_1_sex": "male", "child_1_born_year": "2022", "child_1_born_month": "1"},
            "本次登记的孩次排在现有子女之后",
        ),
        ({"woman_lives": "elsewhere"}, "请填写女方现居住地（村、社区）"),
        ({"woman_household_sought": "龙\u202e"}, "没有找到这个地方"),
        ({"woman_household_sought": "a\0b"}, "内容中有看不见的字符"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_typed_is_lost(
    screens: Screens, changes: dict[str, str], sentence: str
) -> None:
    case = begun(screens)
    answer = typed(screens, case, **changes)
    assert answer.status_code == 200
    assert sentence in words_of(answer)
    later = screens.sees("township", "on_site", case.pk).content.decode()
    assert EVERYONE["father"].paper_no in later
    kept = changes.get("woman_household_sought", "")
    assert kept in later or not kept.isprintable()


def test_without_a_man_without_a_marriage_and_without_a_phone_it_goes_on(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case, no_man="on", man_name="", man_paper_no="", man_household_sought="", married="no")
    checked = {name: value for name, value in CHECKED.items() if name != "marriage"}
    assert screens.sends("township", "on_site_check", case.pk, **checked).status_code == 302
    declaration = find_couple_declaration(again(case))
    assert declaration is not None
    assert (declaration.man, declaration.marriage.registered, declaration.phone) == (None, False, "")


def test_where_the_couple_has_two_townships_it_is_theirs_to_choose(screens: Screens) -> None:
    case = begun(screens)
    there = {"man_household_sought": "云岩 大营路 冠竹苑"}
    answer = typed(screens, case, **there)
    assert "请选择办理地" in words_of(answer)
    assert "大营路街道" in words_of(answer)
    assert typed(screens, case, township_code="520103020", **there).status_code == 200
    assert typed(screens, case, township_code="520103019", **there).status_code == 302


def test_a_case_of_another_township_is_taken_in_and_handed_over(couple: CoupleScene, screens: Screens) -> None:
    case = begun(screens)
    there = {"man_household_sought": "云岩 大营路 冠竹苑", "township_code": "520103019"}
    case = submitted(screens, case, **there)
    couple.answered(case, an_answer(taken_on=couple.scene.today, man=None))
    told = words_of(screens.sees("township", "on_site_receipt", case.pk))
    assert "本件由贵阳市云岩区大营路街道办事处（演示）办理，已由系统直接转交，当事人不用再跑" in told
    assert "龙小梅" in words_of(screens.sees("township-elsewhere", "registrations"))
    assert "龙小梅" not in words_of(screens.sees("township2", "registrations"))


@pytest.mark.parametrize("left", list(CHECKED))
def test_nothing_is_submitted_unseen_copied_or_unsigned(screens: Screens, left: str) -> None:
    case = begun(screens)
    typed(screens, case)
    answer = screens.sends("township", "on_site_check", case.pk, **{**CHECKED, left: ""})
    assert answer.status_code == 200
    assert again(case).stage == Stage.BEGUN


def test_what_is_unusual_is_confirmed_first(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case, child_order="2")
    shown = screens.sees("township", "on_site_check", case.pk)
    assert 'name="caution_0"' in shown.content.decode()
    assert screens.sends("township", "on_site_check", case.pk, **CHECKED).status_code == 200
    assert screens.sends("township", "on_site_check", case.pk, caution_0="on", **CHECKED).status_code == 302


def test_a_couple_already_registered_for_this_child_is_told_before_it_signs(
    couple: CoupleScene, screens: Screens
) -> None:
    couple.registered()
    case = begun(screens)
    typed(screens, case)
    assert "这对夫妻的这一孩次已有登记" in words_of(screens.sees("township", "on_site_check", case.pk))
    answer = screens.sends("township", "on_site_check", case.pk, **CHECKED)
    assert "这对夫妻的这一孩次已有登记" in words_of(answer)
    assert again(case).stage == Stage.BEGUN


def test_the_sheet_to_be_signed_has_all_of_it_and_the_promise(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case)
    told = words_of(screens.sees("township", "on_site_sheet", case.pk))
    assert EVERYONE["mother"].paper_no in told
    assert "以上婚育信息均属实，如有不实，愿承担相应法律责任" in told
    assert "申报人（女方）或受托人签名" in told
    assert "5 个工作日内核实办结" in told


def test_the_sheet_says_the_days_of_the_rules_its_case_began_with(screens: Screens) -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    PolicyRow.objects.create(
        name="registration_working_days", value=7, from_on=at.date(), source="虚构", laid_down_at=at
    )
    case = begun(screens)
    typed(screens, case)
    assert "7 个工作日内核实办结" in words_of(screens.sees("township", "on_site_sheet", case.pk))


def test_an_unfinished_form_has_no_check_and_no_sheet(screens: Screens) -> None:
    case = begun(screens)
    for name in ("on_site_check", "on_site_sheet"):
        answer = screens.sees("township", name, case.pk)
        assert answer.headers["Location"] == reverse("desk:on_site", args=[case.pk])


def test_the_receipt_waits_then_tells_and_is_printed(couple: CoupleScene, screens: Screens) -> None:
    case = submitted(screens, begun(screens))
    assert screens.sees("township", "on_site_receipt", case.pk).headers["Refresh"] == "2"
    couple.filed(couple.answered(case))
    answer = screens.sees("township", "on_site_receipt", case.pk)
    assert "Refresh" not in answer.headers
    assert grouped_service_certificate_no(case.service_certificates.get().no) in words_of(answer)
    assert screens.sees("township", "on_site_receipt_paper", case.pk).content[:4] == b"%PDF"


def test_a_form_typed_over_since_it_was_shown_is_not_submitted(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case)
    shown = re.search(
        r'name="content" value="(\w+)"', screens.sees("township", "on_site_check", case.pk).content.decode()
    )
    assert shown is not None
    typed(screens, case, child_order="2")  # in another window
    answer = screens.sends("township", "on_site_check", case.pk, content=shown[1], **CHECKED)
    assert answer.status_code == 200
    assert again(case).stage == Stage.BEGUN
    assert "内容已有更新" in words_of(answer)


def test_pressed_twice_it_is_submitted_once_and_leads_to_the_receipt_both_times(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case)
    page = screens.sees("township", "on_site_check", case.pk).content.decode()
    shown = dict(re.findall(r'name="(page_key|seen_version|content)" value="([^"]*)"', page))
    answers = [screens.sends("township", "on_site_check", case.pk, **shown, **CHECKED) for _press in range(2)]

    receipt = reverse("desk:on_site_receipt", args=[case.pk])
    assert [answer.headers["Location"] for answer in answers] == [receipt, receipt]
    assert case.declarations.count() == 1


def test_the_couples_answer_is_entered_for_them_with_what_they_said_before(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.with_township()
    screens.acts("township", case, "ask_couple", questions=["household"])
    page = screens.sees("township", "on_site", case.pk).content.decode()
    assert EVERYONE["father"].paper_no in page
    assert FULL in page
    due = again(case).registration.due_on
    typed(screens, case, man_household_door="16 号")
    assert screens.sends("township", "on_site_check", case.pk, **CHECKED).status_code == 302
    case = again(case)
    assert (case.stage, case.registration.due_on, case.declarations.count()) == (Stage.COMPARING, due, 2)


def test_two_officers_type_apart_and_the_second_to_submit_is_told(screens: Screens) -> None:
    case = begun(screens)
    seen = str(case.version)
    typed(screens, case)
    typed(screens, case, "township2", child_order="2")
    assert screens.sends("township", "on_site_check", case.pk, seen_version=seen, **CHECKED).status_code == 302
    answer = screens.sends("township2", "on_site_check", case.pk, seen_version=seen, **CHECKED)
    assert answer.status_code == 404  # it is no longer a form: it is being compared
    declaration = find_couple_declaration(again(case))
    assert declaration is not None
    assert declaration.child_order == 1


def test_a_form_opened_by_mistake_is_given_up(screens: Screens) -> None:
    case = begun(screens)
    answer = screens.acts("township", case, "withdraw_registration", not_wanted="on")
    assert answer.status_code == 302
    assert again(case).stage == Stage.WITHDRAWN


def test_begun_twice_by_a_second_tap_is_one_form(screens: Screens) -> None:
    key = "6d3b2f7e-0000-4000-8000-000000000002"
    places = {screens.sends("township", "begin_on_site", page_key=key).headers["Location"] for _tap in range(2)}
    assert len(places) == 1


def test_what_is_typed_is_of_the_case_and_readable_by_nobody_in_the_books(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case)
    draft = find_draft(case, section=COUPLE_DRAFT, person=screens.couple.scene.person("township"))
    assert draft is not None
    assert draft["woman"]["name"] == "龙小梅"
    cipher = bytes(case.drafts.get().payload_cipher)
    assert "龙小梅".encode() not in cipher


@pytest.mark.parametrize("login", ["township-elsewhere", "county", "issuing", "audit", "system"])
def test_a_form_of_another_office_does_not_exist(screens: Screens, login: str) -> None:
    case = begun(screens)
    for name in ("on_site", "on_site_check", "on_site_sheet", "on_site_receipt", "on_site_receipt_paper"):
        assert screens.sees(login, name, case.pk).status_code == 404, name
    assert typed(screens, case, login).status_code == 404


def test_the_village_and_its_township_know_nothing_of_each_others_forms(screens: Screens) -> None:
    case = begun(screens, "village")
    assert screens.sees("township", "on_site", case.pk).status_code == 404
    case = begun(screens, "township")
    assert screens.sees("village", "on_site", case.pk).status_code == 404


def test_what_is_registered_is_not_entered_again(couple: CoupleScene, screens: Screens) -> None:
    case = couple.registered()
    assert screens.sees("township", "on_site", case.pk).status_code == 404
    assert screens.sees("township", "on_site_receipt", case.pk).status_code == 404  # it was not lodged here


def test_a_foreign_spouses_place_abroad_is_told_in_words(screens: Screens) -> None:
    case = begun(screens)
    answer = typed(
        screens,
        case,
        man_paper_kind="passport",
        man_paper_no="E12345678",
        man_name="NGUYEN VAN AN",
        man_household_sought="越南河内市",
    )
    assert answer.status_code == 302, words_of(answer)
    draft = find_draft(case, section=COUPLE_DRAFT, person=screens.couple.scene.person("township"))
    assert draft is not None
    assert draft["man"]["household"]["division_name"] == "越南河内市"
