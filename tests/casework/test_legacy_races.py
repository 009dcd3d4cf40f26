"""Many look for one certificate from before these books at one moment: it comes in once, one case is about it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_record
from tests.casework.scene import AT, Scene
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework import record_look_ups
from xinsheng.casework.legacy_books import enter_legacy
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Case, LegacyCertificate, LegacyContent, RecordLookUp

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
LOOKING = 12


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


@pytest.mark.parametrize("is_loaded", [False, True], ids=["unknown", "loaded in bulk"])
def test_however_many_look_at_once_one_case_is_about_it(
    busy_scene: Scene, monkeypatch: pytest.MonkeyPatch, *, is_loaded: bool
) -> None:
    story = LegacyStory(busy_scene, monkeypatch, register=ScriptedRegister(the_record()))
    if is_loaded:
        enter_legacy(replace(the_record(), content=None), source=LegacySource.BULK, at=busy_scene.later())
    cases = [story.begun_for(login="reissue", channel=Channel.COUNTER) for _place in range(LOOKING)]
    at = busy_scene.later()
    answers = all_at_once([lambda case=case: record_look_ups.look_up_again(case.pk, at=at) for case in cases])

    assert answers == [True] * LOOKING
    assert Case.objects.filter(legacy=NO).count() == 1
    assert LegacyCertificate.objects.count() == LegacyContent.objects.count() == 1
    assert RecordLookUp.objects.values("case").distinct().count() == LOOKING
