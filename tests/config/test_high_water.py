"""After a restore no number is given out twice (invariant 6)."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql
from tests.conftest import BookAddresses, database_names

from xinsheng.config.archive import freeze
from xinsheng.config.checks import find_faults_of_books
from xinsheng.config.high_water import (
    SERIALS_LEAPT,
    UnableToConfirm,
    confirm_numbers,
    find_tray_marks,
    is_frozen,
    serials_leapt,
)
from xinsheng.config.settings_checks import Fault
from xinsheng.law.terms import BlankStatus, OfficeKind
from xinsheng.registry.models import Blank, BlankMove, Office, ResultLeap, ServiceNumber, Tray
from xinsheng.standards.service_certificate_numbers import LAST_SERIAL

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
    confirm_numbers(keeper, highest={str(tray.id): "A520000004"}, elsewhere=[], at=AT, role=role)
    free = tray.free().first()
    assert free is not None
    assert free.no == "A520000005"
    assert BlankMove.objects.filter(reason="taken_after_backup").count() == 4
    assert not is_frozen(keeper)


def test_who_was_signed_in_at_the_backup_and_out_since_is_not_in_again(
    keeper: BaseDatabaseWrapper, tray: Tray, role: str
) -> None:
    browser = SessionStore()
    browser["live_mark"] = str(uuid.uuid4())
    browser.save()
    confirm_numbers(keeper, highest={str(tray.id): "A520000000"}, elsewhere=[], at=AT, role=role)
    assert not SessionStore(browser.session_key).keys()


def test_when_nothing_was_used_since_nothing_is_voided(keeper: BaseDatabaseWrapper, tray: Tray, role: str) -> None:
    (mark,) = find_tray_marks(keeper)
    confirm_numbers(keeper, highest={mark.tray_id: mark.highest_no}, elsewhere=[], at=AT, role=role)
    assert tray.free().count() == 9


@pytest.mark.parametrize(
    ("highest", "code"),
    [(None, "number_too_low"), ("A519999999", "number_too_low"), ("A530000000", "number_unknown")],
)
def test_a_number_that_cannot_be_right_opens_nothing(
    keeper: BaseDatabaseWrapper, tray: Tray, role: str, highest: str | None, code: str
) -> None:
    with pytest.raises(UnableToConfirm) as refusal:
        confirm_numbers(keeper, highest={str(tray.id): highest}, elsewhere=[], at=AT, role=role)
    assert refusal.value.code == code
    assert is_frozen(keeper)
    assert tray.free().count() == 9


def test_where_no_tray_is_open_the_operators_word_opens_the_books(keeper: BaseDatabaseWrapper, role: str) -> None:
    assert find_tray_marks(keeper) == []
    confirm_numbers(keeper, highest={}, elsewhere=[], at=AT, role=role)
    assert not is_frozen(keeper)


def test_every_open_tray_must_be_looked_at(keeper: BaseDatabaseWrapper, tray: Tray, role: str) -> None:
    with pytest.raises(UnableToConfirm) as refusal:
        confirm_numbers(keeper, highest={str(uuid.uuid4()): "A520000004"}, elsewhere=[], at=AT, role=role)
    assert (refusal.value.code, refusal.value.about) == ("tray_missing", str(tray.id))


def test_numbers_of_a_tray_opened_since_are_named_by_their_range(
    keeper: BaseDatabaseWrapper, tray: Tray, role: str
) -> None:
    for number in range(3):
        Blank.objects.create(no=f"A52000010{number}", office=tray.office, moved_at=AT)
    ranges = [("A520000100", "A520000101"), ("A520000009", "A520000009")]
    confirm_numbers(keeper, highest={str(tray.id): "A520000000"}, elsewhere=ranges, at=AT, role=role)

    assert set(BlankMove.objects.filter(reason="taken_after_backup").values_list("blank_id", flat=True)) == {
        "A520000100",
        "A520000101",
        "A520000009",
    }
    assert Blank.objects.get(no="A520000102").status == BlankStatus.STOCK


@pytest.mark.parametrize(
    ("elsewhere", "code"),
    [
        (None, "elsewhere_missing"),
        ([("A520000005", "A520000004")], "no_range"),
        ([("A520000005", "A52000000")], "no_range"),
        ([("A520000008", "A520000012")], "number_unknown"),
    ],
)
def test_a_range_that_cannot_be_right_or_is_not_said_opens_nothing(
    keeper: BaseDatabaseWrapper, tray: Tray, role: str, elsewhere: list[tuple[str, str]] | None, code: str
) -> None:
    with pytest.raises(UnableToConfirm) as refusal:
        confirm_numbers(keeper, highest={str(tray.id): "A520000000"}, elsewhere=elsewhere, at=AT, role=role)
    assert refusal.value.code == code
    assert is_frozen(keeper)
    assert tray.free().count() == 9


def test_serials_of_service_certificates_leap_over_those_drawn_since(keeper: BaseDatabaseWrapper, role: str) -> None:
    ServiceNumber.objects.create(year=2026, last=41)
    confirm_numbers(keeper, highest={}, elsewhere=[], at=AT, role=role)
    assert ServiceNumber.objects.get(year=2026).last == serials_leapt(AT) + 41


def test_a_later_restore_of_the_same_backup_leaps_over_what_was_drawn_in_between() -> None:
    first, second = serials_leapt(AT), serials_leapt(AT + timedelta(days=1))
    assert first > SERIALS_LEAPT
    assert second - first == 24 * 60 * 60 // 16  # the province registers about a thousand couples a day


def test_in_the_new_year_they_leap_although_the_backup_is_of_the_old(keeper: BaseDatabaseWrapper, role: str) -> None:
    ServiceNumber.objects.create(year=2026, last=41)
    new_year = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    confirm_numbers(keeper, highest={}, elsewhere=[], at=new_year, role=role)
    assert dict(ServiceNumber.objects.values_list("year", "last")) == {2026: 41, 2027: serials_leapt(new_year)}


def test_a_year_without_room_for_the_leap_opens_nothing(keeper: BaseDatabaseWrapper, role: str) -> None:
    ServiceNumber.objects.create(year=2026, last=LAST_SERIAL - serials_leapt(AT))
    with pytest.raises(UnableToConfirm) as refusal:
        confirm_numbers(keeper, highest={}, elsewhere=[], at=AT, role=role)
    assert refusal.value.code == "serials_run_out"
    assert is_frozen(keeper)


def test_the_application_may_read_nothing_of_restored_books_and_yet_says_why(
    book_addresses: BookAddresses, owner: psycopg.Connection, role: str
) -> None:
    name = sql.Identifier(role)
    freeze(book_addresses.owner)
    owner.execute(
        sql.SQL("REVOKE ALL ON django_migrations FROM {}").format(name)
    )  # none of its rights is in a backup
    try:
        assert find_faults_of_books() == [Fault("numbers_not_confirmed")]
    finally:
        owner.execute(sql.SQL("GRANT SELECT ON django_migrations TO {}").format(name))
        owner.execute("COMMENT ON SCHEMA public IS NULL")


def test_open_books_are_confirmed_once_and_not_again(keeper: BaseDatabaseWrapper, tray: Tray, role: str) -> None:
    confirm_numbers(keeper, highest={str(tray.id): "A520000004"}, elsewhere=[], at=AT, role=role)
    with pytest.raises(UnableToConfirm) as refusal:
        confirm_numbers(keeper, highest={str(tray.id): "A520000006"}, elsewhere=[], at=AT, role=role)
    assert refusal.value.code == "not_restored"
    assert (tray.free().count(), ServiceNumber.objects.get(year=2026).last) == (5, serials_leapt(AT))


def test_positions_of_results_go_on_above_any_given_since_also_where_a_backup_is_restored_twice(
    keeper: BaseDatabaseWrapper, book_addresses: BookAddresses, role: str
) -> None:
    reached = []
    for days in range(2):
        at = AT + timedelta(days=days)
        freeze(book_addresses.owner)
        confirm_numbers(keeper, highest={}, elsewhere=[], at=at, role=role)
        reached.append(ResultLeap.objects.latest("position").position)
    assert reached == [int(AT.timestamp() * 1000), int((AT + timedelta(days=1)).timestamp() * 1000)]


def test_with_a_clock_that_went_back_they_go_on_above_the_last_leap(
    keeper: BaseDatabaseWrapper, book_addresses: BookAddresses, role: str
) -> None:
    for days in (1, 0):
        freeze(book_addresses.owner)
        confirm_numbers(keeper, highest={}, elsewhere=[], at=AT + timedelta(days=days), role=role)
    first, second = ResultLeap.objects.order_by("leapt_at").values_list("position", flat=True)
    assert first == second + 1


def test_no_serial_leaps_in_books_that_were_not_restored() -> None:
    ServiceNumber.objects.create(year=2026, last=41)
    with pytest.raises(DatabaseError, match="service_number_is_the_next"):
        ServiceNumber.objects.filter(year=2026).update(last=SERIALS_LEAPT)
