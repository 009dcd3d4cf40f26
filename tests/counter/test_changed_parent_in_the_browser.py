"""Looked at: a replacement begun at the counter as the other parent meets it; a changed parent with the report."""

import pytest
from tests.casework.scene import EVERYONE, asked
from tests.casework.succession_scene import Succession
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.casework.applications import begin_application
from xinsheng.law.terms import Service
from xinsheng.registry.models import Case, Certificate
from xinsheng.standards.resident_numbers import with_check

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FATHER = {"content_father__name": "杨志刚", "content_father__paper_no": with_check("52262219950308001")}
REPORT = {
    "report_laboratory": "黔东南新生司法鉴定中心（演示）",
    "report_licence_no": "520026001",
    "report_report_no": "黔新〔2026〕物鉴字第 118 号",
    "report_issued_on_year": "2026",
    "report_issued_on_month": "11",
    "report_issued_on_day": "18",
    "report_mother_name": "龙小梅",
    "report_father_name": "杨志刚",
    "report_child_name": "龙雨欣",
}


def begun_at_the_counter(town: Town) -> Case:
    original: Certificate = town.scene.sealed().certificates.get()
    by = Succession(town.scene, service=Service.REPLACEMENT).at_work("examiner")
    return begin_application(original.pk, service=Service.REPLACEMENT, by=by, at=town.scene.later(), asked=asked())


def test_the_other_parent_meets_a_replacement_that_is_only_begun(town: Town) -> None:
    begun_at_the_counter(town)
    father = town.comes("father")
    father.goes("/reissue/").says(number="Z999999999").presses("按编号申请补发", within="main")
    father.sees("没有找到这张证件").looks("reissue-no-such-number")
    father.goes("/reissue/").presses("申请补发", within="main")
    father.sees("这张证件已经开始办理换发").looks("reissue-replacement-begun").presses(
        "不申请了，撤回", within="main"
    )
    father.goes("/reissue/").presses("申请补发", within="main").sees("系统已查到原签发记录")


def test_a_changed_parent_with_the_report_it_rests_on(town: Town) -> None:
    case, who = begun_at_the_counter(town), EVERYONE["mother"]
    officer = town.comes("issuing")
    officer.goes(f"/desk/cases/{case.pk}/application/").says(
        ground="parent_changed",
        circumstances="亲子鉴定意见书证明父亲另有其人",
        in_household_register="no",
        relation="mother",
        name=who.name,
        paper_kind="resident_card",
        paper_no=who.paper_no,
        phone=who.phone,
    )
    for name, value in FATHER.items():
        officer.page.locator(f'[name="{name}"]').fill(value)
    officer.says(report_report_no="118").presses("保存，去核验原件").sees("号码至少有五个").looks(
        "desk-changed-parent-faults"
    )
    officer.says(**REPORT).looks("desk-changed-parent").presses("保存，去核验原件")
    officer.looks("desk-changed-parent-check").presses("原件已核验", within="main").presses(
        "原件已核验", within="main"
    )
    officer.says(signed_on_paper=True).presses("提交，进入审核")
    officer.sees("亲子鉴定意见书（照此核对）").looks("desk-changed-parent-case")
