"""Reissue and replacement, looked at: at the family's phone, at the county's desk, at the issuer's window."""

import pytest
from tests.casework.scene import EVERYONE
from tests.casework.succession_scene import Succession
from tests.counter.family import a_picture
from tests.journeys import hospital
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.registry.models import Case, Certificate

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def issued(town: Town) -> Certificate:
    certificate: Certificate = town.scene.sealed().certificates.get()
    return certificate


def test_a_lost_certificate_from_the_phone_to_the_countys_seal(town: Town) -> None:
    original = issued(town)
    mother = town.comes("mother")
    mother.goes("/reissue/").sees(original.blank_id).looks("reissue-begin").presses("申请补发", within="main")
    mother.sees("系统已查到原签发记录").looks("reissue-application").presses("保存并继续")
    mother.looks("reissue-application-faults")
    mother.says(ground="lost", circumstances="搬家以后找不到了", in_household_register="yes", phone="13800000001")
    mother.presses("保存并继续").looks("reissue-papers").presses("提供", within="main")
    mother.looks("reissue-paper").gives("file", a_picture()).presses("上传")
    mother.presses("继续", within="main").looks("reissue-check").presses("签名并提交申请")
    mother.sees("申请已收到").looks("reissue-mine")
    case = Case.objects.get(original=original)

    officer = town.comes("reissue")
    officer.goes("/desk/").sees("龙雨欣").looks("desk-reissue-today")
    officer.goes(f"/desk/cases/{case.pk}/").sees("系统中查到的原证件").looks("desk-reissue-case")
    story = Succession(town.scene)
    case = story.printed(story.examined(case))
    reviewer = town.comes("reviewer")
    reviewer.goes(f"/desk/cases/{case.pk}/acts/review").looks("desk-reissue-review").presses(
        "审核无误", within="main"
    )
    sealer = town.comes("county-sealing")
    sealer.goes(f"/desk/cases/{case.pk}/seal/").looks("desk-reissue-seal")
    certificate = story.filed(story.sealing(Case.objects.get(pk=case.pk)))
    mother.goes(f"/mine/{case.pk}/").sees(certificate.blank_id).looks("reissue-done")
    mother.goes(f"/mine/{original.case_id}/").sees("作废").looks("reissue-old")
    anybody = town.visitor()
    anybody.goes("/verify/number").says(certificate_no=original.blank_id).presses("核验", within="main")
    anybody.sees("作废").looks("verify-reissued")


def test_a_wrong_character_at_the_issuers_window(town: Town) -> None:
    original, who = issued(town), EVERYONE["mother"]
    officer = town.comes("issuing")
    officer.goes("/desk/reissues/").looks("desk-reissues").says(number=original.blank_id)
    officer.presses("查原签发记录", within="main").sees("龙雨欣").looks("desk-reissues-found")
    officer.presses("受理换发申请", within="main")
    case = Case.objects.get(original=original)
    officer.goes(f"/desk/cases/{case.pk}/application/").looks("desk-window-application")
    officer.says(
        ground="issuers_error",
        circumstances="“欣”字印错，应为“昕”",
        in_household_register="no",
        relation="mother",
        name=who.name,
        paper_kind="resident_card",
        paper_no=who.paper_no,
        phone=who.phone,
    )
    officer.page.locator('[name="content_child__name"]').fill("龙雨昕")
    officer.presses("保存，去核验原件").looks("desk-window-check").presses("原件已核验", within="main")
    officer.presses("原件已核验", within="main")  # the second is the issuer's own record
    officer.says(signed_on_paper=True).presses("提交，进入审核")
    officer.sees("龙雨欣 改为 龙雨昕").looks("desk-replacement-case")
    officer.goes(f"/desk/cases/{case.pk}/acts/take_paper_back").looks("desk-take-paper-back")
    officer.says(returned_pages="main").presses("收回原证件", within="main")
    officer.goes(f"/desk/cases/{case.pk}/acts/confirm_and_print").looks("desk-replacement-print")
    officer.presses("打印", within="main form")
    number = officer.page.locator("p.x-code").inner_text().strip()
    officer.says(insert_no=number).presses("核对编号")
    sealer = town.comes("sealing")
    hospital.compares_and_seals(sealer, case)
    town.worker_makes(case)

    anybody = town.visitor()
    for no, told in ((original.blank_id, "作废（已换发、已补发）"), (number, "编号有效")):
        anybody.goes("/verify/number").says(certificate_no=no).presses("核验", within="main").sees(told)
    anybody.goes("/verify/number").says(certificate_no=number, printed_name="龙雨昕").presses("核验", within="main")
    anybody.sees("真实 · 有效")
