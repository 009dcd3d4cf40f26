"""After a restore no number is given out twice (invariant 6)."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from tests.conftest import BookAddresses, database_names

from xinsheng.config.archive import freeze
from xinsheng.config.high_water import UnableToConfirm, confirm_numbers, find_tray_marks, is_frozen
from xinsheng.law.terms import BlankStatus, OfficeKind
from xinsheng.registry.models import Blank, BlankMove, Office, Tray

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keeper(book_addresses: BookAddresses, owner: psycopg.Connection) -> Iterator[BaseDatabaseWrapper]:
    """The owner's connection, as the command line has it, on books just restored."""
    connection = connections["default"]
    application = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(database_names(book_addresses.owner))
    freeze(book_addresses.owner)
    yield connection
    connection.close()
    connection.settings_dict.update(application)
    owner.execute("COMMENT ON SCHEMA public IS NULL")


@pytest.fixture
def tray() -> Tray:
    """Ten blanks, of which the first is void and the others are in stock."""
    office = Office.objects.create(
        kind=OfficeKind.MIDWIFERY_INSTITUTION, name="花溪区妇幼保健院", division_code="520111000000", opened_at=AT
    )
    tray = Tray.objects.create(office=office, label="一号打印机", opened_at=AT)
    for number in range(10):
        Blank.objects.create(no=f"A52000000{number}", office=office, tray=tray, moved_at=AT)
    Blank.objects.filter(no="A520000000").update(status=BlankStatus.VOID)
    return tray


@pytest.fixture
def role(book_addresses: BookAddresses) -> str:
    return database_names(book_addresses.application)["USER"]


def test_numbers_used_since_the_backup_are_void_and_the_next_one_is_free(
    keeper: BaseDatabaseWrapper, tray: Tray, role: str
) -> None:
    confirm_numbers(keeper, highest={str(tray.id): "A520000004"}, at=AT, role=role)
    free = tray.free().first()
    assert free is not None
    assert free.no == "A520000005"
    assert BlankMove.objects.filter(reason="taken_after_backup").count() == 4
    assert not is_frozen(keeper)


def test_when_nothing_was_used_since_nothing_is_voided(keeper: BaseDatabaseWrapper, tray: Tray, role: str) -> None:
    (mark,) = find_tray_marks(keeper)
    confirm_numbers(keeper, highest={mark.tray_id: mark.highest_no}, at=AT, role=role)
    assert tray.free().count() == 9


@pytest.mark.parametrize(
    ("highest", "code"),
    [(None, "number_too_low"), ("A519999999", "number_too_low"), ("A530000000", "number_unknown")],
)
def test_a_number_that_cannot_be_right_opens_nothing(
    keeper: BaseDatabaseWrapper, tray: Tray, role: str, highest: str | None, code: str
) -> None:
    with pytest.raises(UnableToConfirm) as refusal:
        confirm_numbers(keeper, highest={str(tray.id): highest}, at=AT, role=role)
    assert refusal.value.code == code
    assert is_frozen(keeper)
    assert tray.free().count() == 9


def test_where_no_tray_is_open_the_operators_word_opens_the_books(keeper: BaseDatabaseWrapper, role: str) -> None:
    assert find_tray_marks(keeper) == []
    confirm_numbers(keeper, highest={"none": None}, at=AT, role=role)
    assert not is_frozen(keeper)


def test_every_open_tray_must_be_looked_at(keeper: BaseDatabaseWrapper, tray: Tray, role: str) -> None:
    with pytest.raises(UnableToConfirm) as refusal:
        confirm_numbers(keeper, highest={str(uuid.uuid4()): "A520000004"}, at=AT, role=role)
    assert (refusal.value.code, refusal.value.about) == ("tray_missing", str(tray.id))
