"""A lost certificate's number is often lost with it: officers find it by child, day of birth and mother."""

from html import unescape
from uuid import uuid4

import pytest
from tests.casework.legacy_scene import LegacyStory, ScriptedRegister
from tests.casework.scene import Scene
from tests.casework.succession_scene import Succession
from tests.counter.conftest import own_keys
from tests.counter.test_reissue import Desk

from xinsheng.casework.acting import UnableToAct
from xinsheng.law.terms import Standing
from xinsheng.registry.models import Case, Certificate, Reading

__all__ = ["own_keys"]
FIND = "/desk/reissues/"


@pytest.fixture
def original(scene: Scene) -> Certificate:
    return scene.sealed().certificates.get()


def told(original: Certificate, **other: str) -> dict[str, str]:
    born = original.case.born_local
    assert born is not None
    day = {
        f"born_on_{part}": str(number)
        for part, number in zip(("year", "month", "day"), born.timetuple(), strict=False)
    }
    return {
        "by": "child",
        "child_name": original.case.child_name,
        "mother_name": original.case.mother_name,
        **day,
    } | other


def found(desk: Desk, said: dict[str, str]) -> str:
    return unescape(desk.sends(FIND, **said).content.decode())


def test_all_three_find_it_and_the_application_is_begun_on_its_number(original: Certificate) -> None:
    desk = Desk("reissue")
    page = found(desk, told(original))
    assert original.blank_id in page
    assert Reading.objects.filter(case=original.case, page="desk.reissue_found").count() == 1

    desk.sends(FIND, number=original.blank_id, service="reissue", page_key=str(uuid4()))
    assert Case.objects.get(original=original).office.kind == "county"


@pytest.mark.parametrize(
    "other",
    [{"child_name": "龙雨昕"}, {"mother_name": "龙晓梅"}, {"born_on_day": "1"}],
    ids=["child", "mother", "day"],
)
def test_two_of_the_three_find_nothing_and_what_was_typed_stays(original: Certificate, other: dict[str, str]) -> None:
    page = found(Desk("reissue"), told(original, **other))
    assert original.blank_id not in page
    assert "系统中没有与这三项都相符的签发记录" in page
    assert all(f'value="{typed}"' in page for typed in other.values())
    assert not Reading.objects.filter(page="desk.reissue_found").exists()


def test_the_last_day_that_can_be_typed_finds_nothing_like_any_other(original: Certificate) -> None:
    page = found(Desk("reissue"), told(original, born_on_year="9999", born_on_month="12", born_on_day="31"))
    assert "系统中没有与这三项都相符的签发记录" in page


def test_what_is_missing_is_said_beside_its_box(original: Certificate) -> None:
    page = found(Desk("reissue"), told(original, mother_name="", born_on_month="13"))
    assert 'id="id_mother_name-error"' in page
    assert 'id="id_born_on-error"' in page
    assert "没有与这三项" not in page


def test_an_officer_of_another_county_is_told_where_to_go_and_no_paper_number_of_a_parent(
    original: Certificate,
) -> None:
    page = found(Desk("elsewhere"), told(original))
    assert original.office.name in page
    assert "受理补发申请" not in page


def test_which_number_a_child_has_is_written_down_as_read_wherever_it_is_asked(
    scene: Scene, original: Certificate
) -> None:
    page = found(Desk("elsewhere"), told(original))
    assert original.blank_id in page
    read = Reading.objects.get(case=original.case, page="desk.reissue_found")
    assert (read.by, read.certificate) == (scene.person("elsewhere"), original)


@pytest.mark.parametrize("state", [Standing.VALID, Standing.UNDER_REVIEW])
def test_what_the_books_hold_is_not_applied_for_as_an_older_one(
    scene: Scene, original: Certificate, monkeypatch: pytest.MonkeyPatch, state: Standing
) -> None:
    if state is not Standing.VALID:
        standing = Certificate.objects.get(pk=original.pk).standing
        standing.state, standing.version = state.value, 1
        standing.save()
    story, case = LegacyStory(scene, monkeypatch, register=ScriptedRegister(None)), original.case
    assert case.born_local is not None
    asked_for = story.sought(child_name=case.child_name, born_on=case.born_local.date(), mother_name=case.mother_name)
    with pytest.raises(UnableToAct, match="books_hold_it"):
        story.begun_for(asked_for)


def test_of_a_chain_the_last_is_found(scene: Scene, original: Certificate) -> None:
    new = Succession(scene).whole(original)
    page = found(Desk("reissue"), told(original))
    assert new.blank_id in page
    assert original.blank_id not in page
