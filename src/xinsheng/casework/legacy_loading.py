"""Certificates from before these books, loaded in bulk from a file: each once, none of a number that is ours.

A lot of lines is one transaction, its line in the journal included. Ended anywhere, the same file is loaded again:
what is there already is counted and left as it is, so the rest follows. What a line says wrongly is told by line,
column and code, never by value.
"""

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid5

from django.db import connection, transaction

from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.legacy_file import COLUMNS, LegacyLine, Reject, Row, read_line, rows_of, size_of
from xinsheng.casework.stock_line import write_stock_line
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import Duty, Standing
from xinsheng.registry.models import Blank, LegacyCertificate
from xinsheng.standards.civil_time import civil_date

LOAD_LEGACY = "load_legacy"
CHAIN = UUID("6c656761-6379-4000-8000-000000000000")  # of the journal: the bulk loads, one line a lot
LOT = 5_000  # lines in one transaction
_WORD, _SPREADING = 2**64 - 1, 0x9E3779B97F4A7C15  # 2^64 by the golden ratio: near numbers come to lie apart


@dataclass(kw_only=True)
class Loaded:
    """What a load came to; `known` were in the books already, just so."""

    lines: int = 0
    loaded: int = 0
    known: int = 0
    rejects: Counter[str] = field(default_factory=Counter)


class _Met:
    """The numbers met in a file, in a table of eight bytes a slot: at most half of them taken, 0 a free one."""

    def __init__(self) -> None:
        self._bits = 10
        self._slots = array("Q", [0]) * (1 << self._bits)
        self._taken = 0

    def has_met(self, no: str) -> bool:
        """Whether it was met before; from now on it was."""
        key = int(f"1{no}", 36)  # ten characters at most fit; the 1 keeps leading noughts apart
        place = self._place_of(key)
        if self._slots[place] == key:
            return True
        self._slots[place] = key
        self._taken += 1
        if 2 * self._taken > len(self._slots):
            self._widen()
        return False

    def _place_of(self, key: int) -> int:
        """Where a key stands, or would: its own slot, or the next free one after it."""
        place = (key * _SPREADING & _WORD) >> (64 - self._bits)
        while self._slots[place] not in (0, key):
            place = (place + 1) % len(self._slots)
        return place

    def _widen(self) -> None:
        before = self._slots
        self._bits += 1
        self._slots = array("Q", [0]) * (1 << self._bits)
        for key in filter(None, before):
            self._slots[self._place_of(key)] = key


@dataclass(frozen=True, kw_only=True)
class _Lot:
    """Some lines as they were read: what can be believed, what cannot, and the digest and length of it all."""

    good: list[LegacyLine]
    rejects: list[Reject]
    digest: str
    size: int


def load_legacy(
    file: Path,
    *,
    encoding: str,
    tries_only: bool,
    reject: Callable[[Reject], None],
    progress: Callable[[float], None],
    at: datetime,
) -> Loaded:
    """Load a file, or with `tries_only` read it and say what would come of it.

    `reject` is told of each line left out, `progress` of the share of the file that is read. Raises
    UnableToLoadLegacy before anything is loaded.
    """
    came, done, size = Loaded(), 0, max(1, size_of(file))
    rows = rows_of(file, encoding=encoding)
    met = _Met()
    while lines := list(islice(rows, LOT)):
        lot = _read_lot(lines, met=met, today=civil_date(at))
        refused = _enter(lot.good, came=came, digest=None if tries_only else lot.digest, at=at)
        for one in (*lot.rejects, *refused):
            came.rejects[one.code] += 1
            reject(one)
        came.lines += len(lines)
        done += lot.size
        progress(min(1.0, done / size))
    progress(1.0)
    return came


def _read_lot(lines: list[tuple[int, Row | None]], *, met: _Met, today: date) -> _Lot:
    good, rejects, digest, size = [], [], hashlib.sha256(), 0
    for line, row in lines:
        raw = "\x1f".join(str((row or {}).get(name) or "") for name in COLUMNS).encode(errors="replace")
        size += len(raw) + 1
        digest.update(raw + b"\n")
        read = read_line(row, line=line, today=today)
        if isinstance(read, Reject):
            rejects.append(read)
        elif met.has_met(read.no):
            rejects.append(Reject(line=line, column="certificate_no", code="number_twice"))
        else:
            good.append(read)
    return _Lot(good=good, rejects=rejects, digest=digest.hexdigest(), size=size)


def _enter(good: list[LegacyLine], *, came: Loaded, digest: str | None, at: datetime) -> Iterable[Reject]:
    """Enter a lot in one transaction: what is new; give what bears a number that is somebody else's.

    `digest`: of the lot as it was read, for the journal; None enters nothing.
    """
    refused = []
    with transaction.atomic():
        ours = set(Blank.objects.filter(pk__in=[one.no for one in good]).values_list("pk", flat=True))
        there = {row.no: row for row in LegacyCertificate.objects.filter(pk__in=[one.no for one in good])}
        new = []
        for one in good:
            if one.no in ours:
                refused.append(Reject(line=one.line, column="certificate_no", code="number_is_ours"))
            elif one.no not in there:
                new.append(one)
            elif _told(there[one.no]) == _told(one):
                came.known += 1
            else:
                refused.append(Reject(line=one.line, column="certificate_no", code="number_is_anothers"))
        if new and digest is not None:
            _copy(new, at=at)
            _note(len(new), digest=digest, at=at)
    came.loaded += len(new)
    return refused


def _told(one: LegacyLine | LegacyCertificate) -> tuple[object, ...]:
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
