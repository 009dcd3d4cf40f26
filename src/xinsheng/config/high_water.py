"""After a restore: which numbers are known to be taken, and an operator's word for those taken since.

A backup knows nothing of the numbers taken after it was made; giving them out again would put two certificates
under one number (invariant 6). So restored books stay closed to the application until, for every tray, someone
has looked at the paper ledger and named the highest number used, and the numbers used from trays that the backup
does not know. Birth Service Certificates have no paper ledger: their serials leap over whatever was drawn since. So
do the positions of what hospitals' systems are told, to the milliseconds since 1970: further than one a millisecond
ever gets, also where one backup is restored twice. Whoever was signed in when the backup was made, and out since, is
not in again: everybody begins at the door.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from xinsheng.registry.rights import grant_rights
from xinsheng.standards.certificate_numbers import range_length
from xinsheng.standards.civil_time import civil, civil_date
from xinsheng.standards.refusals import UnableToRead
from xinsheng.standards.service_certificate_numbers import LAST_SERIAL

SERIALS_LEAPT = 250_000  # more than the province registers in half a year
_A_SERIAL_EVERY = 16  # seconds: several times oftener than the province draws one, day for day

_STILL_OPEN = """
    SELECT tray.id::text, office.name, tray.label,
           (SELECT max(no) FROM blank WHERE blank.tray_id = tray.id AND blank.status <> 'stock')
    FROM tray JOIN office ON office.id = tray.office_id
    WHERE tray.closed_at IS NULL ORDER BY office.name, tray.label
"""
_VOID_UP_TO = """
    WITH passed AS (
        UPDATE blank SET status = 'void', moved_at = %(at)s
        WHERE status = 'stock' AND no <= %(no)s AND no > %(found)s
          AND (tray_id = %(tray)s OR tray_id IS NULL)
          AND office_id = (SELECT office_id FROM tray WHERE id = %(tray)s)
        RETURNING no
    )
    INSERT INTO blank_move (id, blank_id, from_status, to_status, reason, by_id, at)
    SELECT gen_random_uuid(), no, 'stock', 'void', 'taken_after_backup', NULL, %(at)s FROM passed
"""
_VOID_RANGE = """
    WITH passed AS (
        UPDATE blank SET status = 'void', moved_at = %(at)s
        WHERE status = 'stock' AND no BETWEEN %(first)s AND %(last)s
        RETURNING no
    )
    INSERT INTO blank_move (id, blank_id, from_status, to_status, reason, by_id, at)
    SELECT gen_random_uuid(), no, 'stock', 'void', 'taken_after_backup', NULL, %(at)s FROM passed
"""
_LEAP = """
    INSERT INTO service_number (year, last) VALUES (%(year)s, %(leap)s)
    ON CONFLICT (year) DO UPDATE SET last = service_number.last + %(leap)s
    RETURNING last
"""
_LEAP_OF_RESULTS = """
    INSERT INTO result_leap (position, leapt_at)
    SELECT greatest(%(reached)s, 1 + (SELECT max(position) FROM result_place),
                    1 + (SELECT max(position) FROM result_leap)), %(at)s
"""


class UnableToConfirm(Exception):
    """The numbers do not let the books be opened.

    `code`: books_empty, not_restored, tray_missing, tray_unknown, elsewhere_missing, number_too_low, number_unknown,
    no_range, serials_run_out; of the list as it was written: line_unreadable, said_twice.
    """

    def __init__(self, code: str, about: str) -> None:
        """Keep the code and the tray or number it is about."""
        super().__init__(f"{code}: {about}")
        self.code = code
        self.about = about


@dataclass(frozen=True)
class TrayMark:
    """One open tray and the highest number the books know to be used; None where none is."""

    tray_id: str
    office: str
    label: str
    highest_no: str | None


def is_frozen(connection: BaseDatabaseWrapper) -> bool:
    """Whether the books were restored and nobody has confirmed the numbers yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('public'::regnamespace, 'pg_namespace')")
        (words,) = cursor.fetchone()
    return str(words or "").endswith("numbers not confirmed")


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether no books were ever laid down here, or restored: there is not even the table of trays."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.tray') IS NULL")
        (empty,) = cursor.fetchone()
    return bool(empty)


def find_tray_marks(connection: BaseDatabaseWrapper) -> list[TrayMark]:
    """List every open tray with the highest number the books know."""
    with connection.cursor() as cursor:
        cursor.execute(_STILL_OPEN)
        return [TrayMark(*row) for row in cursor.fetchall()]


def confirm_numbers(
    connection: BaseDatabaseWrapper,
    *,
    highest: Mapping[str, str | None],
    elsewhere: Sequence[tuple[str, str]] | None,
    at: datetime,
    role: str,
) -> None:
    """Open restored books: void what was taken since the backup, then give the application its rights.

    `connection` is the owner's; `highest` maps each open tray's id to the highest number used according to the
    paper ledger (None: none was); `elsewhere` are the ranges, first and last, used from any tray opened since, by
    whichever office (empty: none; None: nobody has said). Raises UnableToConfirm and changes nothing then.
    """
    if not is_frozen(connection):
        raise UnableToConfirm("not_restored", "")
    if elsewhere is None:
        raise UnableToConfirm("elsewhere_missing", "elsewhere")
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        marks = find_tray_marks(connection)
        for mark in marks:
            if mark.tray_id not in highest:
                raise UnableToConfirm("tray_missing", mark.tray_id)
            no, found = highest[mark.tray_id] or "", mark.highest_no or ""
            if no < found:
                raise UnableToConfirm("number_too_low", no or mark.tray_id)
            if no:
                _require_number_of_office(cursor, no=no, tray_id=mark.tray_id)
                cursor.execute(_VOID_UP_TO, {"at": at, "no": no, "found": found, "tray": mark.tray_id})
        for unknown in set(highest) - {mark.tray_id for mark in marks}:
            raise UnableToConfirm("tray_unknown", unknown)
        for first, last in elsewhere:
            _require_known(cursor, first=first, last=last)
            cursor.execute(_VOID_RANGE, {"at": at, "first": first, "last": last})
        _leap_over_serials(cursor, at=at)
        cursor.execute(_LEAP_OF_RESULTS, {"reached": int(at.timestamp() * 1000), "at": at})
        cursor.execute("DELETE FROM django_session")
        cursor.execute("COMMENT ON SCHEMA public IS NULL")
        grant_rights(connection, role=role)


def _require_number_of_office(cursor: CursorWrapper, *, no: str, tray_id: str) -> None:
    cursor.execute(
        "SELECT 1 FROM blank JOIN tray USING (office_id) WHERE blank.no = %s AND tray.id = %s", [no, tray_id]
    )
    if cursor.fetchone() is None:
        raise UnableToConfirm("number_unknown", no)


def _require_known(cursor: CursorWrapper, *, first: str, last: str) -> None:
    try:
        length = range_length(first, last=last)
    except UnableToRead as fault:
        raise UnableToConfirm("no_range", f"{first}-{last}") from fault
    cursor.execute("SELECT count(*) FROM blank WHERE no BETWEEN %s AND %s", [first, last])
    if cursor.fetchone() != (length,):
        raise UnableToConfirm("number_unknown", f"{first}-{last}")


def serials_leapt(at: datetime) -> int:
    """How far the serials of `at`'s civil year leap: the later in it, the further, so that one backup restored twice
    comes above what was drawn in between.
    """
    local = civil(at)
    return SERIALS_LEAPT + int((local - datetime(local.year, 1, 1)).total_seconds()) // _A_SERIAL_EVERY  # noqa: DTZ001


def _leap_over_serials(cursor: CursorWrapper, *, at: datetime) -> None:
    """Only this year's can be drawn again: an earlier year's are never drawn after it."""
    year = civil_date(at).year
    cursor.execute(_LEAP, {"year": year, "leap": serials_leapt(at)})
    (last,) = cursor.fetchone()
    if last >= LAST_SERIAL:
        raise UnableToConfirm("serials_run_out", str(year))
