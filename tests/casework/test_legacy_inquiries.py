"""A certificate older than the books is put under review by its county; another finds; whoever asks is told so."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_record
from tests.casework.scene import Scene
from tests.casework.stock_scene import COUNTY, OTHER_COUNTY, PROVINCE, county_office

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.legacy_books import enter_legacy
from xinsheng.casework.legacy_inquiries import Why, open_legacy_inquiry, record_legacy_finding
from xinsheng.casework.legacy_parents import names_on, papers_on
from xinsheng.casework.messages import said_in
from xinsheng.casework.privacy import show
from xinsheng.casework.proof_checks import check
from xinsheng.casework.verification import verify_number
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.stock_terms import InquiryFinding
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import PublicStanding, Stage
from xinsheng.registry.models import (
    Case,
    JournalEntry,
    LegacyCertificate,
    LegacyInquiry,
    LegacyInquiryFinding,
    LegacyStanding,
    Office,
    TextMessage,
)

WHY = Why(reason="涉嫌出卖空白证件", document_no="云卫查〔2026〕3号")
RELEASED, REVOKED = InquiryFinding.RELEASED, InquiryFinding.REVOKED


@pytest.fixture
def story(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> LegacyStory:
    return LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record()))


@pytest.fixture
def case(story: LegacyStory) -> Case:
    """A reissue of it, applied for."""
    return story.applied_for(story.looks(story.begun_for()))


def reviewed(
    scene: Scene, *, login: str = COUNTY, no: str = NO, key: UUID | None = None, office: Office | None = None
) -> LegacyInquiry:
    by, at = scene.by(login), scene.later()
    return open_legacy_inquiry(office or county_office(), no=no, why=WHY, by=by, at=at, key=key or uuid4())


def found(
    scene: Scene,
    inquiry: LegacyInquiry,
    what: InquiryFinding,
    *,
    login: str = PROVINCE,
    no: str = "云卫撤〔2026〕1号",
) -> None:
    by, at = scene.by(login), scene.later()
    record_legacy_finding(inquiry, finding=what, words="查实", document_no=no, by=by, at=at)


def test_whoever_verifies_its_number_is_told_from_then_on(scene: Scene, case: Case) -> None:
    assert verify_number(NO).standing is PublicStanding.IN_FORCE

    inquiry = reviewed(scene)

    assert verify_number(NO).standing is PublicStanding.UNDER_REVIEW
    entry = JournalEntry.objects.get(chain=inquiry.pk)
    assert (entry.act, entry.duty) == ("open_inquiry", "supervisor")
    assert check(inquiry.pk).broken == ()


def test_meanwhile_nothing_is_issued_in_its_place_and_released_it_is(
    scene: Scene, story: LegacyStory, case: Case
) -> None:
    inquiry = reviewed(scene)
    with pytest.raises(NotAllowed) as refused:
        story.issued(case)
    assert ReasonCode.ORIGINAL_NOT_IN_FORCE in {one.code for one in refused.value.reasons}

    found(scene, inquiry, RELEASED)

    assert verify_number(NO).standing is PublicStanding.IN_FORCE
    assert not TextMessage.objects.filter(kind="certificate_revoked").exists()
    story.issued(Case.objects.get(pk=case.pk))
    assert LegacyStanding.objects.get(pk=NO).state == "superseded"


def test_revoked_it_is_void_for_ever_and_is_not_reissued(scene: Scene, story: LegacyStory, case: Case) -> None:
    found(scene, reviewed(scene), REVOKED)

    assert verify_number(NO).standing is PublicStanding.VOID
    told = TextMessage.objects.filter(kind="certificate_revoked")
    words = [show(one.text_cipher, case=one.case, place="text_message")["text"] for one in told]
    assert len(words) == len({bytes(one.phone_cipher) for one in told}) == 2
    assert all(county_office().name in one and NO not in one and "龙念安" not in one for one in words)
    with pytest.raises(NotAllowed):
        story.issued(case)
    with pytest.raises(UnableToAct) as refused:
        reviewed(scene)
    assert refused.value.code == "nothing_to_review"
    assert Case.objects.get(pk=case.pk).stage == Stage.DECLARED


def test_who_put_it_under_review_does_not_find_and_no_stranger_does(scene: Scene, case: Case) -> None:
    inquiry = reviewed(scene)
    with pytest.raises(UnableToAct) as own:
        found(scene, inquiry, RELEASED, login=COUNTY)
    with pytest.raises(NotAllowed):
        found(scene, inquiry, RELEASED, login=OTHER_COUNTY)
    with pytest.raises(NotAllowed):
        reviewed(scene, login=OTHER_COUNTY)
    assert own.value.code == "own_inquiry"
    row = LegacyInquiryFinding(inquiry=inquiry, finding="released", words="x", found_at=scene.at)
    row.found_by = scene.person(COUNTY)
    with pytest.raises(IntegrityError, match="legacy_inquiry_finding_by_another"), transaction.atomic():
        row.save()


def test_a_revocation_has_its_document_and_a_finding_is_made_once(scene: Scene, case: Case) -> None:
    inquiry = reviewed(scene)
    with pytest.raises(UnableToAct) as without:
        found(scene, inquiry, REVOKED, no="")
    found(scene, inquiry, RELEASED)
    with pytest.raises(UnableToAct) as twice:
        found(scene, inquiry, REVOKED)
    assert (without.value.code, twice.value.code) == ("document_needed", "already_found")


def test_whom_it_names_does_not_find_on_it(scene: Scene, case: Case) -> None:
    inquiry = reviewed(scene)
    parent = scene.person("mother")
    officer = scene.person(PROVINCE)
    officer.paper_no_index = parent.paper_no_index
    by = scene.by(PROVINCE)
    named = type(by)(person=officer, channel=by.channel)

    with pytest.raises(UnableToAct) as refused:
        record_legacy_finding(inquiry, finding=RELEASED, words="x", document_no="", by=named, at=scene.later())

    assert refused.value.code == "own_certificate"


def test_the_same_page_twice_does_it_once_and_another_number_is_refused(scene: Scene, case: Case) -> None:
    key = uuid4()
    assert reviewed(scene, key=key) == reviewed(scene, key=key)
    with pytest.raises(UnableToAct) as refused:
        reviewed(scene, key=key, no="J520000009")
    assert (refused.value.code, LegacyInquiry.objects.count()) == ("other_body", 1)


def test_one_of_another_county_and_one_that_is_not_are_answered_alike(scene: Scene, case: Case) -> None:
    other = Office.objects.exclude(pk=county_office().pk).filter(kind="county")[0]
    LegacyCertificate.objects.get(pk=NO)
    for office, no in ((county_office(), "J520000009"), (other, NO)):
        with pytest.raises(UnableToAct) as refused:
            reviewed(scene, login=PROVINCE, office=office, no=no)
        assert refused.value.code == "no_such_legacy"
    assert LegacyStanding.objects.get(pk=NO).state == "valid"


def test_parents_are_found_by_what_it_said_where_no_paper_stands_beside_it(scene: Scene, case: Case) -> None:
    certificate = LegacyCertificate.objects.get(pk=NO)
    certificate.mother_paper_index = certificate.father_paper_index = None  # as a bulk load brings it
    assert len(papers_on(certificate)) == 2
    assert names_on(certificate, person=scene.person("mother"))
    assert not names_on(certificate, person=scene.person("midwife"))


def test_of_one_that_no_case_is_about_the_parents_are_told_that_it_is_revoked(scene: Scene) -> None:
    enter_legacy(the_record(), source=LegacySource.BULK, at=scene.later())

    found(scene, reviewed(scene), REVOKED)

    told = TextMessage.objects.filter(kind="certificate_revoked")
    assert {(one.case, one.legacy_id) for one in told} == {(None, NO)}
    assert all(county_office().name in said_in(one)["text"] for one in told)
