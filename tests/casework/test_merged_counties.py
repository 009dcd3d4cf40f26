"""A county that was renumbered or merged: what was issued there is the business of the county that took it over."""

from datetime import date

import pytest
from tests.casework.couple_scene import refusal
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_record
from tests.casework.scene import Scene
from tests.registry.books import an_office

from xinsheng.casework.counties import find_county_at, find_county_of
from xinsheng.casework.issuer_lists import issuers_in
from xinsheng.casework.issuing_offices import find_issuer
from xinsheng.casework.legacy_books import enter_legacy, find_legacy_in_county
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.succession_terms import LegacySource
from xinsheng.registry.models import LegacyCertificate, Office

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
XIAOHE, HUAXI = "520114000000", "520111000000"  # 小河区, since 2012 in 花溪区


@pytest.fixture
def huaxi() -> Office:
    return an_office("花溪区卫生健康局", kind="county", division_code=HUAXI)


def test_a_hospital_that_kept_its_old_number_is_of_the_county_that_took_its_own_over(huaxi: Office) -> None:
    hospital = an_office("小河区人民医院", division_code=XIAOHE)
    assert find_county_of(hospital, on=DAY) == find_county_at("520114", on=DAY) == huaxi
    for code in ("520111", "520114"):
        assert find_issuer("小河区人民医院", division_code=code) == hospital
        assert list(issuers_in(code)) == [hospital]


def test_while_the_old_county_still_serves_what_was_issued_there_is_its_own(huaxi: Office) -> None:
    xiaohe = an_office("小河区卫生健康局", kind="county", division_code=XIAOHE)
    assert find_county_at("520114", on=DAY) == xiaohe
    assert find_county_at("520111", on=DAY) == huaxi
    Office.objects.filter(pk=xiaohe.pk).update(closed_on=DAY)
    assert find_county_at("520114", on=DAY) == huaxi


def told(scene: Scene, monkeypatch: pytest.MonkeyPatch, *, issuer_division: str) -> LegacyStory:
    return LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record(issuer_division=issuer_division)))


def test_an_old_record_of_a_county_that_is_another_now_is_reissued_by_that_one_and_nowhere_else(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, huaxi: Office
) -> None:
    story = told(scene, monkeypatch, issuer_division="520114")
    case = story.examined(story.applied_for(story.looks(story.begun_for())))

    assert refusal(lambda: story.printed(case)) == [ReasonCode.OTHER_COUNTY]
    legacy = LegacyCertificate.objects.get()
    assert find_legacy_in_county(huaxi, no=legacy.no) == legacy
    assert find_legacy_in_county(case.office, no=legacy.no) is None


def test_a_county_told_by_its_number_of_then_and_by_that_of_today_is_one(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = the_record(issuer_division="520114", content=None)
    enter_legacy(then, source=LegacySource.BULK, at=scene.later())
    story = told(scene, monkeypatch, issuer_division="520111")
    assert story.looks(story.begun_for()).legacy_id == NO
