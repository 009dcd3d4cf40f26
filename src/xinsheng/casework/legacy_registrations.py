"""Birth service certificates from before this platform, loaded in bulk from a file: each once, marked as old."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from uuid import UUID

from django.db import connection

from xinsheng.casework.loads import Book, Loaded, Sifted, load_file
from xinsheng.casework.table_values import UnableToReadValue, day_of, division_of, resident_index, text_of
from xinsheng.gateways.tables.table import Columns, Reject, Row
from xinsheng.registry.models import LegacyRegistration
from xinsheng.standards.legacy_registration_numbers import (
    is_legacy_registration_no,
    normalise_legacy_registration_no,
)
from xinsheng.standards.names import normalise_name
from xinsheng.standards.resident_numbers import read_resident_no

LOAD_REGISTRATIONS = "load_registrations"
CHAIN = UUID("6f6c6472-6567-4000-8000-000000000000")  # of the journal: these loads, one line a lot
_ORDER_DIGITS = 2  # as the columns of such lists have it
COLUMNS = Columns(
    names=(
        *("certificate_no", "registered_on", "issuer_name", "issuer_division", "child_order"),
        *("woman_name", "woman_no", "man_name", "man_no"),
    ),
    days=frozenset({"registered_on"}),
)


@dataclass(frozen=True, kw_only=True)
class RegistrationLine:
    """One line that can be believed."""

    line: int
    no: str
    registered_on: date
    issuer_name: str
    division_code: str
    child_order: int
    woman_name: str
    woman_paper_index: bytes
    man_name: str
    man_paper_index: bytes | None


def load_registrations(
    file: Path,
    *,
    source: str,
    encoding: str,
    tries_only: bool,
    reject: Callable[[Reject], None],
    progress: Callable[[float], None],
    at: datetime,
) -> Loaded:
    """Load a file, or with `tries_only` say what would come of it; as `load_file`, which says what it raises.

    `source`: in words, where the file is from; every row is marked with it.
    """
    book = Book(
        act=LOAD_REGISTRATIONS,
        chain=CHAIN,
        columns=COLUMNS,
        number="certificate_no",
        key_of=_key_of,
        read=_read,
        sift=_sift,
        copy=partial(_copy, source=source),
    )
    return load_file(
        file, book=book, encoding=encoding, tries_only=tries_only, reject=reject, progress=progress, at=at
    )


def _key_of(no: str) -> int:
    """Numbers are long: of two in a million million a digest of eight bytes makes one, and that one is left out."""
    return int.from_bytes(blake2b(no.encode(), digest_size=8).digest()) or 1


def _read(row: Row, line: int, today: date) -> RegistrationLine | Reject:
    told = {name: row[name].strip() for name in COLUMNS.names}
    try:
        return _believed(told, line=line, today=today)
    except UnableToReadValue as fault:
        return Reject(line=line, column=fault.column, code=fault.code)


def _believed(told: dict[str, str], *, line: int, today: date) -> RegistrationLine:
    no = normalise_legacy_registration_no(told["certificate_no"])
    if not is_legacy_registration_no(no):
        raise UnableToReadValue("certificate_no", "certificate_shape")
    woman_index = resident_index(told["woman_no"], column="woman_no", today=today)
    man_index = resident_index(told["man_no"], column="man_no", today=today) if told["man_no"] else None
    on = day_of(told["registered_on"], column="registered_on")
    born_on = max(read_resident_no(told[one].upper()).born_on for one in ("woman_no", "man_no") if told[one])
    if on is None or not born_on < on <= today:
        raise UnableToReadValue("registered_on", "day_impossible")
    division = division_of(told["issuer_division"], column="issuer_division", digits=(6, 9, 12))
    order = told["child_order"]
    if not order.isdecimal() or len(order) > _ORDER_DIGITS or int(order) < 1:
        raise UnableToReadValue("child_order", "child_order_faulty")
    if told["man_no"] and not told["man_name"]:
        raise UnableToReadValue("man_name", "name_missing")
    return RegistrationLine(
        line=line,
        no=no,
        registered_on=on,
        issuer_name=text_of(told["issuer_name"], column="issuer_name", needed=True),
        division_code=division,
        child_order=int(order),
        woman_name=normalise_name(text_of(told["woman_name"], column="woman_name", needed=True)),
        woman_paper_index=woman_index,
        man_name=normalise_name(text_of(told["man_name"], column="man_name")),
        man_paper_index=man_index,
    )


def _sift(good: list[RegistrationLine]) -> Sifted[RegistrationLine]:
    new, known, refused = [], 0, []
    there = LegacyRegistration.objects.in_bulk([one.no for one in good])
    for one in good:
        if one.no not in there:
            new.append(one)
        elif _told(there[one.no]) == _told(one):
            known += 1
        else:
            refused.append(Reject(line=one.line, column="certificate_no", code="number_is_anothers"))
    return Sifted(new=new, known=known, refused=refused)


def _told(one: RegistrationLine | LegacyRegistration) -> tuple[object, ...]:
    """What is the same in a line that was loaded before."""
    return (
        *(one.registered_on, one.issuer_name, one.division_code, one.child_order, one.woman_name, one.man_name),
        *(bytes(index) if index else None for index in (one.woman_paper_index, one.man_paper_index)),
    )


def _copy(new: list[RegistrationLine], at: datetime, *, source: str) -> None:
    rows = (
        "COPY legacy_registration (no, source, woman_name, woman_paper_index, man_name, man_paper_index, child_order,"
        " registered_on, issuer_name, division_code, entered_at) FROM STDIN"
    )
    with connection.cursor() as cursor, cursor.copy(rows) as copy:
        for one in new:
            copy.write_row(
                (
                    *(one.no, source, one.woman_name, one.woman_paper_index, one.man_name, one.man_paper_index),
                    *(one.child_order, one.registered_on, one.issuer_name, one.division_code, at),
                )
            )
