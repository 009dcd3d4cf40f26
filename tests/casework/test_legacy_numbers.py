"""A number alone makes nobody's old certificate another's: what is found or typed is held to what the books have."""

from datetime import date
from typing import Any

import pytest
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, a_parent, the_content, the_record
from tests.casework.scene import Scene

from xinsheng.casework import record_look_ups
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.legacy_books import ByTwo, enter_content, enter_legacy
from xinsheng.law.issuance_records import IssuanceRecord
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.register_records import Silence
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import Stage, Standing
from xinsheng.postroom.look_up_record import UnableToReach, carry_out
from xinsheng.registry.models import Case, LegacyCertificate, LegacyContent, LegacyStanding, RecordLookUp

ANOTHERS: list[dict[str, Any]] = [
    {"child_name": "王小明"},
    {"born_local": the_record().born_local.replace(day=5)},
    {"mother_name": "王秀英"},
    {"issuer_name": "另一家卫生院"},
    {"issuer_division": "522601"},
    {"issued_on": date(2012, 3, 8)},
]
OTHER_MOTHER = the_content() | {"mother": a_parent("mother", age="19") | {"paper_no": "522601199003071249"}}


def entered(scene: Scene, record: IssuanceRecord) -> None:
    enter_legacy(record, source=LegacySource.BULK, at=scene.later())


def look_up(story: LegacyStory, case: Case) -> None:
    carry_out(case.pk, at=story.scene.later())


def bulk_of(**changes: Any) -> IssuanceRecord:
    return the_record(content=None, **changes)


def examined(scene: Scene, monkeypatch: pytest.MonkeyPatch, *, certificate_no: str = "") -> tuple[LegacyStory, Case]:
    """A case of which no register holds a record, and its issuer's paper is accepted."""
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(None))
    case = story.looks(story.begun_for(story.sought(certificate_no=certificate_no), issuer=scene.hospital))
    return story, story.examined(story.supplied(story.applied_for(case)))


def is_untouched() -> bool:
    """Whether the certificate of the number stands as it was entered, with nothing said of it, about no case."""
    standing = LegacyStanding.objects.get(pk=NO)
    has_case = Case.objects.filter(legacy=NO).exists()
    return standing.state == Standing.VALID and not has_case and not LegacyContent.objects.exists()


@pytest.mark.parametrize("said", ANOTHERS, ids=lambda said: next(iter(said)))
def test_a_strangers_number_is_not_typed_for_this_child(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, said: dict[str, Any]
) -> None:
    story, case = examined(scene, monkeypatch)
    entered(scene, bulk_of(**said))
    with pytest.raises(UnableToAct, match="number_is_anothers"):
        story.stated(case)
    assert is_untouched()


def test_a_number_that_became_a_strangers_after_it_was_typed_is_not_confirmed(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, case = examined(scene, monkeypatch)
    case = story.stated(case)
    entered(scene, bulk_of(child_name="王小明"))
    with pytest.raises(UnableToAct, match="number_is_anothers"):
        story.confirmed(case)
    assert is_untouched()
    assert Case.objects.get(pk=case.pk).stage == Stage.DECLARED


def test_a_mother_of_another_number_is_another_woman_of_her_name(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_legacy(the_record(content=OTHER_MOTHER), source=LegacySource.BULK, at=scene.later())
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record()))
    with pytest.raises(UnableToReach):
        look_up(story, story.begun_for())
    assert is_untouched()


@pytest.mark.parametrize("said", ANOTHERS, ids=lambda said: next(iter(said)))
def test_what_the_register_says_otherwise_than_the_books_decides_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, said: dict[str, Any]
) -> None:
    entered(scene, bulk_of(**said))
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record()))
    with pytest.raises(UnableToReach):
        look_up(story, story.begun_for())
    case = Case.objects.get()
    answer = RecordLookUp.objects.get(case=case, source="register")
    assert (answer.answer, answer.silence) == ("unreachable", Silence.CONTRADICTORY)
    assert is_untouched()

    with pytest.raises(UnableToReach):
        look_up(story, case)  # each kind of silence is written down once
    assert RecordLookUp.objects.filter(case=case, source="register").count() == 1
    with pytest.raises(NotAllowed) as refused:
        story.printed(story.examined(story.applied_for(case)))
    assert [reason.code for reason in refused.value.reasons] == [ReasonCode.RECORD_NOT_ANSWERED]


def test_a_certificate_that_became_a_strangers_while_the_register_was_asked_is_asked_about_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record()))
    case = story.begun_for()
    monkeypatch.setattr(record_look_ups, "differs_from_books", lambda _record: False)  # as it was when it looked
    entered(scene, bulk_of(child_name="王小明"))
    with pytest.raises(UnableToAct, match="number_is_anothers"):
        look_up(story, case)
    assert is_untouched()


def test_once_two_have_read_it_another_content_of_its_number_is_not_taken_for_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, case = examined(scene, monkeypatch)
    story.confirmed(story.stated(case))
    held = LegacyCertificate.objects.get(pk=NO)
    heavier = the_record(content=the_content(weight_g=3250))
    by_two = ByTwo(stated_by=scene.person("reissue").pk, confirmed_by=scene.person("reviewer").pk)
    with pytest.raises(UnableToAct, match="number_is_anothers"):
        enter_content(held, record=heavier, source=LegacySource.EVIDENCE, case=case, at=scene.later(), by_two=by_two)


def test_the_number_that_was_told_is_the_number_that_is_typed(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    story, case = examined(scene, monkeypatch, certificate_no="M520104999")
    with pytest.raises(UnableToAct, match="number_not_sought"):
        story.stated(case)
    case = story.stated(case, the_record(certificate_no="M520104999"))
    assert story.confirmed(case).legacy_id == "M520104999"


def test_a_division_told_to_the_village_and_one_told_to_the_county_are_one(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(scene, bulk_of(issuer_division="520103001002"))
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record()))
    case = story.looks(story.begun_for())
    assert (case.legacy_id, LegacyContent.objects.count()) == (NO, 1)


@pytest.mark.parametrize("odd", [2**60, float("nan"), 0.5, "e\u0301", "\ud800"], ids=ascii)
def test_a_record_that_cannot_be_written_down_by_its_digest_is_a_silence_that_waits(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, odd: object
) -> None:
    record = the_record(content=the_content() | {"more": odd})
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(record))
    case = story.begun_for()
    with pytest.raises(UnableToReach):
        look_up(story, case)
    answer = RecordLookUp.objects.get(case=case)
    assert (answer.answer, answer.silence) == ("unreachable", Silence.MALFORMED)


def test_a_record_with_a_content_of_another_form_is_found_and_the_rest_is_typed(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = {"mother": {"paper_kind": "居民身份证"}, "father": {"paper_kind": ["居民身份证"]}}
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record(content=content)))
    case = story.looks(story.begun_for())
    assert (case.legacy_id, LegacyContent.objects.count()) == (NO, 0)
