"""Every page of the township's desk, looked at in a browser by somebody who may open it, at both widths."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from playwright.sync_api import expect
from tests.casework.couple_scene import CoupleScene, a_couple, a_record, a_spouse, an_answer, at_home
from tests.casework.scene import EVERYONE, asked
from tests.counter.couple import Register, last_code
from tests.counter.test_query_code import code_for
from tests.desk_registrations.test_commitment_checks import promised, to_be_checked_by
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.casework import corrections, register_answers, townships
from xinsheng.law.couples import Marriage
from xinsheng.law.register_records import Silence
from xinsheng.law.terms import Question
from xinsheng.registry.models import Case, Registration
from xinsheng.standards.resident_numbers import with_check

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def differing(couple: CoupleScene) -> Case:
    """A couple married elsewhere last month, whose man has moved since: the register knows less."""
    married = Marriage(registered=True, registered_on=date(2026, 10, 18))
    said = a_couple(marriage=married, man=a_spouse("father", household=at_home("520103019001")))
    record = a_record("mother", spouse="father", married_on=None, spouse_no="", former_name="龙梅")
    answer = an_answer(
        taken_on=couple.scene.today, woman=record, man=a_record("father", spouse="mother", married_on=None)
    )
    return couple.answered(couple.declared(said), answer)


def asked_once(couple: CoupleScene, case: Case) -> None:
    matters = (Question.MARRIAGE, Question.CHILDREN)
    townships.ask_couple(case.pk, questions=matters, by=couple.officer(), at=couple.scene.later(), asked=asked())


def test_the_townships_pages(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = differing(couple)
    couple.with_township(a_couple(woman=a_spouse("mother2"), man=None), login="mother2")
    couple.begun_on_site()
    officer = town.comes("township")
    officer.looks("desk-registrations")
    officer.goes(f"/desk/registrations/{case.pk}/").looks("desk-registration")
    officer.says(purpose="verify_registration").presses("显示").looks("desk-registration-values")
    for verb in ("register", "ask_couple", "close_registration", "hand_to_township", "hand_over_registration"):
        officer.goes(f"/desk/registrations/{case.pk}/acts/{verb}").looks(f"desk-registration-{verb}")
    officer.goes(f"/desk/registrations/{case.pk}/commitment").looks("desk-commitment")
    officer.says(check="向婚姻登记机关核查结婚登记").presses("下一步").looks("desk-commitment-letter")
    asked_once(couple, case)
    officer.goes(f"/desk/registrations/{case.pk}/").looks("desk-registration-noticed")
    officer.goes(f"/desk/registrations/{case.pk}/on-site/").looks("desk-on-site-answer")
    officer.presses("English").looks("desk-on-site-en")
    officer.goes(f"/desk/registrations/{case.pk}/").looks("desk-registration-en")
    officer.goes("/desk/registrations/in-person/").looks("desk-in-person-en")
    officer.goes("/desk/registrations/search").looks("desk-registrations-search-en")


def test_the_acts_taller_than_the_window_are_read_to_their_end_by_scrolling_the_page(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = couple.with_township()
    officer = town.comes("township").goes(f"/desk/registrations/{case.pk}/")
    officer.page.set_viewport_size({"width": 1280, "height": 640})
    last = officer.page.get_by_text("您查看本件的记录会保存")
    expect(last).not_to_be_in_viewport()
    officer.page.mouse.wheel(0, 3000)
    expect(last).to_be_in_viewport(ratio=1)
    side = officer.page.locator(".x-side")
    assert side.evaluate("one => one.scrollHeight <= one.clientHeight")  # nothing is cut, nothing scrolls within it


def test_a_list_of_more_than_a_page_and_who_has_how_many(town: Town) -> None:
    couple = CoupleScene(town.scene)
    for place in range(30):
        number = with_check(f"522601{date(1990, 1, 1) + timedelta(days=place):%Y%m%d}002")
        woman = a_spouse("mother", name=f"{'龙韦潘吴杨'[place % 5]}{'小春阿秀再'[place // 6]}妹", paper_no=number)
        case = couple.declares(couple.begun_on_site(), a_couple(woman=woman), login="township")
        couple.answered(case, an_answer(taken_on=couple.scene.today, man=None))
        last_day = date.today() + timedelta(days=place // 4 - 2)  # noqa: DTZ011  as the clock would have set it
        Registration.objects.filter(pk=case.pk).update(due_on=last_day)
    officer = town.comes("township", phone=True)
    officer.goes("/desk/registrations/").sees("第 1–25 件，共 30 件").looks("desk-registrations-long")
    officer.presses("下一页").sees("第 26–30 件，共 30 件").looks("desk-registrations-long-next")
    officer.presses("已超期").sees("共 8 件").presses("经办人员的工作量").looks("desk-workload")
    officer.says(of="nobody", to=str(couple.scene.person("township2").pk)).presses("全部移交", within="form.x-narrow")
    officer.sees("已办理").looks("desk-workload-handed-on")
    officer.presses("English").looks("desk-workload-en")


def test_a_man_whom_the_register_does_not_have(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = couple.answered(couple.declared(), an_answer(taken_on=couple.scene.today, man=None))
    officer = town.comes("township")
    officer.looks("desk-registrations-no-man")
    officer.goes(f"/desk/registrations/{case.pk}/").looks("desk-registration-no-man")
    officer.says(purpose="verify_registration").presses("显示").looks("desk-registration-no-man-values")
    officer.goes(f"/desk/registrations/{case.pk}/acts/register").says(sources="民政婚姻登记系统")
    officer.presses("核实无误，予以登记", within="main")
    couple.filed(case)
    officer.goes(f"/desk/registrations/{case.pk}/?done=register").looks("desk-registration-finished")


def test_in_person(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = couple.with_township()
    officer = town.comes("township-elsewhere")
    officer.goes("/desk/registrations/in-person/").looks("desk-in-person")
    who = EVERYONE["father"]
    officer.says(name=who.name, paper_no=who.paper_no, present=True).presses("查询", within="main").looks(
        "desk-in-person-found"
    )
    townships.ask_couple(
        case.pk, questions=(Question.HOUSEHOLD,), by=couple.officer(), at=couple.scene.later(), asked=asked()
    )
    officer.goes("/desk/registrations/in-person/")
    she = EVERYONE["mother"]
    officer.says(name=she.name, paper_no=she.paper_no, present=True).presses("查询", within="main")
    officer.looks("desk-in-person-asked").presses("在本处代为说明").sees("请当事人说明后").looks("desk-taken-in")
    officer.goes("/desk/registrations/").sees("本处接待的登记").looks("desk-registrations-taken-in")
    officer.goes("/desk/registrations/in-person/")
    officer.says(name=who.name, paper_no=who.paper_no, present=True).presses("查询", within="main")
    officer.presses("补发查询码").looks("desk-in-person-code")
    officer.goes("/desk/registrations/in-person/")
    nobody = EVERYONE["grandmother"]
    officer.says(name=nobody.name, paper_no=nobody.paper_no, present=True).presses("查询", within="main").looks(
        "desk-in-person-none"
    )
    couple.filed(couple.registers(case))
    officer.goes("/desk/registrations/in-person/")
    officer.says(name=who.name, paper_no=who.paper_no, present=True).presses("查询", within="main").looks(
        "desk-in-person-registered"
    )


@pytest.mark.parametrize("login", ["township", "village"])
def test_on_site_from_the_whitelist_to_the_receipt(town: Town, login: str) -> None:
    couple = CoupleScene(town.scene)
    officer = town.comes(login, phone=login == "village")
    officer.goes("/desk/registrations/on-site/").looks("desk-on-site-begin")
    officer.presses("开始填写").looks("desk-on-site")
    woman, man = EVERYONE["mother"], EVERYONE["father"]
    officer.says(
        woman_name=woman.name,
        woman_paper_no=woman.paper_no,
        woman_household_sought="凯里 西门",
        woman_household_street="西门街",
        woman_lives="household",
    )
    officer.page.locator("summary", has_text="男方").click()
    officer.says(
        man_name=man.name,
        man_paper_no=man.paper_no,
        man_household_sought="云岩 大营路 冠竹苑",
        man_household_door="9 号",
        man_lives="woman",
    )
    officer.presses("保存，去核对").looks("desk-on-site-faults")
    officer.page.locator("summary", has_text="女方").click()
    officer.says(woman_household_sought="西门").presses("保存，去核对").looks("desk-on-site-which")
    officer.says(woman_household_sought="凯里 西门街道").presses("保存，去核对")
    officer.says(woman_household_code="522601003002")
    for part, value in (("year", "2020"), ("month", "5"), ("day", "20")):
        officer.page.locator(f'[name="married_on_{part}"]').fill(value)
    officer.says(child_order="1", declarant="woman")
    officer.presses("保存，去核对").looks("desk-on-site-township")
    officer.says(township_code="520103019").presses("保存，去核对").looks("desk-on-site-check")
    path = officer.at
    officer.goes(path.replace("check", "sheet")).looks("desk-on-site-sheet")
    officer.goes(path).says(comes="themselves", marriage="seen", not_copied=True, signed=True)
    officer.presses("提交登记")
    case = Case.objects.get(pk=path.split("/")[3])
    officer.looks("desk-on-site-waiting")
    couple.answered(case, an_answer(taken_on=couple.scene.today, man=None))
    officer.goes(path.replace("check", "receipt")).looks("desk-on-site-receipt")


def test_the_fresh_look_into_the_register(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = differing(couple)
    officer = town.comes("township")
    there = an_answer(taken_on=couple.scene.today, man=a_record("father", spouse="mother"))
    with patch.object(register_answers, "population_register", lambda: Register(there)):
        officer.goes(f"/desk/registrations/{case.pk}/look-up").looks("desk-look-up-first")
        officer.says(purpose="verify_registration").presses("现在查询").looks("desk-look-up")
        officer.says(purpose="verify_registration").presses("显示上次").looks("desk-look-up-values")
    with patch.object(register_answers, "population_register", lambda: Register(Silence.LATE)):
        officer.goes(f"/desk/registrations/{case.pk}/look-up")
        officer.says(purpose="verify_registration").presses("现在查询").looks("desk-look-up-silent")


def test_the_check_of_a_commitment(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = promised(couple)
    to_be_checked_by(promised(couple, login="mother2"), date(2026, 11, 23))
    officer = town.comes("township")
    officer.goes("/desk/registrations/").looks("desk-registrations-promised")
    officer.goes("/desk/registrations/to-check").looks("desk-to-check")
    officer.goes(f"/desk/registrations/{case.pk}/commitment/check").looks("desk-commitment-check")
    officer.presses("办结").looks("desk-commitment-check-fault")
    officer.says(sources="婚姻登记机关：属实").presses("办结").looks("desk-registration-checked")


def test_what_was_asked_beyond_the_list(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = couple.with_township()
    at_home = town.comes("mother")
    at_home.goes(f"/mine/registration/{case.pk}/").looks("my-registration-with-township")
    at_home.goes(f"/mine/registration/{case.pk}/asked-for-more/").looks("asked-for-more")
    at_home.presses("其他").looks("asked-for-more-fault")
    stranger = town.visitor()
    stranger.goes("/query/").says(code=code_for(case, couple)).presses("查询", within="main")
    stranger.presses("我被要求提供规定以外的材料").looks("query-asked-for-more")
    at_home.says(words="要了住院病历和两张照片", names_case=True).presses("其他").looks("asked-for-more-done")
    supervisor = town.comes("county")
    supervisor.goes("/desk/demands/").looks("desk-demands")
    supervisor.presses("其他", within="main").looks("desk-demand")
    supervisor.says(finding="put_right", words="已要求退还，并已向全县重申").presses("答复，办结")
    supervisor.looks("desk-demands-answered")
    at_home.goes(f"/mine/registration/{case.pk}/").looks("my-registration-answered")


def test_a_correction_from_the_couples_page_to_the_new_certificate(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = couple.registered()
    mother = town.comes("mother", phone=True)
    mother.goes(f"/mine/registration/{case.pk}/").looks("correction-before")
    mother.presses("申请更正", within="main").looks("correction-asked")
    mother.page.locator('[name="items"][value="residence"]').check()
    mother.says(words="女方现在的住址应为西门街 13 号").presses("签名并申请更正").looks("correction-waits")
    officer = town.comes("township")
    officer.goes("/desk/registrations/").looks("desk-registrations-correcting")
    officer.goes(f"/desk/registrations/{case.pk}/").looks("desk-registration-correcting")
    officer.goes(f"/desk/registrations/{case.pk}/acts/keep_certificate").looks("desk-keep-certificate")
    officer.goes(f"/desk/registrations/{case.pk}/correction").looks("desk-correction")
    officer.presses("更正并换发").looks("desk-correction-fault")
    officer.says(woman_household_door="13 号", sources="户口簿：与申请一致").presses("更正并换发")
    couple.filed(Case.objects.get(pk=case.pk))
    officer.goes(f"/desk/registrations/{case.pk}/").looks("desk-registration-corrected")
    mother.goes(f"/mine/registration/{case.pk}/").looks("correction-made")


def test_a_correction_asked_in_person_and_not_made(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = couple.registered()
    who, officer = EVERYONE["father"], town.comes("township-elsewhere")
    officer.goes("/desk/registrations/in-person/")
    officer.says(name=who.name, paper_no=who.paper_no, present=True).presses("查询", within="main")
    officer.presses("申请更正").looks("desk-in-person-correction")
    officer.page.locator('[name="items"][value="names"]').check()
    officer.says(words="姓名应为杨志刚", signed=True).presses("记录申请").looks("desk-in-person-correcting")
    by, at = couple.officer(), couple.scene.later()
    corrections.keep_certificate(case.pk, reason="与户口簿一致", by=by, at=at, asked=asked())
    town.comes("mother", phone=True).goes(f"/mine/registration/{case.pk}/").looks("correction-kept")


def test_a_new_number_on_ones_own_page_and_in_person(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case = couple.registered()
    mother = town.comes("mother", phone=True)
    mother.goes(f"/mine/registration/{case.pk}/").presses("手机号换了？").sees("查询码不变").looks("new-phone")
    mother.says(phone="1390").presses("发送验证码").sees("请填写 11 位手机号码").looks("new-phone-fault")
    mother.says(phone="139 0000 0009").presses("发送验证码").sees("已向 13900000009 发送验证码").looks(
        "new-phone-code"
    )
    mother.says(code=last_code()).presses("确认，换成这个号码").sees("139****0009")
    who, officer = EVERYONE["father"], town.comes("township-elsewhere")
    officer.goes("/desk/registrations/in-person/")
    officer.says(name=who.name, paper_no=who.paper_no, present=True).presses("查询", within="main")
    officer.presses("换手机号码").sees("验证码发到新号码").looks("desk-new-phone")
    officer.says(phone="13700000007").presses("发送验证码").sees("请当事人看着新手机念给您听")
    officer.looks("desk-new-phone-code")
    officer.says(code=last_code()).presses("确认，换成这个号码").sees("手机号码已换").looks("desk-new-phone-done")
