"""A certificate from before this system, looked at: on the phone, at its issuer's desk, at the county's two desks."""

import pytest
from tests.casework.legacy_scene import BORN, NO, ScriptedRegister, the_record
from tests.casework.scene import EVERYONE
from tests.casework.succession_scene import Succession
from tests.casework.test_paper_readings import Reader
from tests.counter.family import a_picture
from tests.counter.test_legacy_reissue import boxes
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.somebody import Somebody
from tests.standards.test_printed_certificates import changed
from tests.standards.test_printed_papers import lines

from xinsheng.casework import paper_readings, record_look_ups
from xinsheng.casework.record_look_ups import look_up_again
from xinsheng.gateways.mchis.invented import RECORDS
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, LegacyStanding

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAID = {
    "relation": "mother",
    "child_name": "龙念安",
    "born_on_year": str(BORN.year),
    "born_on_month": str(BORN.month),
    "born_on_day": str(BORN.day),
    "mother_name": "龙小梅",
    "county": "520103",
    "issuer_name": "贵阳市新生妇幼保健院（演示）",
}


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> ScriptedRegister:
    asked = ScriptedRegister(None)
    monkeypatch.setattr(record_look_ups, "issuance_register", lambda: asked)
    return asked


def begun(town: Town, **otherwise: str) -> tuple[Somebody, Case]:
    mother = town.comes("mother")
    mother.goes("/reissue/").presses("按孩子的信息查签发记录", within="main").looks("legacy-begin")
    mother.presses("查签发记录，开始申请").looks("legacy-begin-faults")
    mother.says(**{**SAID, **otherwise}).presses("查签发记录，开始申请")
    case = Case.objects.get(sought__isnull=False)
    look_up_again(case.pk, at=town.scene.later())
    return mother, Case.objects.get(pk=case.pk)


def applied(mother: Somebody, case: Case) -> Case:
    mother.says(ground="lost", circumstances="搬家以后找不到了", in_household_register="yes", phone="13800000001")
    mother.presses("保存并继续").presses("提供", within="main").gives("file", a_picture()).presses("上传")
    mother.presses("继续", within="main").presses("签名并提交申请")
    return Case.objects.get(pk=case.pk)


def test_a_register_that_is_silent_at_first(town: Town, register: ScriptedRegister) -> None:
    register.silent = True
    mother, case = begun(town)
    mother.goes(f"/reissue/{case.pk}/").sees("暂时没有答复，会自动再查").looks("legacy-application-silent")
    case = applied(mother, case)
    story = Succession(town.scene)
    story.examined(case)
    officer = town.comes("reissue")
    officer.goes(f"/desk/cases/{case.pk}/").sees("答复以前不能办理").looks("desk-legacy-silent")
    register.silent, register.record = False, the_record()
    officer.goes(f"/desk/cases/{case.pk}/acts/look_up_record").looks("desk-legacy-look-up")
    officer.presses("查原签发记录", within="main").sees(NO).looks("desk-legacy-found")
    certificate = story.filed(story.sealing(story.reviewed(story.printed(Case.objects.get(pk=case.pk)))))
    assert LegacyStanding.objects.get(pk=NO).state == "superseded"
    mother.goes(f"/mine/{case.pk}/").sees(certificate.blank_id)
    anybody = town.visitor()
    anybody.goes("/verify/number").says(certificate_no=NO).presses("核验", within="main")
    anybody.sees("本系统启用以前签发的纸质证件").looks("verify-legacy")


def test_nobody_holds_a_record_but_its_issuer(town: Town, register: ScriptedRegister) -> None:
    mother, case = begun(town)
    mother.goes(f"/reissue/{case.pk}/").sees("没有查到").looks("legacy-application-not-found")
    case = applied(mother, case)
    hospital = town.comes("issuing")
    hospital.goes("/desk/reissues/records").sees("龙念安").looks("desk-records-asked")
    hospital.presses("答复", within="main").looks("desk-supply-record")
    hospital.says(holding="held").gives("file", a_picture()).presses("答复", within="main")
    hospital.sees("没有等待答复的")
    Succession(town.scene).examined(case)

    officer = town.comes("reissue")
    officer.goes(f"/desk/cases/{case.pk}/").looks("desk-legacy-supplied")
    officer.goes(f"/desk/cases/{case.pk}/application/original").looks("desk-legacy-original")
    for name, value in boxes().items():
        box = officer.page.locator(f'[name="{name}"]')
        box.select_option(value) if box.evaluate("one => one.tagName") == "SELECT" else box.fill(value)
    officer.presses("保存，请审核人员核对").sees("待审核人员核对").looks("desk-legacy-stated")
    reviewer = town.comes("reviewer")
    reviewer.goes(f"/desk/cases/{case.pk}/acts/confirm_original").sees("3150克").looks("desk-legacy-confirm")
    reviewer.presses("核对原证件内容无误", within="main").sees("凭签发记录或证明录入，两人核对")
    case.refresh_from_db()
    assert (case.legacy_id, case.stage) == (NO, Stage.DECLARED)


def test_the_demonstrations_own_family_finds_its_invented_certificate(town: Town) -> None:
    (record,) = RECORDS
    assert record.content is not None
    assert record.content["mother"]["paper_no"] == EVERYONE["mother"].paper_no
    mother = town.comes("mother")
    mother.goes("/reissue/legacy/")
    told = {"child_name": record.child_name, "born_on_year": "2017", "born_on_month": "5", "born_on_day": "12"}
    mother.says(**{**SAID, **told}).presses("查签发记录，开始申请")
    case = Case.objects.get(sought__isnull=False)
    assert look_up_again(case.pk, at=town.scene.later())
    mother.goes(f"/reissue/{case.pk}/").sees("系统已查到原签发记录").looks("legacy-application-found")
    officer = town.comes("reissue")
    officer.goes("/desk/reissues/").presses("证件早于本系统", within="main").looks("desk-legacy-begin")


def test_the_originals_photograph_that_seems_to_say_otherwise(
    town: Town, register: ScriptedRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = lines(*changed(3, "出生时间|2012年3月5日"))
    monkeypatch.setattr(paper_readings, "paper_reader", lambda: Reader(says=says))
    mother, case = begun(town, issuer_name="已撤销的卫生院")
    mother.goes(f"/reissue/{case.pk}/")
    mother.says(ground="lost", circumstances="搬家以后找不到了", in_household_register="yes", phone="13800000001")
    mother.presses("保存并继续")
    for _paper in range(2):
        mother.presses("提供", within="main").gives("file", a_picture()).presses("上传")
    mother.presses("继续", within="main").sees("照片上像是2012年3月5日")
    mother.looks("legacy-check-pointed").presses("签名并提交申请")
    officer = town.comes("reissue")
    material = case.materials.get(kind="issuance_record")
    officer.goes(f"/desk/cases/{case.pk}/materials/{material.pk}").sees("照片上像是2012年3月5日")
    officer.looks("desk-material-certificate-pointed")
