"""A certificate older than the books, entered wrongly: one officer of its county says so, another confirms it."""

import pytest
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_record
from tests.casework.scene import asked
from tests.journeys.conftest import Town

from xinsheng.casework.applications import withdraw_application

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
