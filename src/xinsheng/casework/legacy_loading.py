"""Certificates from before these books, loaded in bulk from a file: each once, none of a number that is ours.

A lot of lines is one transaction, its line in the journal included. Ended anywhere, the same file is loaded again:
what is there already is counted and left as it is, so the rest follows. What a line says wrongly is told by line,
column and code, never by value.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid5

from django.db import connection, transaction

from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.legacy_file import COLUMNS, IN_FILE, LegacyLine, read_line
from xinsheng.casework.loads import Loaded, Met
from xinsheng.casework.stock_line import write_stock_line
from xinsheng.gateways.tables.opening import open_table
from xinsheng.gateways.tables.table import Reject, Row
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import Duty, Standing
from xinsheng.registry.models import Blank, LegacyCertificate, LegacyCorrection
from xinsheng.standards.civil_time import civil_date

LOAD_LEGACY = "load_legacy"
CHAIN = UUID("6c656761-6379-4000-8000-000000000000")  # of the journal: the bulk loads, one line a lot
LOT = 5_000  # lines in one transaction


@dataclass(frozen=True, kw_only=True)
class _Lot:
    """Some lines as they were read: what can be believed, what cannot, and the digest of it all."""

    good: list[LegacyLine]
    rejects: list[Reject]
    digest: str


def load_legacy(
    file: Path,
    *,
    encoding: str,
    tries_only: bool,
    reject: Callable[[Reject], None],
    progress: Callable[[float], None],
    at: datetime,
) -> Loaded:
    """Load a file, a spreadsheet or text, or with `tries_only` read it and say what would come of it.

    `reject` is told of each line left out, `progress` of the share of the file that is read. Raises
    UnableToReadTable, mostly before anything is loaded.
    """
    came, met = Loaded(), Met()
    table = open_table(file, columns=IN_FILE, encoding=encoding)
    rows = table.lines()
    while lines := list(islice(rows, LOT)):
        lot = _read_lot(lines, met=met, today=civil_date(at))
        refused = _enter(lot.good, came=came, digest=None if tries_only else lot.digest, at=at)
        for one in (*lot.rejects, *refused):
            came.rejects[one.code] += 1
            reject(one)
        came.lines += len(lines)
        progress(table.share)
    progress(1.0)
    return came


def _key_of(no: str) -> int:
    """Ten characters at most fit; the 1 keeps leading noughts apart."""
    return int(f"1{no}", 36)


def _read_lot(lines: list[tuple[int, Row | Reject]], *, met: Met, today: date) -> _Lot:
    good, rejects, digest = [], [], hashlib.sha256()
    for line, row in lines:
        told = {} if isinstance(row, Reject) else row
        digest.update("\x1f".join(told.get(name, "") for name in COLUMNS).encode(errors="replace") + b"\n")
        read = row if isinstance(row, Reject) else read_line(row, line=line, today=today)
        if isinstance(read, Reject):
            rejects.append(read)
        elif met.has_met(_key_of(read.no)):
            rejects.append(Reject(line=line, column="certificate_no", code="number_twice"))
        else:
            good.append(read)
    return _Lot(good=good, rejects=rejects, digest=digest.hexdigest())


def _enter(good: list[LegacyLine], *, came: Loaded, digest: str | None, at: datetime) -> Iterable[Reject]:
    """Enter a lot in one transaction: what is new; give what bears a number that is somebody else's.

    `digest`: of the lot as it was read, for the journal; None enters nothing.
    """
    refused = []
    with transaction.atomic():
        ours = set(Blank.objects.filter(pk__in=[one.no for one in good]).values_list("pk", flat=True))
        known = LegacyCertificate.objects.as_said().filter(pk__in=[one.no for one in good])
        there = {row.no: row for row in known}
        new = []
        for one in good:
            if one.no in ours:
                refused.append(Reject(line=one.line, column="certificate_no", code="number_is_ours"))
            elif one.no not in there:
                new.append(one)
            elif _told(one) in (_told(there[one.no]), _told(there[one.no].said)):  # as entered, or as corrected since
                came.known += 1
            else:
                refused.append(Reject(line=one.line, column="certificate_no", code="number_is_anothers"))
        if new and digest is not None:
            _copy(new, at=at)
            _note(len(new), digest=digest, at=at)
    came.loaded += len(new)
    return refused


def _told(one: LegacyLine | LegacyCertificate | LegacyCorrection) -> tuple[object, ...]:
    """What is the same in a line that was loaded before."""
    return (
        *(one.issued_on, one.issuer_name, one.division_code, one.child_name, one.born_on, one.mother_name),
        *(bytes(index) if index else None for index in (one.mother_paper_index, one.father_paper_index)),
    )


def _copy(new: list[LegacyLine], *, at: datetime) -> None:
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


def _note(loaded: int, *, digest: str, at: datetime) -> None:
    """One line in the journal a lot, in the lot's own transaction: the digest of what was read, how many came in."""
    with connection.cursor() as cursor:  # the chain has no row of its own to lock
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [LOAD_LEGACY])
    subjects = {"read": digest, "loaded": str(loaded), "load": str(uuid5(CHAIN, digest))}
    write_stock_line(CHAIN, act=LOAD_LEGACY, duty=Duty.MACHINE, by=THE_MACHINE, at=at, subjects=subjects)
