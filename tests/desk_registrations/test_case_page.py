"""One registration on one screen: what was declared, how it compared; the register's values only for a purpose."""

from datetime import date

import pytest
from django.urls import reverse
from tests.casework.couple_scene import (
    CoupleScene,
    a_child,
    a_couple,
    a_record,
    a_spouse,
    an_answer,
    at_home,
)
from tests.casework.scene import EVERYONE
from tests.desk_registrations.conftest import Screens, words_of

from xinsheng.law.couples import Marriage
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.township_terms import LookPurpose
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, Reading, TextMessage, TextMessageReceipt

FORMER = "龙桂梅"


def differing(couple: CoupleScene) -> Case:
    """The man's household has moved, the marriage is of last month, the woman's name is her new one."""
    said = a_couple(
        marriage=Marriage(registered=True, registered_on=date(2026, 10, 18)),
        man=a_spouse("father", household=at_home("520103019001")),
    )
    woman = a_record("mother", spouse="father", name=FORMER, former_name=EVERYONE["mother"].name, married_on=None)
    man = a_record("father", spouse="mother", married_on=None)
    return couple.answered(couple.declared(said), an_answer(taken_on=couple.scene.today, woman=woman, man=man))


def line_of(answer: object, field: str) -> str:
    """The row of one compared field, as it is read."""
    page = answer.content.decode()  # type: ignore[attr-defined]
    row = page[page.index(f'<th scope="row">{field}</th>') :]
    return words_of_piece(row[: row.index("</tr>")])


def words_of_piece(markup: str) -> str:
    class Piece:
        content = markup.encode()

    return words_of(Piece())


def test_each_field_says_agree_differ_or_cannot_tell_with_the_step_that_was_applied(
    couple: CoupleScene, screens: Screens
) -> None:
    answer = screens.sees("township", "registration", differing(couple).pk)
    assert "一致" in line_of(answer, "女方姓名")
    assert "与曾用名相同" in line_of(answer, "女方姓名")
    assert "不一致" in line_of(answer, "男方户籍地")
    assert "无法判断" in line_of(answer, "结婚登记日期")
    assert "未记载" in line_of(answer, "结婚登记日期")


def test_main_and_auxiliary_fields_are_told_apart_and_what_does_not_agree_comes_first(
    couple: CoupleScene, screens: Screens
) -> None:
    page = words_of(screens.sees("township", "registration", differing(couple).pk))
    main, auxiliary = page.split("辅助信息", 1)
    assert "男方现居住地（辅助）" not in main
    assert "男方现居住地（辅助）" in auxiliary
    assert main.index("男方户籍地", main.index("逐项比对")) < main.index("女方证件号码在人口库中")


def test_what_differs_stays_open_and_the_rest_is_folded_with_its_count(couple: CoupleScene, screens: Screens) -> None:
    page = screens.sees("township", "registration", differing(couple).pk).content.decode()
    main = page.split("<h3>主要信息")[1].split("<h3>辅助信息")[0]
    before, untold, agreeing = main.split('<details class="govuk-details">')
    assert '<th scope="row">男方户籍地</th>' in before
    assert ">一致</span>" not in before
    assert "无法判断" not in before
    assert '<th scope="row">结婚登记日期</th>' in untold
    assert f"{untold.count('<tr>') - 1} 项无法判断" in untold
    assert '<th scope="row">女方姓名</th>' in agreeing
    assert f"其余 {agreeing.count('<tr>') - 1} 项一致" in agreeing
    assert "无法判断" not in agreeing
    assert 'class="differs"' not in untold + agreeing


def test_a_man_whom_the_register_does_not_have_is_one_reason_and_is_why_equal_values_cannot_be_told(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.answered(couple.declared(), an_answer(taken_on=couple.scene.today, man=None))
    page = screens.sees("township", "registration", case.pk).content.decode()
    why = page.split('<h2 id="why">')[1].split("</section>")[0]
    assert "<p>男方不在人口库中</p>" in why
    assert "无法判断" not in why
    told = screens.sends("township", "register_values", case.pk, purpose="verify_registration")
    assert "0 个 0 个 无法判断 男方不在人口库中" in line_of(told, "现有子女数")
    assert "男方不在人口库中" not in line_of(told, "女方姓名")


def test_a_finished_case_does_not_say_why_a_person_had_it(couple: CoupleScene, screens: Screens) -> None:
    case = couple.filed(couple.registers(couple.with_township()))
    page = words_of(screens.sees("township", "registration", case.pk))
    assert "为什么由人工办理" not in page
    assert "逐项比对" in page


def test_on_a_phone_the_next_act_leads_from_the_top(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    page = screens.sees("township", "registration", case.pk).content.decode()
    jump = page.split('<p class="x-jump">')[1].split("</p>")[0]
    assert reverse("desk:registration_act", args=[case.pk, "register"]) in jump
    assert 'href="#acts"' in jump


def test_why_it_came_to_a_person_is_said(couple: CoupleScene, screens: Screens) -> None:
    page = words_of(screens.sees("township", "registration", differing(couple).pk))
    assert "为什么由人工办理" in page
    assert "男方户籍地：不一致" in page


def test_a_silent_register_is_said_in_words(couple: CoupleScene, screens: Screens) -> None:
    late = RegisterAnswer(request_id="r", silence=Silence.LATE)
    case = couple.answered(couple.declared(), late)
    answer = screens.sees("township", "registration", case.pk)
    assert words_of(answer).count("人口库没有在时限内答复") == 1
    assert f"系统在 {moment(case.comparisons.get().compared_at)} 查询" in words_of(answer)
    assert reverse("desk:look_up", args=[case.pk]) in answer.content.decode().split('id="compared"')[1]


def test_what_a_silent_register_did_not_say_is_neither_listed_nor_looked_up(
    couple: CoupleScene, screens: Screens
) -> None:
    silent = RegisterAnswer(request_id="r", silence=Silence.UNREACHABLE)
    case = couple.answered(couple.declared(), silent)
    waiting = screens.sees("township", "registration", case.pk)
    registered = screens.sees("township", "registration", couple.registers(case).pk)
    for page in (waiting, registered):
        assert "人口库没有应答" in words_of(page)
        for needless in ("主要信息", "无法判断", 'name="purpose"'):
            assert needless not in page.content.decode()


def test_beside_a_silence_stands_what_lies_outside_the_policy(couple: CoupleScene, screens: Screens) -> None:
    silent = RegisterAnswer(request_id="r", silence=Silence.LATE)
    case = couple.answered(couple.declared(a_couple(man=None)), silent)
    why = (
        screens.sees("township", "registration", case.pk).content.decode().split('id="why"')[1].split("</section>")[0]
    )
    assert "没有填写男方" in why
    assert "人口库" not in why


def test_the_registers_values_are_hidden_until_a_purpose_is_named(couple: CoupleScene, screens: Screens) -> None:
    case = differing(couple)
    whole = EVERYONE["father"].paper_no
    shown = screens.sees("township", "registration", case.pk).content.decode()
    assert FORMER not in shown
    assert whole not in shown
    assert "有记载，未显示" in shown
    told = screens.sends("township", "register_values", case.pk, purpose="verify_registration").content.decode()
    assert FORMER in told
    assert whole in told
    assert "有记载，未显示" not in told


@pytest.mark.parametrize("purpose", list(LookPurpose))
def test_each_look_is_written_down_with_its_purpose(
    couple: CoupleScene, screens: Screens, purpose: LookPurpose
) -> None:
    case = differing(couple)
    screens.sends("township", "register_values", case.pk, purpose=purpose.value)
    reading = Reading.objects.filter(case=case).latest("at")
    assert (reading.purpose, reading.page) == (purpose.value, "desk.registrations.values")
    assert reading.by == couple.scene.person("township")


@pytest.mark.parametrize("purpose", ["", "curiosity", "a\0b", "handling"])
def test_without_a_purpose_of_the_list_nothing_is_shown(couple: CoupleScene, screens: Screens, purpose: str) -> None:
    case = differing(couple)
    answer = screens.sends("township", "register_values", case.pk, purpose=purpose)
    assert FORMER not in answer.content.decode()
    assert "请选择用途" in words_of(answer)
    assert not Reading.objects.filter(page="desk.registrations.values").exists()


def test_who_only_lodged_it_learns_nothing_of_the_register(couple: CoupleScene, screens: Screens) -> None:
    case = couple.begun_on_site("village")
    case = couple.answered(
        couple.declares(case, a_couple(), login="village"), an_answer(taken_on=couple.scene.today, man=None)
    )
    page = words_of(screens.sees("village", "registration", case.pk))
    assert "乡镇（街道）办理中" in page
    assert "逐项比对" not in page
    assert "为什么由人工办理" not in page
    told = words_of(screens.sends("village", "register_values", case.pk, purpose="verify_registration"))
    assert "逐项比对" not in told
    assert not Reading.objects.filter(page="desk.registrations.values").exists()


def test_an_officer_who_is_one_of_the_couple_neither_sees_the_register_nor_decides(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.declares(couple.begun_on_site("township"), a_couple(man=a_spouse("township2")), login="township")
    case = couple.answered(case, an_answer(taken_on=couple.scene.today, man=None))
    page = words_of(screens.sees("township2", "registration", case.pk))
    assert "逐项比对" not in page
    assert "您是本件的当事人，须由他人办理" in page
    assert "逐项比对" in words_of(screens.sees("township", "registration", case.pk))


def test_the_auditor_reads_how_it_compared_and_no_value(couple: CoupleScene, screens: Screens) -> None:
    case = differing(couple)
    answer = screens.sees("audit", "registration", case.pk)
    assert "不一致" in line_of(answer, "男方户籍地")
    told = screens.sends("audit", "register_values", case.pk, purpose="verify_registration")
    assert FORMER not in told.content.decode()


def test_children_on_both_sides_stand_beside_each_other(couple: CoupleScene, screens: Screens) -> None:
    case = couple.answered(couple.declared(a_couple(children=(a_child(),), child_order=2)))
    told = screens.sends("township", "register_values", case.pk, purpose="verify_registration")
    assert "1 个 0 个 不一致" in line_of(told, "现有子女数")
    assert "女，2022年3月4日生" in line_of(told, "申报的子女都在人口库中")


def test_the_course_names_the_rule_and_the_extract(couple: CoupleScene, screens: Screens) -> None:
    page = words_of(screens.sees("township", "registration", differing(couple).pk))
    assert "比对规则第 1 版，人口库数据 demonstration-1" in page


def test_what_became_of_each_text_is_said_and_its_code_is_not_shown(couple: CoupleScene, screens: Screens) -> None:
    case = couple.answered(_declared_with_phone(couple), an_answer(taken_on=couple.scene.today, man=None))
    page = words_of(screens.sees("township", "registration", case.pk))
    assert "等待发出" in page
    assert "138****0001" in page
    assert "13800000001" not in page
    assert "（只发给当事人，此处不显示）" in page
    message = TextMessage.objects.get(case=case, kind="with_township")
    for outcome in ("sent", "delivered"):
        TextMessageReceipt.objects.create(message=message, outcome=outcome, at=couple.scene.later())
    assert "已送达" in words_of(screens.sees("township", "registration", case.pk))


@pytest.mark.parametrize(
    ("became", "said"),
    [
        (("tried",), "正在发送，尚无结果"),
        (("tried", "sent", "delivered"), "已送达"),
        (("tried", "sent", "delivered", "failed", "needs_person"), "没有送达，须当面或书面告知"),
        (("needs_person", "delivered"), "已送达"),
        (("failed",), "没有送达"),
        (("tried", "needs_person", "told_in_person"), "没有送达，已当面告知"),
        (("tried", "needs_person", "told_on_paper"), "没有送达，已送纸质通知"),
    ],
)
def test_the_page_of_a_family_whom_no_text_reached_opens_and_says_who_is_to_tell_them(
    couple: CoupleScene, screens: Screens, became: tuple[str, ...], said: str
) -> None:
    case = couple.answered(_declared_with_phone(couple), an_answer(taken_on=couple.scene.today, man=None))
    message = TextMessage.objects.get(case=case, kind="with_township")
    for outcome in became:
        by = couple.scene.person("township") if outcome.startswith("told") else None
        TextMessageReceipt.objects.create(message=message, outcome=outcome, by=by, at=couple.scene.later())
    page = screens.sees("township", "registration", case.pk).content.decode()
    assert f">{said}</span>" in page


def _declared_with_phone(couple: CoupleScene) -> Case:
    """On site the phone is not confirmed by a code: the person is there."""
    case = couple.begun_on_site("township")
    return couple.declares(case, a_couple(phone="13800000001"), login="township")


def test_a_case_that_the_machine_is_at_looks_again_by_itself(couple: CoupleScene, screens: Screens) -> None:
    answer = screens.sees("township", "registration", couple.declared().pk)
    assert answer.headers["Refresh"] == "2"
    assert "系统正在处理" in words_of(answer)


def test_every_look_at_the_page_is_written_down(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    screens.sees("township", "registration", case.pk)
    assert Reading.objects.filter(case=case, page="desk.registrations.case", purpose="handling").count() == 1


def test_the_acts_are_those_of_the_law_and_a_shut_one_says_why(couple: CoupleScene, screens: Screens) -> None:
    page = words_of(screens.sees("township", "registration", couple.with_township().pk))
    for words in ("核实无误，予以登记", "凭承诺登记", "请当事人说明", "移交给同事", "结束办理", "撤回登记"):
        assert words in page
    assert "户籍地、现居住地没有其他乡镇（街道）可转交" in page
    assert "注销登记" not in page


def test_out_of_reach_is_answered_like_missing(couple: CoupleScene, screens: Screens) -> None:
    case, unknown = couple.with_township(), Case(pk="00000000-0000-4000-8000-000000000000")
    for login in ("township-elsewhere", "village", "county", "issuing", "supervisor", "system"):
        for name, further in (("registration", ()), ("registration_act", ("register",)), ("commitment", ())):
            answers = [screens.sees(login, name, one.pk, *further) for one in (case, unknown)]
            assert [one.status_code for one in answers] == [404, 404], (login, name)
