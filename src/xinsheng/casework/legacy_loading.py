"""Certificates from before these books, loaded in bulk from a file: each once, none of a number that is ours.

What a line says wrongly is told by line, column and code, never by value.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from xinsheng.casework.legacy_file import IN_FILE, LegacyLine, read_line
from xinsheng.casework.loads import Book, Loaded, Sifted, load_file
from xinsheng.casework.seen_numbers import Told, stop_where_told
from xinsheng.gateways.tables.table import Reject, Row
from xinsheng.law.stock_terms import SeenIn
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import Standing
from xinsheng.registry.models import Blank, LegacyCertificate, LegacyCorrection

LOAD_LEGACY = "load_legacy"
CHAIN = UUID("6c656761-6379-4000-8000-000000000000")  # of the journal: the bulk loads, one line a lot


def load_legacy(
    file: Path,
    *,
    encoding: str,
    tries_only: bool,
    reject: Callable[[Reject], None],
    progress: Callable[[float], None],
    at: datetime,
) -> Loaded:
    """Load a file, or with `tries_only` say what would come of it; as `load_file`, which says what it raises."""
    return load_file(
        file, book=CERTIFICATES, encoding=encoding, tries_only=tries_only, reject=reject, progress=progress, at=at
    )


def _key_of(no: str) -> int:
    """Ten characters at most fit; the 1 keeps leading noughts apart."""
    return int(f"1{no}", 36)


def _read(row: Row, line: int, today: date) -> LegacyLine | Reject:
    return read_line(row, line=line, today=today)


def _sift(good: list[LegacyLine]) -> Sifted[LegacyLine]:
    """What is new, and what bears a number that is somebody else's."""
    new, known, refused = [], 0, []
    ours = set(Blank.objects.filter(pk__in=[one.no for one in good]).values_list("pk", flat=True))
    there = {row.no: row for row in LegacyCertificate.objects.as_said().filter(pk__in=[one.no for one in good])}
    for one in good:
        if one.no in ours:
            refused.append(Reject(line=one.line, column="certificate_no", code="number_is_ours"))
        elif one.no not in there:
            new.append(one)
        elif _told(one) in (_told(there[one.no]), _told(there[one.no].said)):  # as entered, or as corrected since
            known += 1
        else:
            refused.append(Reject(line=one.line, column="certificate_no", code="number_is_anothers"))
    return Sifted(new=new, known=known, refused=refused, ours=[one for one in good if one.no in ours])


def _notice(ours: list[LegacyLine], at: datetime) -> None:
    """What the file has under numbers of our blanks."""
    told = (
        Told(no=one.no, child_name=one.child_name, mother_name=one.mother_name, born_on=one.born_on) for one in ours
    )
    stop_where_told(told, source=SeenIn.LOADED, at=at)


def _told(one: LegacyLine | LegacyCertificate | LegacyCorrection) -> tuple[object, ...]:
    """What is the same in a line that was loaded before."""
    return (
        *(one.issued_on, one.issuer_name, one.division_code, one.child_name, one.born_on, one.mother_name),
        *(bytes(index) if index else None for index in (one.mother_paper_index, one.father_paper_index)),
    )


def _copy(new: list[LegacyLine], at: datetime) -> None:
    certificates = (
        "COPY legacy_certificate (no, source, child_name, born_on, mother_name, mother_paper_index,"
        " father_paper_index, issuer_name, division_code, issued_on, entered_at) FROM STDIN"
    )
    with connection.cursor() as cursor:
        with cursor.copy(certificates) as copy:
            for one in new:
                copy.write_row(
                    (
                        *(one.no, LegacySource.BULK.value, one.child_name, one.born_on, one.mother_name),
                        *(one.mother_paper_index, one.father_paper_index, one.issuer_name, one.division_code),
                        *(one.issued_on, at),
                    )
                )
        with cursor.copy("COPY legacy_standing (certificate_id, state, since, version) FROM STDIN") as copy:
            for one in new:
                copy.write_row((one.no, Standing.VALID.value, at, 0))


CERTIFICATES = Book(
    act=LOAD_LEGACY,
    chain=CHAIN,
    columns=IN_FILE,
    number="certificate_no",
    key_of=_key_of,
    read=_read,
    sift=_sift,
    copy=_copy,
    notice=_notice,
)
