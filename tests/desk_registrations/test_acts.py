"""Each act of the township through its page: done, refused with its reason, kept when it came too late."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, a_couple, a_record, a_spouse, again, an_answer, at_home
from tests.desk_registrations.conftest import Screens, words_of

from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.limits import escalate
from xinsheng.casework.service_certificates import certificate_in_force
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.terms import Basis, Stage
from xinsheng.registry.models import Case, JournalEntry, TextMessage

ELSEWHERE = at_home("520103019001")


def done(answer: Any, case: Case) -> Case:
    assert answer.status_code == 302, words_of(answer)
    assert answer.headers["Location"].startswith(f"{reverse('desk:registration', args=[case.pk])}?done=")
    return again(case)


def movable(couple: CoupleScene) -> Case:
    """A couple whose man lives in another township that has an office."""
    return couple.with_township(a_couple(man=a_spouse("father", residence=ELSEWHERE)))


def test_register_names_what_was_consulted(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    case = done(screens.acts("township", case, "register", sources="人口库、婚姻登记电子证照"), case)
    assert (case.stage, case.registration.basis) == (Stage.REGISTERING, Basis.TOWNSHIP)
    assert [said.reason for said in reasons_said(case)] == ["人口库、婚姻登记电子证照"]


def test_the_page_one_comes_back_to_says_what_was_done_and_only_what_was(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.with_township()
    assert "已办理" not in words_of(screens.sees("township", "registration", case.pk, done="register"))
    back = screens.acts("township", case, "register", sources="婚姻登记").headers["Location"]
    page = screens.at("township").get(back).content.decode()
    assert '<div class="x-done" role="status"><p>已办理：核实无误，予以登记（' in page
    assert "已办理" not in words_of(screens.sees("township", "registration", case.pk))
    assert "已办理" not in words_of(screens.sees("township", "registration", case.pk, done="close_registration"))
    assert "已办理" not in words_of(screens.sees("township2", "registration", case.pk, done="register"))


def test_without_a_line_on_the_sources_nobody_is_registered(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    answer = screens.acts("township", case, "register", sources="  ")
    assert "请填写核实依据" in words_of(answer)
    assert again(case).stage == Stage.WITH_TOWNSHIP


def test_ask_only_from_the_list_and_once_a_round(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    outside = screens.acts("township", case, "ask_couple", questions=["proof_of_pregnancy"])
    assert "请在需要当事人说明的事项的选项中选择一项" in words_of(outside)
    case = done(screens.acts("township", case, "ask_couple", questions=["marriage", "children"]), case)
    assert case.stage == Stage.NOTICED
    assert [item["question"] for item in case.notices.get().items] == ["marriage", "children"]
    again_asked = screens.sees("township", "registration_act", case.pk, "ask_couple")
    assert "现在还不到这一步，或这一步已经办过" in words_of(again_asked)


def test_a_second_round_says_why_it_was_not_asked_at_once(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    screens.acts("township", case, "ask_couple", questions=["marriage"])
    case = silent(couple, couple.declares(again(case), a_couple()))
    refused = screens.acts("township", case, "ask_couple", questions=["children"])
    assert "请填写为何上次没有一并告知" in words_of(refused)
    typed = {"questions": ["children"], "later_item_reason": "核实后才发现子女信息不全"}
    assert done(screens.acts("township", case, "ask_couple", **typed), case).stage == Stage.NOTICED


def silent(couple: CoupleScene, case: Case) -> Case:
    return couple.answered(case, RegisterAnswer(request_id="r", silence=Silence.REFUSED))


def test_close_says_the_reason_and_the_remedy(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    shown = words_of(screens.sees("township", "registration_act", case.pk, "close_registration"))
    assert "以后需要时可以随时重新登记" in shown
    typed = {"closing": "asked_to_close", "reason": "当事人来电撤回前已当面确认，不再办理"}
    case = done(screens.acts("township", case, "close_registration", **typed), case)
    assert (case.stage, case.registration.closing) == (Stage.CLOSED, "asked_to_close")
    page = words_of(screens.sees("township", "registration", case.pk))
    assert "当事人要求结束" in page
    assert typed["reason"] in page


@pytest.mark.parametrize("typed", [{"closing": "other"}, {"reason": "不办了"}, {"closing": "bored", "reason": "x"}])
def test_a_closing_without_its_kind_or_its_words_is_none(
    couple: CoupleScene, screens: Screens, typed: dict[str, str]
) -> None:
    case = couple.with_township()
    assert screens.acts("township", case, "close_registration", **typed).status_code == 200
    assert again(case).stage == Stage.WITH_TOWNSHIP


def test_handing_to_another_township_keeps_the_last_day_and_takes_it_out_of_ones_own(
    couple: CoupleScene, screens: Screens
) -> None:
    case = movable(couple)
    before = case.registration.due_on
    answer = screens.acts("township", case, "hand_to_township", office=str(couple.other_township.pk))
    assert answer.headers["Location"] == f"{reverse('desk:registrations')}?done=hand_to_township"
    assert "已办理：转交" in words_of(screens.at("township").get(answer.headers["Location"]))
    case = again(case)
    assert (case.registration.township, case.registration.due_on) == (couple.other_township, before)
    assert screens.sees("township", "registration", case.pk).status_code == 404
    assert screens.sees("township-elsewhere", "registration", case.pk).status_code == 200


def test_a_township_that_is_none_of_the_couples_cannot_be_chosen(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    answer = screens.acts("township", case, "hand_to_township", office=str(couple.other_township.pk))
    assert answer.status_code == 200
    assert again(case).registration.township == couple.township


def test_a_colleague_of_the_township_gets_it_and_nobody_else_can(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    stranger = couple.scene.person("township-elsewhere")
    assert screens.acts("township", case, "hand_over_registration", colleague=str(stranger.pk)).status_code == 200
    colleague = couple.scene.person("township2")
    case = done(screens.acts("township", case, "hand_over_registration", colleague=str(colleague.pk)), case)
    assert case.holder == colleague


def test_withdrawing_for_the_couple_needs_them_there(couple: CoupleScene, screens: Screens) -> None:
    case = couple.registered()
    assert "请确认本人持原件到场" in words_of(screens.acts("township", case, "withdraw_registration"))
    case = done(screens.acts("township", case, "withdraw_registration", present="on"), case)
    assert case.stage == Stage.WITHDRAWN
    assert certificate_in_force(case.pk) is None


def test_revoking_says_why_and_voids_the_certificate_in_the_same_act(couple: CoupleScene, screens: Screens) -> None:
    case = couple.registered()
    assert screens.acts("township", case, "revoke_registration", reason="").status_code == 200
    case = done(screens.acts("township", case, "revoke_registration", reason="承诺的结婚登记查无记录"), case)
    assert case.stage == Stage.REVOKED
    assert certificate_in_force(case.pk) is None


def test_the_letter_comes_before_the_registration(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    typed = {"matters": ["marriage", "household.man"], "check": "向婚姻登记机关核查"}
    letter = screens.sends("township", "commitment", case.pk, step="letter", **typed)
    told = words_of(letter)
    for words in ("国办发〔2020〕42号", "自愿选择", "注销登记", "2020年5月20日登记结婚", "向婚姻登记机关核查"):
        assert words in told
    assert "女方签名" in told
    assert "男方签名" in told
    assert told.count("____年__月__日") == 2
    assert "男方户籍地" in told
    assert "女方户籍地" not in told
    assert again(case).stage == Stage.WITH_TOWNSHIP


def test_what_the_comparison_has_found_to_be_so_nobody_has_to_promise(couple: CoupleScene, screens: Screens) -> None:
    record = a_record("mother", spouse="father", name="龙桂梅")
    case = couple.answered(couple.declared(), an_answer(taken_on=couple.scene.today, woman=record))
    asks = words_of(screens.sees("township", "commitment", case.pk))
    assert "勾选没有查实、由当事人承诺的事项" in asks
    agreed = asks.split("已查实，不用承诺：")[1].split()[0]
    ticked = words_of_the_ticked(screens.sees("township", "commitment", case.pk))
    assert ticked
    assert agreed
    assert not [one for one in ticked if one in agreed]
    letter = screens.sends("township", "commitment", case.pk, step="letter", matters=["marriage"], check="民政")
    assert "双方已在承诺书上签名" in words_of(letter)


def words_of_the_ticked(page: Any) -> list[str]:
    boxes = re.findall(r'<input[^>]*name="matters"[^>]*>\s*<label[^>]*>\s*([^<]+?)\s*<', page.content.decode())
    flags = re.findall(r'<input[^>]*name="matters"[^>]*>', page.content.decode())
    return [words for words, flag in zip(boxes, flags, strict=True) if "checked" in flag]


def test_unsigned_nobody_is_registered_on_a_commitment(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    typed = {"matters": ["marriage"], "check": "婚姻登记机关", "step": "signed"}
    assert "当事人签名后，请勾选" in words_of(screens.sends("township", "commitment", case.pk, read="on", **typed))
    assert again(case).stage == Stage.WITH_TOWNSHIP
    answer = screens.sends("township", "commitment", case.pk, read="on", signed="on", **typed)
    case = done(answer, case)
    assert (case.registration.basis, case.flags) == (Basis.COMMITMENT, ["commitment_to_check"])
    assert [said.reason for said in reasons_said(case)] == ["承诺事项：婚姻登记。登记后核查：婚姻登记机关"]


@pytest.mark.parametrize(
    "typed",
    [
        {"check": "x"},
        {"matters": ["marriage"]},
        {"matters": ["income"], "check": "x"},
        {"matters": ["marriage"], "check": "核" * 201},
    ],
)
def test_a_commitment_about_nothing_known_is_none(
    couple: CoupleScene, screens: Screens, typed: dict[str, Any]
) -> None:
    case = couple.with_township()
    answer = screens.sends("township", "commitment", case.pk, step="signed", read="on", signed="on", **typed)
    assert answer.status_code == 200
    assert again(case).stage == Stage.WITH_TOWNSHIP


def test_of_two_officers_the_second_sees_what_the_first_did_and_loses_nothing_typed(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.with_township()
    seen = str(case.version)
    done(screens.acts("township", case, "ask_couple", questions=["marriage"]), case)
    answer = screens.acts("township2", case, "register", sources="人口库", seen_version=seen)
    assert answer.status_code == 409
    told = words_of(answer)
    assert "请当事人说明" in told
    assert "吴朝阳" in told
    assert "人口库" in told
    assert again(case).stage == Stage.NOTICED


def test_a_second_tap_does_nothing_twice(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    key, seen = "6d3b2f7e-0000-4000-8000-000000000001", str(case.version)
    for _tap in range(2):
        screens.acts("township", case, "register", sources="人口库", page_key=key, seen_version=seen)
    assert JournalEntry.objects.filter(chain=case.pk, act="register").count() == 1


@pytest.mark.parametrize("verb", ["issue_at_once", "escalate", "no_such_act", "begin_registration", "seal"])
def test_what_the_desk_does_not_do_has_no_page(couple: CoupleScene, screens: Screens, verb: str) -> None:
    case = couple.with_township()
    assert screens.sees("township", "registration_act", case.pk, verb).status_code == 404
    assert screens.acts("township", case, verb).status_code == 404


def test_the_village_decides_nothing(couple: CoupleScene, screens: Screens) -> None:
    case = couple.declares(couple.begun_on_site("village"), a_couple(), login="village")
    case = silent(couple, case)
    decisions = (
        ("register", {"sources": "人口库"}),
        ("close_registration", {"closing": "other", "reason": "不符"}),
        ("revoke_registration", {"reason": "虚假承诺"}),
    )
    for verb, typed in decisions:  # what it does for the couple before it stands in test_where_lodged.py
        answer = screens.acts("village", case, verb, **typed)
        assert "这件事不在您的职责之内" in words_of(answer), verb
    assert again(case).stage == Stage.WITH_TOWNSHIP


def test_a_climbed_case_is_assigned_by_the_county_and_decided_by_the_township(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.with_township()
    escalate(case.pk, at=couple.scene.later(days=30))
    case = again(case)
    colleague = couple.scene.person("township2")
    case = done(screens.acts("county", case, "hand_over_registration", colleague=str(colleague.pk)), case)
    assert case.holder == colleague
    assert "这件事不在您的职责之内" in words_of(screens.acts("county", case, "register", sources="人口库"))


def test_each_text_is_owed_once(couple: CoupleScene, screens: Screens) -> None:
    case = couple.declares(couple.begun_on_site("township"), a_couple(phone="13800000001"), login="township")
    case = silent(couple, case)
    screens.acts("township", case, "ask_couple", questions=["marriage"])
    assert list(TextMessage.objects.filter(case=case).order_by("queued_at").values_list("kind", flat=True)) == [
        "with_township",
        "question_asked",
    ]


@pytest.mark.parametrize("verb", ["register", "ask_couple", "close_registration", "revoke_registration"])
@pytest.mark.parametrize("phone", ["", "13800000001"])
def test_a_text_message_is_promised_only_to_a_couple_with_a_phone(
    couple: CoupleScene, screens: Screens, verb: str, phone: str
) -> None:
    case = couple.declares(couple.begun_on_site("township"), a_couple(phone=phone), login="township")
    case = couple.filed(couple.answered(case)) if verb == "revoke_registration" else silent(couple, case)
    told = words_of(screens.sees("township", "registration_act", case.pk, verb))
    assert ("当事人没有留手机号" in told) is not bool(phone)
    assert ("当事人会收到短信" in told or "短信告知当事人" in told) is bool(phone)
    assert "短信告知" not in words_of(screens.sees("township", "registration", case.pk)).split("可以办理的事项")[-1]


PAGES: dict[str, Callable[[CoupleScene], Case]] = {
    "register": CoupleScene.with_township,
    "revoke_registration": CoupleScene.registered,
}


@pytest.mark.parametrize("verb", list(PAGES))
def test_each_page_of_an_act_is_written_down_as_a_reading(couple: CoupleScene, screens: Screens, verb: str) -> None:
    case = PAGES[verb](couple)
    screens.sees("township", "registration_act", case.pk, verb)
    assert case.readings.filter(page=f"desk.act.{verb}").count() == 1
