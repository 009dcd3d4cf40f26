"""Many at one moment: one correction counts, blanks go back once, a page that is pressed twice is one act."""

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from tests.casework.legacy_scene import NO, the_content, the_record
from tests.casework.outside_scene import a_report
from tests.casework.scene import AT, Scene
from tests.casework.stock_scene import COUNTY, county_office, taken_in
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework.acting import By
from xinsheng.casework.legacy_books import enter_legacy
from xinsheng.casework.legacy_corrections import Read, confirm_correction, propose_correction
from xinsheng.casework.legacy_inquiries import Why, open_legacy_inquiry
from xinsheng.casework.proof_checks import check
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.stock_transfers import Returned, return_blanks
from xinsheng.casework.suspensions import lift, recount, stop_printing
from xinsheng.law.administration import ProposalKind
from xinsheng.law.stock_terms import StopCause
from xinsheng.law.succession_terms import LegacySource
from xinsheng.registry.models import (
    Blank,
    BlankTransfer,
    JournalEntry,
    Laboratory,
    LegacyCorrection,
    LegacyCorrectionDecision,
    LegacyInquiry,
    LegacyStanding,
    Proposal,
    StockRecount,
    SuspensionLift,
)

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
HANDS = 12
READ = Read(reason="孩子姓名录入时写错一字", evidence="原签发机构存根第 0217 号")


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def proposed(scene: Scene, child_name: str) -> LegacyCorrection:
    record = the_record(child_name=child_name, content=the_content(name=child_name))
    by, at = scene.by("reissue"), scene.later()
    return propose_correction(county_office(), no=NO, record=record, read=READ, by=by, at=at, key=uuid4())


def test_of_corrections_confirmed_at_once_one_counts_and_the_others_are_refused(busy_scene: Scene) -> None:
    enter_legacy(the_record(), source=LegacySource.BULK, at=busy_scene.later())
    rows = [proposed(busy_scene, name) for name in ("龙念恩", "龙念思", "龙念慈")]
    hands, at = [busy_scene.by("reviewer"), busy_scene.by(COUNTY)], busy_scene.later()

    answers = all_at_once(
        [
            lambda place=place: confirm_correction(rows[place % 3], by=hands[place % 2], at=at)
            for place in range(HANDS)
        ]
    )

    assert [answer for answer in answers if answer is None] == [None]
    decision = LegacyCorrectionDecision.objects.get()
    standing = LegacyStanding.objects.get(pk=NO)
    assert (standing.correction_id, standing.version) == (decision.correction_id, 1)
    assert JournalEntry.objects.filter(act="confirm_legacy_correction").count() == 1
    assert all(check(row.pk).broken == () for row in rows)


def test_a_correction_and_an_inquiry_at_once_never_both_move_what_they_saw(busy_scene: Scene) -> None:
    enter_legacy(the_record(), source=LegacySource.BULK, at=busy_scene.later())
    row = proposed(busy_scene, "龙念恩")
    reviewer, county, at = busy_scene.by("reviewer"), busy_scene.by(COUNTY), busy_scene.later()
    why, office = Why(reason="涉嫌出卖空白证件"), county_office()

    all_at_once(
        [
            lambda: confirm_correction(row, by=reviewer, at=at),
            lambda: open_legacy_inquiry(office, no=NO, why=why, by=county, at=at, key=uuid4()),
        ]
        * 6
    )

    standing = LegacyStanding.objects.get(pk=NO)
    decided, inquired = LegacyCorrectionDecision.objects.count(), LegacyInquiry.objects.count()
    assert inquired == 1
    assert standing.version == decided + inquired
    assert (standing.correction_id == row.pk, standing.state) == (decided == 1, "under_review")


def test_blanks_given_back_by_many_hands_are_on_the_way_once(busy_scene: Scene) -> None:
    first, last = "Z520010001", "Z520010010"
    taken_in(busy_scene, first, last)
    said = Returned(returned_for="计划有余，年底交回", first_no=first, last_no=last)
    by, at, page = busy_scene.by("stock"), busy_scene.later(), uuid4()

    answers = all_at_once(
        [
            lambda place=place: return_blanks(
                busy_scene.hospital, returned=said, by=by, at=at, key=page if place % 2 else uuid4()
            )
            for place in range(HANDS)
        ]
    )

    row = BlankTransfer.objects.get()
    assert {answer.pk for answer in answers if isinstance(answer, BlankTransfer)} == {row.pk}
    assert Blank.objects.filter(transfer=row).count() == row.quantity == 10
    assert JournalEntry.objects.filter(act="return_blanks").count() == 1


def test_a_page_pressed_many_times_counts_again_once_and_opens_once(busy_scene: Scene) -> None:
    stop = stop_printing(busy_scene.hospital, cause=StopCause.GAP, about="Z520000044", at=busy_scene.later())
    assert stop is not None
    keeper, county, at = busy_scene.by("stock"), busy_scene.by(COUNTY), busy_scene.later()
    counting, lifting = uuid4(), uuid4()

    counted = all_at_once(
        [lambda: recount(stop, words="夹在上一沓中", by=keeper, at=at, key=counting) for _hand in range(HANDS)]
    )
    opened = all_at_once([lambda: lift(stop, reason="查清", by=county, at=at, key=lifting) for _hand in range(HANDS)])

    assert set(counted) == {StockRecount.objects.get()}
    assert set(opened) == {SuspensionLift.objects.get()}
    acts = JournalEntry.objects.filter(chain=stop.pk).order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["suspend_office", "recount_stock", "lift_suspension"]


def test_a_licence_number_that_many_confirm_at_once_has_one_open_entry(busy_scene: Scene) -> None:
    said = {"name": a_report().laboratory, "licence_no": a_report().licence_no, "from_on": "2020-01-01"}
    system, security, at = busy_scene.by("system"), busy_scene.by("security"), busy_scene.later()
    rows = [propose(ProposalKind.LABORATORY, payload=said, office=None, by=system, at=at) for _place in range(HANDS)]

    all_at_once([lambda row=row: confirm_or_refused(row, by=security, at=at) for row in rows])

    assert Laboratory.objects.get(ending=None).licence_no == said["licence_no"]


def confirm_or_refused(row: Proposal, *, by: By, at: datetime) -> object:
    """Confirm it; what the books refuse is an answer too."""
    try:
        return confirm(row.pk, by=by, at=at)
    except IntegrityError as refused:
        return refused
