"""An older certificate that was entered wrongly: one officer of its county says so, another confirms; then it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_content, the_record
from tests.casework.letters import find_letter
from tests.casework.scene import EVERYONE, Scene, asked
from tests.casework.stock_scene import COUNTY, OTHER_COUNTY, PROVINCE, county_office

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.applications import withdraw_application
from xinsheng.casework.issuer_lists import corrections_of
from xinsheng.casework.legacy_books import enter_legacy, find_legacy_in_county
from xinsheng.casework.legacy_corrections import (
    Read,
    confirm_correction,
    decline_correction,
    propose_correction,
    reached_by,
)
from xinsheng.casework.legacy_inquiries import Why, open_legacy_inquiry
from xinsheng.casework.legacy_statements import legacy_statement_of
from xinsheng.casework.messages import said_in
from xinsheng.casework.people import keep_phone
from xinsheng.casework.privacy import show
from xinsheng.casework.proof_checks import check
from xinsheng.casework.verification import verify_number
from xinsheng.law.issuance_records import IssuanceRecord
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import PublicStanding, Stage
from xinsheng.registry.models import (
    Case,
    JournalEntry,
    LegacyCertificate,
    LegacyCorrection,
    LegacyCorrectionDecision,
    LegacyStanding,
    Person,
    TextMessage,
)

READ = Read(reason="孩子姓名录入时写错一字", evidence="原签发机构存根第 0217 号，存云岩区档案室")
RIGHT = the_record(child_name="龙念恩", content=the_content(name="龙念恩"))


@pytest.fixture
def story(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> LegacyStory:
    return LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record()))


@pytest.fixture
def entered(story: LegacyStory) -> Case:
    """It came into the books by a reissue that was applied for and then taken back."""
    case = story.applied_for(story.looks(story.begun_for()))
    return withdrawn(story, case)


def withdrawn(story: LegacyStory, case: Case) -> Case:
    from_page = story.scene
    withdraw_application(case.pk, by=from_page.by("mother"), at=from_page.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def proposed(
    scene: Scene, record: IssuanceRecord | None = RIGHT, *, login: str = "reissue", **more: Any
) -> LegacyCorrection:
    by, at = scene.by(login), scene.later()
    said = {"no": NO, "read": READ, "key": uuid4()} | more
    return propose_correction(county_office(), record=record, by=by, at=at, **said)


def confirmed(scene: Scene, correction: LegacyCorrection, *, login: str = "reviewer") -> None:
    confirm_correction(correction, by=scene.by(login), at=scene.later())


def decided(scene: Scene, *corrections: LegacyCorrection, at_once: bool = False) -> None:
    """Confirmed in the books, and nothing else with it."""
    by = scene.person("reviewer")
    for one in corrections:
        LegacyCorrectionDecision.objects.create(correction=one, confirmed=True, decided_by=by, decided_at=scene.at)
    if at_once:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def moved(scene: Scene, *corrections: LegacyCorrection, state: str = "") -> None:
    """Confirmed in the books, and the standing moved to the first, or elsewhere."""
    decided(scene, *corrections)
    rows = LegacyStanding.objects.filter(pk=NO)
    said = {"state": state} if state else {"correction": corrections[0]}
    rows.update(version=F("version") + 1, **said)


@contextmanager
def broken(promise: str) -> Iterator[None]:
    """What the books refuse, and take back."""
    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        yield


def refused(code: str) -> Any:
    return pytest.raises(UnableToAct, match=f"^{code}$")


def test_once_another_confirmed_it_everyone_is_told_what_it_really_says(
    scene: Scene, story: LegacyStory, entered: Case
) -> None:
    correction = proposed(scene)
    assert legacy_statement_of(LegacyCertificate.objects.get(pk=NO))["content"]["child"]["name"] == "龙念安"
    before = TextMessage.objects.count()

    confirmed(scene, correction)

    certificate = LegacyCertificate.objects.get(pk=NO)
    assert (certificate.child_name, certificate.said.child_name) == ("龙念安", "龙念恩")  # what was entered stands
    assert legacy_statement_of(certificate)["content"]["child"]["name"] == "龙念恩"
    assert verify_number(NO).standing is PublicStanding.IN_FORCE
    entries = JournalEntry.objects.filter(chain=correction.pk).order_by("seq")
    assert [one.act for one in entries] == ["propose_legacy_correction", "confirm_legacy_correction"]
    assert check(correction.pk).broken == ()
    told = TextMessage.objects.filter(kind="legacy_corrected")
    words = [show(one.text_cipher, case=one.case, place="text_message")["text"] for one in told]
    assert len(words) == TextMessage.objects.count() - before == 2
    assert all(county_office().name in one and "龙念" not in one for one in words)

    # A reissue rests on it from now on: sought under the old name it is not found, under the right one it is.
    story.register.record = None
    lost = story.looks(story.begun_for())
    assert lost.legacy_id is None
    found = story.looks(story.begun_for(story.sought(child_name="龙念恩")))
    assert (found.legacy_id, found.record_look_ups.get().source) == (NO, "own_books")
    made = story.issued(story.applied_for(found))
    assert LegacyStanding.objects.get(pk=NO).state == "superseded"
    assert bytes(made.content_digest) == bytes(correction.content_digest)
    with refused("succession_stands_on_it"):
        proposed(scene, the_record())


def test_whoever_stood_on_it_before_is_told_that_somebody_applies(
    scene: Scene, story: LegacyStory, entered: Case
) -> None:
    """Two officers could else take a parent off it and have it issued anew, and that parent would never know."""
    keep_phone(scene.person("father"), phone="13900000002")
    confirmed(scene, proposed(scene, the_record(father_name="", content=the_content() | {"father": None})))
    case = story.applied_for(story.looks(story.begun_for()))
    told = TextMessage.objects.get(case=case, kind="reissue_applied")
    assert EVERYONE["father"].name[0] in show(told.text_cipher, case=case, place="text_message")["text"]


def test_nobody_confirms_their_own_nor_a_parent_nor_a_stranger(scene: Scene, entered: Case) -> None:
    correction = proposed(scene, login="reviewer")
    with refused("own_proposal"):
        confirmed(scene, correction)
    for stranger in ("reissue", "issuing", OTHER_COUNTY):
        with pytest.raises(NotAllowed):
            confirmed(scene, correction, login=stranger)
    with pytest.raises(NotAllowed):
        proposed(scene, login="issuing")
    row = LegacyCorrectionDecision(correction=correction, confirmed=True, decided_at=scene.at)
    row.decided_by = scene.person("reviewer")
    with pytest.raises(IntegrityError, match="legacy_correction_by_another"), transaction.atomic():
        row.save()

    officer, parent = scene.person(COUNTY), scene.person("mother")
    officer.paper_no_index = parent.paper_no_index
    by = scene.by(COUNTY)
    with refused("own_certificate"):
        confirm_correction(correction, by=type(by)(person=officer, channel=by.channel), at=scene.later())
    confirmed(scene, correction, login=PROVINCE)  # the supervisors over the county may


def test_it_is_decided_once_and_on_what_stands_now(scene: Scene, entered: Case) -> None:
    first, second = proposed(scene), proposed(scene, the_record(issuer_name="贵阳市妇幼保健院"))
    confirmed(scene, first)
    with refused("already_decided"):
        confirmed(scene, first, login=COUNTY)
    with refused("stale"):
        confirmed(scene, second)
    decline_correction(second, words="存根上不是这样", by=scene.by("reviewer"), at=scene.later())
    assert not LegacyCorrection.objects.waiting().exists()
    assert LegacyStanding.objects.get(pk=NO).correction_id == first.pk
    with refused("nothing_corrected"):
        proposed(scene)
    key = uuid4()
    assert proposed(scene, the_record(), key=key) == proposed(scene, the_record(), key=key)
    with refused("other_body"):
        proposed(scene, the_record(), key=key, read=Read(reason="别的原因", evidence=READ.evidence))
    for other in (RIGHT, the_record(issuer_name="贵阳市妇幼保健院"), None):
        with refused("other_body"):
            proposed(scene, other, key=key)


def test_what_a_succession_stands_on_or_an_inquiry_looks_into_is_not_corrected(
    scene: Scene, story: LegacyStory
) -> None:
    case = story.looks(story.begun_for())
    with refused("succession_stands_on_it"):
        proposed(scene)
    withdrawn(story, case)
    correction = proposed(scene)
    again = story.looks(story.begun_for())
    assert again.legacy_id == NO
    with refused("succession_stands_on_it"):
        confirmed(scene, correction)
    with broken("legacy_correction_under_a_succession"):
        moved(scene, correction)
    withdrawn(story, again)
    why = Why(reason="涉嫌出卖空白证件")
    open_legacy_inquiry(county_office(), no=NO, why=why, by=scene.by(COUNTY), at=scene.later(), key=uuid4())
    with refused("not_in_force_now"):
        proposed(scene)


def test_a_number_entered_wrongly_is_none_until_somebody_says_whose_it_is(
    scene: Scene, story: LegacyStory, entered: Case
) -> None:
    confirmed(scene, proposed(scene, None))

    assert verify_number(NO).standing is PublicStanding.UNKNOWN
    assert LegacyStanding.objects.get(pk=NO).state == "void"
    story.register.record = None
    assert story.looks(story.begun_for()).legacy_id is None
    with refused("number_is_anothers"), transaction.atomic():
        enter_legacy(the_record(), source=LegacySource.EVIDENCE, at=scene.later())

    confirmed(scene, proposed(scene))

    assert verify_number(NO).standing is PublicStanding.IN_FORCE
    assert LegacyCertificate.objects.get(pk=NO).said.child_name == "龙念恩"


def test_the_books_take_no_correction_that_nobody_confirmed(scene: Scene, entered: Case) -> None:
    correction = proposed(scene)
    standing = LegacyStanding.objects.filter(pk=NO)
    with pytest.raises(IntegrityError, match="legacy_correction_confirmed"), transaction.atomic():
        standing.update(correction=correction, version=1)
    decline_correction(correction, words="不是这样", by=scene.by("reviewer"), at=scene.later())
    with pytest.raises(IntegrityError, match="legacy_correction_confirmed"), transaction.atomic():
        standing.update(correction=correction, version=1)
    with pytest.raises(IntegrityError, match="legacy_standing_moves"), transaction.atomic():
        standing.update(state="valid", version=1)
    assert Case.objects.get(pk=entered.pk).stage == Stage.CLOSED


@pytest.mark.parametrize("no", ["J520000009", "12"])
def test_of_another_county_and_of_none_is_answered_alike(scene: Scene, entered: Case, no: str) -> None:
    with refused("no_such_legacy"):
        proposed(scene, the_record(certificate_no=no), no=no)
    with refused("not_whole"):
        proposed(scene, the_record(certificate_no="M520104218"))
    with refused("not_whole"):
        proposed(scene, the_record(content=None))
    assert find_legacy_in_county(county_office(), no=no) is None


def test_the_books_hold_what_was_confirmed_to_the_standing_that_moves_to_it(scene: Scene, entered: Case) -> None:
    """No confirmation without its move, none of what has moved since, and no other move from what was confirmed."""
    first, second = proposed(scene), proposed(scene, the_record(issuer_name="贵阳市妇幼保健院"))
    with broken("legacy_correction_counts"):
        decided(scene, first, at_once=True)
    with broken("legacy_correction_counts"):
        moved(scene, first, state="under_review")
    with broken("legacy_correction_counts"):
        moved(scene, first, second)
    confirmed(scene, first)
    with broken("legacy_correction_of_what_stands"):
        decided(scene, second)


def test_a_number_that_is_withdrawn_is_not_withdrawn_again(scene: Scene, entered: Case) -> None:
    confirmed(scene, proposed(scene, None))
    with refused("nothing_corrected"):
        proposed(scene, None)
    standing = LegacyStanding.objects.get(pk=NO)
    said = {
        name: getattr(standing.correction, name) for name in ("born_on", "issuer_name", "division_code", "issued_on")
    }
    again = LegacyCorrection.objects.create(
        certificate_id=NO,
        office=county_office(),
        standing_version=standing.version,
        withdrawn=True,
        reason="再注销一次",
        evidence="没有",
        proposed_by=scene.person("reissue"),
        proposed_at=scene.later(),
        **said,
    )
    with broken("legacy_correction_withdraws_once"):
        moved(scene, again)


def test_who_was_a_parent_on_it_before_it_was_corrected_does_not_correct_it(scene: Scene, entered: Case) -> None:
    confirmed(scene, proposed(scene, the_record(father_name="", content=the_content() | {"father": None})))
    officer, father = scene.person("reissue"), scene.person("father")
    officer.paper_no_index = father.paper_no_index
    by = scene.by("reissue")
    with refused("own_certificate"):
        propose_correction(
            county_office(),
            no=NO,
            record=the_record(),
            read=READ,
            by=type(by)(person=officer, channel=by.channel),
            at=scene.later(),
            key=uuid4(),
        )


def test_of_one_that_no_case_was_ever_about_the_parents_learn_at_the_numbers_that_are_known(scene: Scene) -> None:
    enter_legacy(the_record(), source=LegacySource.BULK, at=scene.later())
    keep_phone(scene.person("mother"), phone="13900000001")
    Person.objects.filter(pk=scene.person("father").pk).update(phone_cipher=None)
    correction = proposed(scene)
    assert (reached_by(correction).phones, reached_by(correction).issuer) == (1, scene.hospital)

    confirmed(scene, correction)

    told = TextMessage.objects.get()
    assert (told.case, told.legacy_id, told.kind) == (None, NO, "legacy_corrected")
    text = said_in(told)["text"]
    assert county_office().name in text
    assert "龙念" not in text
    letter = find_letter(told.pk)
    assert letter is not None
    assert (letter.phone, letter.text) == ("13900000001", text)
    assert (reached_by(correction).phones, list(corrections_of((scene.hospital,)))) == (1, [correction])
    with pytest.raises(IntegrityError, match="text_message_about_one"), transaction.atomic():
        TextMessage.objects.create(kind="legacy_corrected", phone_cipher=b"p", text_cipher=b"t", queued_at=scene.at)


def test_where_nobody_can_be_reached_whoever_decides_is_told_so(scene: Scene) -> None:
    elsewhere = the_record(issuer_name="已撤销的乡卫生院")
    Person.objects.update(phone_cipher=None)
    enter_legacy(elsewhere, source=LegacySource.BULK, at=scene.later())
    correction = proposed(
        scene, the_record(issuer_name="已撤销的乡卫生院", child_name="龙念恩", content=the_content(name="龙念恩"))
    )
    reached = reached_by(correction)
    assert (reached.phones, reached.issuer) == (0, None)
    confirmed(scene, correction)
    assert not TextMessage.objects.exists()
    assert reached_by(correction).phones == 0
