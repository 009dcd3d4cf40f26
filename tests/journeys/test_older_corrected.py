"""A certificate older than the books, entered wrongly: one officer of its county says so, another confirms it."""

from uuid import uuid4

import pytest
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_content, the_record
from tests.casework.scene import asked
from tests.casework.stock_scene import county_office
from tests.journeys.conftest import Town

from xinsheng.casework.applications import withdraw_application
from xinsheng.casework.legacy_books import enter_legacy
from xinsheng.casework.legacy_corrections import Read, propose_correction
from xinsheng.law.succession_terms import LegacySource
from xinsheng.registry.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_older_certificate_is_corrected(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    story = LegacyStory(town.scene, monkeypatch, register=ScriptedRegister(the_record()))
    case = story.looks(story.begun_for())
    withdraw_application(case.pk, by=town.scene.by("mother"), at=town.scene.later(), asked=asked())
    officer = town.comes("reissue")
    officer.goes("/desk/corrections/").says(no=NO).presses("查找，提出更正", within="main")
    officer.looks("desk-correct-legacy")
    officer.page.fill("[name=child__name]", "龙念恩")
    officer.says(reason="姓名录错一字，家属来电指出", evidence="原签发机构存根第 0217 号，存区档案室")
    officer.presses("提出更正，请另一人确认", within="main").looks("desk-legacy-correction-own")
    another = town.comes("reviewer")
    another.goes("/desk/corrections/").looks("desk-legacy-corrections")
    another.presses(NO, within="main").looks("desk-legacy-correction")
    another.presses("核对无误，确认", within="aside").looks("desk-legacy-corrections-decided")
    issuer = town.comes("issuing")
    issuer.goes("/desk/reissues/records").sees("录入已更正的早年证件").looks("desk-records-asked-corrected")


def test_where_nobody_can_be_told_by_text_whoever_decides_reads_so_first(town: Town) -> None:
    """Of one that came in bulk no case was ever about, and no service of ours has a number of its parents."""
    elsewhere = the_record(issuer_name="原城关乡卫生院")
    enter_legacy(elsewhere, source=LegacySource.BULK, at=town.scene.later())
    Person.objects.update(phone_cipher=None)
    record = the_record(issuer_name="原城关乡卫生院", child_name="龙念恩", content=the_content(name="龙念恩"))
    read = Read(reason="姓名录错一字", evidence="原签发机构存根第 0217 号")
    by, at = town.scene.by("reissue"), town.scene.later()
    propose_correction(county_office(), no=NO, record=record, read=read, by=by, at=at, key=uuid4())
    another = town.comes("reviewer")
    another.goes("/desk/corrections/").presses(NO, within="main")
    another.sees("请由本县当面或书面告知父母").sees("原签发机构不在本系统中").looks(
        "desk-legacy-correction-nobody-told"
    )
    another.presses("核对无误，确认", within="aside").presses(NO, within="main")
    another.sees("已经生效").looks("desk-legacy-correction-nobody-was-told")
