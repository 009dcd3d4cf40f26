"""One page pressed by many hands at one moment is one act, and every hand is told of that one."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection
from tests.casework.legacy_scene import NO, the_content, the_record
from tests.casework.scene import AT, Scene
from tests.casework.stock_scene import COUNTY, at_the_county, county_office, granted, taken_in
from tests.casework.test_inquiries import three_sealed
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.enrolments import Slip, propose_enrolment
from xinsheng.casework.inquiries import Sought, open_inquiry
from xinsheng.casework.legacy_books import enter_legacy
from xinsheng.casework.legacy_corrections import Read, propose_correction
from xinsheng.casework.legacy_inquiries import Why, open_legacy_inquiry
from xinsheng.casework.stock_losses import Lost, report_lost_blanks
from xinsheng.casework.stock_transfers import Returned, Sent, return_blanks, send_blanks
from xinsheng.law.stock_terms import BlankLossKind
from xinsheng.law.succession_terms import LegacySource
from xinsheng.registry.models import JournalEntry

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
HANDS = 8
FIRST, LAST = "Z520010001", "Z520010010"


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def losing(scene: Scene) -> Callable[[], object]:
    taken_in(scene, FIRST, LAST)
    lost = Lost(kind=BlankLossKind.LOST, first_no=FIRST, last_no=LAST, words="搬迁库房时遗失")
    by, at = scene.by("stock"), scene.later()
    return partial(report_lost_blanks, scene.hospital, lost=lost, by=by, at=at, key=uuid4())


def sending(scene: Scene) -> Callable[[], object]:
    at_the_county(scene, FIRST, LAST)
    sent, by, at = Sent(first_no=FIRST, last_no=LAST), scene.by("county-stock"), scene.later()
    return partial(send_blanks, granted(scene, 10), sent=sent, by=by, at=at, key=uuid4())


def giving_back(scene: Scene) -> Callable[[], object]:
    taken_in(scene, FIRST, LAST)
    returned, by = Returned(returned_for="计划有余，年底交回", first_no=FIRST, last_no=LAST), scene.by("stock")
    return partial(return_blanks, scene.hospital, returned=returned, by=by, at=scene.later(), key=uuid4())


def inquiring(scene: Scene) -> Callable[[], object]:
    three_sealed(scene)
    sought, by = Sought(first_on=scene.today, last_on=scene.today), scene.by(COUNTY)
    said = {"reason": "举报虚假签发", "document_no": ""}
    return partial(open_inquiry, scene.hospital, sought=sought, by=by, at=scene.later(), key=uuid4(), **said)


def inquiring_into_an_old_one(scene: Scene) -> Callable[[], object]:
    enter_legacy(the_record(), source=LegacySource.BULK, at=scene.later())
    why, by, at = Why(reason="涉嫌出卖空白证件"), scene.by(COUNTY), scene.later()
    return partial(open_legacy_inquiry, county_office(), no=NO, why=why, by=by, at=at, key=uuid4())


def correcting_an_old_one(scene: Scene) -> Callable[[], object]:
    enter_legacy(the_record(), source=LegacySource.BULK, at=scene.later())
    record = the_record(child_name="龙念恩", content=the_content(name="龙念恩"))
    read = Read(reason="孩子姓名录入时写错一字", evidence="原签发机构存根第 0217 号")
    by, at = scene.by("reissue"), scene.later()
    return partial(propose_correction, county_office(), no=NO, record=record, read=read, by=by, at=at, key=uuid4())


@pytest.mark.parametrize(
    "page", [losing, sending, giving_back, inquiring, inquiring_into_an_old_one, correcting_an_old_one]
)
def test_one_page_pressed_by_many_hands_is_one_act(
    busy_scene: Scene, page: Callable[[Scene], Callable[[], object]]
) -> None:
    press = page(busy_scene)
    before = JournalEntry.objects.count()

    answers = all_at_once([press for _hand in range(HANDS)])

    assert len(set(answers)) == 1
    assert JournalEntry.objects.count() == before + 1


def test_one_page_pressed_by_many_hands_shows_one_code(busy_scene: Scene) -> None:
    midwife, by, key = busy_scene.person("midwife"), busy_scene.by("system"), uuid4()
    before = JournalEntry.objects.count()

    press = partial(propose_enrolment, midwife, reason="新入职", by=by, at=AT, key=key)
    answers = all_at_once([press for _hand in range(HANDS)])

    assert len([one for one in answers if isinstance(one, Slip)]) == 1
    assert [one.code for one in answers if isinstance(one, UnableToAct)] == ["code_was_shown"] * (HANDS - 1)
    assert JournalEntry.objects.count() == before + 1
