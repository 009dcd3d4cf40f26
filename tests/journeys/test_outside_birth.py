"""A child born at home: the mother tells of it on her phone, one round is returned, and a stranger verifies it."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.journeys import family, hospital
from tests.journeys.conftest import Town
from tests.journeys.somebody import Somebody, day_typed

from xinsheng.law.terms import Material, Service, Stage
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GO = family.GO


def begins(mother: Somebody) -> str:
    mother.goes("/").presses("孩子不是在医院出生的").looks("outside-start").presses("开始填写").looks("outside-begin")
    mother.says(county="522601", relation="mother", plurality="1").presses("打开登记表")
    form = mother.looks("outside-form").at
    mother.presses("开始填写")
    return form


def tells_of_the_birth(mother: Somebody, *, born: datetime) -> None:
    mother.looks("outside-when").says(**day_typed("born_on", born), born_time="03:20", sex="female").presses(GO)
    mother.looks("outside-where").says(place="home", prefecture="5226").presses(GO).sees("请接着选择下一级")
    mother.looks("outside-where-further").says(county="522632").presses(GO)
    mother.looks("outside-figures").says(weight_g="3100", gestation_weeks="39").presses(GO)


def reads_off_the_report(mother: Somebody, *, issued: datetime) -> None:
    mother.looks("outside-report")
    mother.says(laboratory="黔东南新生司法鉴定中心（演示）", licence_no="520026001", report_no="黔新物鉴字第 118 号")
    mother.says(**day_typed("issued_on", issued)).presses(GO)


def the_mother_submits(mother: Somebody) -> str:
    now = civil(datetime.now(tz=UTC))
    form = begins(mother)
    tells_of_the_birth(mother, born=now - timedelta(days=9))
    mother.looks("outside-mother").says(ethnicity="苗族").presses(GO)
    family.chooses_a_place(mother, detail="西门街 12 号", name="outside-mother-household")
    mother.says(same_as="mother-household").presses(GO)
    family.tells_of_the_father(mother)
    family.tells_the_name(mother, "雨欣")
    family.says_who_collects(mother, who="self", phone="138 0000 0001")
    reads_off_the_report(mother, issued=now - timedelta(days=3))
    for kind in ("mother_id", "father_id", "parentage_test"):
        family.gives_paper(mother, form, kind)
    mother.goes(f"{form}materials/parentage_declaration/").looks("outside-declaration-of-parentage")
    mother.sees("系龙小梅与杨志强亲生").says(agree=True).presses("签名", within="main").sees("已提供")
    mother.goes(f"{form}materials/").looks("outside-materials").presses("继续", within="main")
    mother.looks("outside-check").presses("核对无误，去签名")
    mother.looks("outside-sign").says(agree=True).presses("签名并提交")
    mother.sees("已提交").looks("outside-receipt")
    return form


def the_report_is_returned_once(issuing: Somebody, case: Case) -> None:
    """Its photograph cannot be read; all the rest stands."""
    hospital.opens_the_case(issuing, "龙雨欣", name="outside-desk")
    for material in case.materials.current().order_by("given_at"):
        issuing.goes(f"/desk/cases/{case.pk}/materials/{material.pk}")
        if material.kind == Material.PARENTAGE_TEST:
            issuing.looks("outside-desk-report")
            hospital.refuses_as_unreadable(issuing)
        else:
            issuing.says(finding="accepted").presses("记录审核意见")
    issuing.goes(f"/desk/cases/{case.pk}/")
    hospital.gives_the_one_notice(issuing)


def the_mother_makes_it_up(mother: Somebody, *, form: str) -> None:
    mother.goes("/mine/").looks("outside-mine").presses("龙雨欣").sees("请补齐下面的内容").looks("outside-notice")
    family.gives_paper(mother, form, "parentage_test", words="CLEAR AND WHOLE")
    mother.goes(f"{form}check/").presses("核对无误，去签名")
    mother.says(agree=True).presses("签名并提交").sees("已提交")


def test_a_child_born_at_home_is_certified_after_one_returned_round(town: Town) -> None:
    mother = town.comes("mother", phone=True)
    form = the_mother_submits(mother)
    case = Case.objects.get(service=Service.FIRST_ISSUANCE_OUTSIDE)
    issuing, sealing = town.comes("outside-issuing"), town.comes("outside-sealing")

    the_report_is_returned_once(issuing, case)
    the_mother_makes_it_up(mother, form=form)
    hospital.opens_the_case(issuing, "龙雨欣", name="outside-desk-again").presses("审核", within="aside")
    hospital.accepts(issuing)
    hospital.confirms_and_prints(issuing, name="outside-desk")
    hospital.compares_and_seals(sealing, case)
    town.worker_makes(case)
    hospital.hands_over(sealing, case)

    assert Case.objects.get(pk=case.pk).stage == Stage.COLLECTED
    mother.goes(f"/mine/{case.pk}/").looks("outside-certified")
    file = mother.page.request.get(f"{mother.home}/mine/{case.pk}/certificate.pdf")
    assert (file.status, file.body()[:5]) == (200, b"%PDF-")
    family.is_verified_by(town.visitor(), case)


def test_a_father_alone_and_an_officer_at_the_counter_see_every_other_page(town: Town) -> None:
    father = town.comes("father", phone=True)
    father.goes("/outside/begin/").says(county="522601", relation="father", plurality="2").presses("打开登记表")
    form = father.looks("outside-form-of-a-father").at
    father.goes(f"{form}mother-given/").looks("outside-mother-given").says(mother_given="yes").presses(GO)
    father.goes(f"{form}collector/").says(mothers_state="dead").looks("outside-mother-died").presses(GO)
    father.goes(f"{form}materials/mother_id/").sees("死亡证明或注销户口证明").looks("outside-mother-died-card")
    father.goes(f"{form}mother-given/").says(mother_given="no").presses(GO)
    father.goes(f"{form}collector/").sees("手机").sees_nothing_of("母亲的情况").looks("outside-father-collects")
    father.goes(f"{form}withdraw/").looks("outside-withdraw").presses("撤回申领", within="main")

    issuing = town.comes("outside-issuing")
    issuing.goes("/desk/").presses("新建机构外出生申领").looks("outside-desk-begin").presses("新建，开始填写")
    issuing.looks("outside-desk-form").says(birth_weight_g="2").presses("保存，去核验原件").looks(
        "outside-desk-wrong"
    )
