"""A certificate from before these books: looked up first, typed by two where nobody holds it, superseded once."""

import pytest
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_content, the_record
from tests.casework.scene import Scene, asked
from tests.casework.succession_scene import Succession

from xinsheng.casework import applications
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.issuing_offices import office_for, original_issuer
from xinsheng.casework.people import keep_phone
from xinsheng.casework.sealings import statement_of
from xinsheng.casework.snapshots import facts_of
from xinsheng.casework.verification import verify_number
from xinsheng.desk.registers.kinds import find_register
from xinsheng.law.materials import materials_needed
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.succession_terms import Holding, LegacySource, RecordAnswer
from xinsheng.law.terms import Channel, Material, PublicStanding, Service, Stage, Standing
from xinsheng.proof.canonical import digest_of
from xinsheng.registry.models import (
    Blank,
    Case,
    LegacyCertificate,
    LegacyContent,
    LegacyStanding,
    Office,
    RecordLookUp,
    TextMessage,
    reissued_from,
)


def told(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, *, record: object = None, silent: bool = False
) -> LegacyStory:
    return LegacyStory(scene, monkeypatch, register=ScriptedRegister(record, silent=silent))  # type: ignore[arg-type]


def codes_of(refused: pytest.ExceptionInfo[NotAllowed]) -> set[ReasonCode]:
    return {reason.code for reason in refused.value.reasons}


def answers_of(case: Case) -> list[tuple[str, str]]:
    return list(case.record_look_ups.order_by("at", "source").values_list("source", "answer"))


def asked_for(scene: Scene, case: Case) -> set[Material]:
    return {row.material for row in materials_needed(facts_of(case, at=scene.at))}


def test_what_the_register_holds_is_reissued_and_no_proof_is_asked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch, record=the_record())
    case = story.applied_for(story.looks(story.begun_for()))
    assert answers_of(case) == [("register", "found")]
    assert asked_for(scene, case) == {Material.APPLICANT_ID}
    assert verify_number(NO).standing is PublicStanding.IN_FORCE

    new = story.issued(case)
    said = statement_of(new)
    assert (said.content.as_json(), said.attendant, said.predecessor_no) == (the_content(), "周接生", NO)
    assert new.standing.state == Standing.VALID
    legacy = LegacyCertificate.objects.select_related("standing", "content").get(pk=NO)
    assert (legacy.source, legacy.content.source) == (LegacySource.REGISTER, LegacySource.REGISTER)
    assert legacy.standing.state == Standing.SUPERSEDED
    assert (verify_number(NO).standing, verify_number(NO).is_legacy) == (PublicStanding.REPLACED, True)
    assert verify_number(new.blank_id).standing is PublicStanding.IN_FORCE


def test_the_look_up_is_a_dated_row_with_the_digest_of_what_was_said(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch, record=the_record())
    case = story.looks(story.begun_for())
    row = RecordLookUp.objects.get(case=case)
    assert (row.at, row.asked_by, row.snapshot, len(bytes(row.answer_digest))) == (scene.at, None, "scripted", 32)


def test_our_own_books_are_looked_into_first_and_no_register_is_asked(scene: Scene) -> None:
    original = scene.sealed().certificates.get()
    case = Succession(scene).begun(original)
    assert answers_of(case) == [("own_books", "found")]


def test_a_silent_register_is_waited_for_and_decides_nothing(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    story = told(scene, monkeypatch, silent=True)
    case = story.applied_for(story.looks(story.begun_for()))
    assert asked_for(scene, case) == {Material.APPLICANT_ID}
    with pytest.raises(NotAllowed) as refused:
        story.printed(story.examined(case))
    assert codes_of(refused) == {ReasonCode.RECORD_NOT_ANSWERED}
    with pytest.raises(NotAllowed) as refused:
        story.stated(case)
    assert ReasonCode.RECORD_NOT_ANSWERED in codes_of(refused)

    version = Case.objects.get(pk=case.pk).version
    story.looks(case)  # asked again and again, it is silent once in the books
    assert answers_of(case) == [("register", "unreachable")]
    assert Case.objects.get(pk=case.pk).version == version

    story.register.silent, story.register.record = False, the_record()
    assert story.issued(story.looks(case)).standing.state == Standing.VALID


def test_before_anybody_has_looked_nothing_is_confirmed(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    story = told(scene, monkeypatch, record=the_record())
    case = story.examined(story.applied_for(story.begun_for()))
    with pytest.raises(NotAllowed) as refused:
        story.printed(case)
    assert codes_of(refused) == {ReasonCode.RECORD_NOT_LOOKED_UP}
    assert story.printed(story.looked_again(case)).stage == Stage.PRINTED


def test_an_officer_looks_anew_and_what_is_known_is_not_looked_up_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch, record=the_record())
    case = story.looked_again(story.applied_for(story.begun_for()))
    assert RecordLookUp.objects.get(case=case).asked_by == scene.person("reissue")
    with pytest.raises(NotAllowed) as refused:
        story.looked_again(case)
    assert codes_of(refused) == {ReasonCode.RECORD_IS_KNOWN}
    assert story.register.asked == 1


def test_without_a_record_its_issuer_supplies_one_and_two_people_read_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch)
    case = story.applied_for(story.looks(story.begun_for(issuer=scene.hospital)))
    assert Material.ISSUANCE_RECORD not in asked_for(scene, case)  # its issuer is asked, not the family
    with pytest.raises(NotAllowed) as refused:
        story.stated(case)
    assert codes_of(refused) == {ReasonCode.EVIDENCE_MISSING}

    case = story.examined(story.supplied(case))
    case = story.stated(case)
    with pytest.raises(NotAllowed) as refused:
        story.printed(case)
    assert codes_of(refused) == {ReasonCode.ORIGINAL_NOT_ESTABLISHED}
    case = story.confirmed(case)
    content = LegacyContent.objects.get(pk=NO)
    assert content.source == LegacySource.EVIDENCE
    assert (content.stated_by, content.confirmed_by) == (scene.person("reissue"), scene.person("reviewer"))

    new = story.filed(story.sealing(story.reviewed(story.printed(case))))
    assert statement_of(new).content.as_json() == the_content()
    assert LegacyStanding.objects.get(pk=NO).state == Standing.SUPERSEDED


def test_the_family_is_asked_only_when_its_issuer_holds_nothing_is_unknown_or_silent(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch)
    unknown = story.applied_for(story.looks(story.begun_for()))
    assert Material.ISSUANCE_RECORD in asked_for(scene, unknown)
    applications.withdraw_application(unknown.pk, by=scene.by("mother"), at=scene.later(), asked=asked())

    case = story.applied_for(story.looks(story.begun_for(issuer=scene.hospital)))
    assert Material.ISSUANCE_RECORD not in asked_for(scene, case)
    scene.later(days=8)
    assert Material.ISSUANCE_RECORD in asked_for(scene, case)
    case = story.supplied(case, holding=Holding.NOT_HELD)
    assert Material.ISSUANCE_RECORD in asked_for(scene, case)


def test_only_the_original_issuers_officer_answers_and_only_while_it_is_asked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch)
    case = story.applied_for(story.looks(story.begun_for(issuer=scene.hospital)))
    for login in ("elsewhere", "reissue", "sealing"):
        with pytest.raises(NotAllowed) as refused:
            story.supplied(case, login=login)
        assert codes_of(refused) == {ReasonCode.NOT_YOUR_DUTY}
    found = told(scene, monkeypatch, record=the_record())
    known = found.applied_for(found.looks(found.begun_for(issuer=scene.hospital, login="father")), login="father")
    with pytest.raises(NotAllowed) as refused:
        found.supplied(known)
    assert codes_of(refused) == {ReasonCode.RECORD_NOT_ASKED}


def test_whoever_typed_it_does_not_confirm_it(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    story = told(scene, monkeypatch)
    case = story.stated(story.examined(story.supplied(_asked_of_the_hospital(story, scene))))
    with pytest.raises(NotAllowed) as refused:
        story.confirmed(case, login="reissue")
    assert codes_of(refused) == {ReasonCode.NOT_YOUR_DUTY}


def test_a_number_of_our_own_blanks_is_no_legacy_certificates(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Blank.objects.order_by("no").first()
    assert ours is not None
    story = told(scene, monkeypatch, record=the_record(certificate_no=ours.no))
    case = story.looks(story.begun_for())
    assert (case.legacy_id, LegacyCertificate.objects.count()) == (None, 0)
    with pytest.raises(UnableToAct, match="books_hold_it"):
        story.begun_for(story.sought(certificate_no=ours.no))

    other = told(scene, monkeypatch)
    typed = other.examined(other.supplied(_asked_of_the_hospital(other, scene, login="father")))
    with pytest.raises(UnableToAct, match="number_is_ours"):
        other.stated(typed, the_record(certificate_no=ours.no))


def test_two_cases_open_on_one_legacy_number_are_one(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    story = told(scene, monkeypatch, record=the_record())
    first = story.looks(story.begun_for())
    second = story.looks(story.begun_for(login="father"))
    assert (first.legacy_id, second.legacy_id) == (NO, None)
    with pytest.raises(NotAllowed) as refused:
        story.printed(story.examined(story.applied_for(second, login="father")))
    assert codes_of(refused) == {ReasonCode.ORIGINAL_NOT_ESTABLISHED}

    applications.withdraw_application(first.pk, by=scene.by("mother"), at=scene.later(), asked=asked())
    again = story.begun_for()
    assert story.looks(again).legacy_id == NO
    assert answers_of(again) == [("own_books", "found")]
    assert story.register.asked == 1  # what it said then is in our own books


def test_reissued_once_the_paper_from_before_is_not_reissued_again_but_the_new_one_is(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch, record=the_record())
    new = story.issued(story.applied_for(story.looks(story.begun_for())))
    with pytest.raises(UnableToAct, match="books_hold_it"):
        story.begun_for(login="father")
    with pytest.raises(UnableToAct, match="already_there"):
        story.begun_for(story.sought(certificate_no=NO), login="father")
    later = story.looks(story.begun_for(story.sought(mother_name="龙晓梅"), login="father"))
    assert later.legacy_id is None

    case = Succession(scene).begun(new)
    assert case.original_id == new.pk


def test_whom_the_record_does_not_name_is_refused_by_it(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    other = the_content() | {"mother": {**the_content()["mother"], "paper_no": "522601199003071249"}}
    story = told(scene, monkeypatch, record=the_record(content=other))
    case = story.looks(story.begun_for())
    with pytest.raises(NotAllowed) as refused:
        story.applied_for(case)
    assert codes_of(refused) == {ReasonCode.APPLICANT_NOT_ENTITLED}


def test_a_record_of_another_countys_issuer_is_not_reissued_here(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch, record=the_record(issuer_division="522601"))
    case = story.examined(story.applied_for(story.looks(story.begun_for())))
    with pytest.raises(NotAllowed) as refused:
        story.printed(case)
    assert codes_of(refused) == {ReasonCode.OTHER_COUNTY}


def test_who_asks_too_often_sounds_the_register_out_no_more(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    story = told(scene, monkeypatch)
    for place in range(5):
        story.begun_for(story.sought(child_name=f"龙念{'安平康宁乐'[place]}"))
    with pytest.raises(UnableToAct, match="too_many_begun"):
        story.begun_for(story.sought(child_name="龙念福"))


def test_a_record_that_does_not_say_all_is_found_and_the_rest_is_typed_by_two(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch, record=the_record(content=None))
    case = story.applied_for(story.looks(story.begun_for()))
    assert (case.legacy_id, LegacyContent.objects.count()) == (NO, 0)
    assert asked_for(scene, case) == {Material.APPLICANT_ID}
    case = story.confirmed(story.stated(case))
    assert story.issued(case).standing.state == Standing.VALID


def test_an_officer_enters_it_at_the_window_for_whoever_is_there(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch, record=the_record())
    case = story.looks(story.begun_for(login="reissue", channel=Channel.COUNTER))
    assert (case.holder, case.claims.count()) == (scene.person("reissue"), 0)
    assert facts_of(case, at=scene.at).succession.record is RecordAnswer.FOUND


def test_the_other_parent_is_told_once_the_record_names_them(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_phone(scene.person("father"), phone="13900000002")
    story = told(scene, monkeypatch, silent=True)
    case = story.applied_for(story.looks(story.begun_for()))
    assert not TextMessage.objects.filter(case=case, kind="reissue_applied").exists()
    story.register.silent, story.register.record = False, the_record()
    story.looks(case)
    assert TextMessage.objects.filter(case=case, kind="reissue_applied").count() == 1


def test_its_reissue_stands_in_the_register_and_is_replaced_by_the_institution_that_issued_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = told(scene, monkeypatch, record=the_record())
    new = story.issued(story.applied_for(story.looks(story.begun_for())))
    register = find_register("reissue")
    assert register is not None
    assert [register.cells(row)[:2] for row in register.sources[0].rows(new.office)] == [(new.blank_id, NO)]
    assert list(reissued_from(scene.hospital)) == [new]
    elsewhere = Office.objects.get(name__startswith="凯里市新生人民医院")
    assert list(reissued_from(elsewhere)) == []
    assert original_issuer(new) == scene.hospital
    assert office_for(Service.REISSUE, certificate=new, on=scene.today) == new.office

    monkeypatch.setattr("xinsheng.casework.issuing_offices.find_issuer", lambda *_name, **_place: None)
    with pytest.raises(UnableToAct, match="issuer_closed"):
        office_for(Service.REPLACEMENT, certificate=new, on=scene.today)


def test_what_it_said_and_what_is_reissued_have_one_digest(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    story = told(scene, monkeypatch, record=the_record())
    new = story.issued(story.applied_for(story.looks(story.begun_for())))
    content = LegacyContent.objects.get(pk=NO)
    assert bytes(content.content_digest) == bytes(new.content_digest) == digest_of(the_content())


def _asked_of_the_hospital(story: LegacyStory, scene: Scene, *, login: str = "mother") -> Case:
    case = story.looks(story.begun_for(issuer=scene.hospital, login=login))
    return story.applied_for(case, login=login)
