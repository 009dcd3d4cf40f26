"""A file loaded in bulk, a lot of lines at a time: what it came to, which numbers were met, what the journal says."""

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Generic, Protocol, TypeVar
from uuid import UUID, uuid5

from django.db import transaction

from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.holds import hold_load
from xinsheng.casework.journal import Line, write_line
from xinsheng.gateways.tables.opening import open_table
from xinsheng.gateways.tables.table import Columns, Reject, Row
from xinsheng.law.terms import Duty
from xinsheng.standards.civil_time import civil_date

LOT = 5_000  # lines in one transaction
_WORD, _SPREADING = 2**64 - 1, 0x9E3779B97F4A7C15  # 2^64 by the golden ratio: near numbers come to lie apart


@dataclass(kw_only=True)
class Loaded:
    """What a load came to; `known` were in the books already, just so."""

    lines: int = 0
    loaded: int = 0
    known: int = 0
    rejects: Counter[str] = field(default_factory=Counter)


class Met:
    """The numbers met in a file, in a table of eight bytes a slot: at most half of them taken, 0 a free one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._bits = 10
        self._slots = array("Q", [0]) * (1 << self._bits)
        self._taken = 0

    def has_met(self, key: int) -> bool:
        """Whether it was met before; from now on it was. `key`: 1 to 2^64 - 1."""
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


class Believed(Protocol):
    """A line that can be believed."""

    @property
    def line(self) -> int:
        """Its number in the file."""

    @property
    def no(self) -> str:
        """The number of what it is of."""


Said = TypeVar("Said", bound=Believed)


@dataclass(frozen=True, kw_only=True)
class Sifted(Generic[Said]):
    """Lines beside the books: what is new, how many are there just so, and what bears another's number.

    `ours`: those of the refused that bear a number of our own blanks.
    """

    new: list[Said]
    known: int
    refused: list[Reject]
    ours: list[Said] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Book(Generic[Said]):
    """What a load goes into: how its lines are read, sifted beside what is there, and copied in.

    `act`: of the journal, on `chain`, one line a lot. `number`: the number's column; `key_of` tells numbers apart.
    `notice` is told of lines that bear a number of our own blanks.
    """

    act: str
    chain: UUID
    columns: Columns
    number: str
    key_of: Callable[[str], int]
    read: Callable[[Row, int, date], Said | Reject]
    sift: Callable[[list[Said]], Sifted[Said]]
    copy: Callable[[list[Said], datetime], None]
    notice: Callable[[list[Said], datetime], None] | None = None


def load_file(
    file: Path,
    *,
    book: Book[Said],
    encoding: str,
    tries_only: bool,
    reject: Callable[[Reject], None],
    progress: Callable[[float], None],
    at: datetime,
) -> Loaded:
    """Load a file, a spreadsheet or text, or with `tries_only` read it and say what would come of it.

    A lot of lines is one transaction, its line in the journal included. Ended anywhere, the same file is loaded
    again: what is there already is counted and left as it is, so the rest follows. `reject` is told of each line left
    out, `progress` of the share of the file that is read. Raises UnableToReadTable, mostly before anything is loaded.
    """
    came, met = Loaded(), Met()
    table = open_table(file, columns=book.columns, encoding=encoding)
    rows = table.lines()
    while lines := list(islice(rows, LOT)):
        good, rejects, digest = _read_lot(lines, book=book, met=met, today=civil_date(at))
        sifted = _enter(good, book=book, digest=None if tries_only else digest, at=at)
        for one in (*rejects, *sifted.refused):
            came.rejects[one.code] += 1
            reject(one)
        came.lines += len(lines)
        came.known += sifted.known
        came.loaded += len(sifted.new)
        progress(table.share)
    progress(1.0)
    return came


def _read_lot(
    lines: list[tuple[int, Row | Reject]], *, book: Book[Said], met: Met, today: date
) -> tuple[list[Said], list[Reject], str]:
    """What can be believed, what cannot, and the digest of it all."""
    good, rejects, digest = [], [], hashlib.sha256()
    for line, row in lines:
        told = {} if isinstance(row, Reject) else row
        raw = "\x1f".join(told.get(name, "") for name in book.columns.names)
        digest.update(raw.encode(errors="replace") + b"\n")
        read = row if isinstance(row, Reject) else book.read(row, line, today)
        if isinstance(read, Reject):
            rejects.append(read)
        elif met.has_met(book.key_of(read.no)):
            rejects.append(Reject(line=line, column=book.number, code="number_twice"))
        else:
            good.append(read)
    return good, rejects, digest.hexdigest()


def _enter(good: list[Said], *, book: Book[Said], digest: str | None, at: datetime) -> Sifted[Said]:
    """Enter what is new of a lot; `digest`: of the lot as it was read, for the journal; None enters nothing."""
    with transaction.atomic():
        sifted = book.sift(good)
        if sifted.new and digest is not None:
            book.copy(sifted.new, at)
            _note(len(sifted.new), book=book, digest=digest, at=at)
        if sifted.ours and book.notice is not None and digest is not None:
            book.notice(sifted.ours, at)
    return sifted


def _note(loaded: int, *, book: Book[Said], digest: str, at: datetime) -> None:
    """One line in the journal a lot, in the lot's own transaction: the digest of what was read, how many came in."""
    hold_load(book.chain)  # the chain has no row of its own to lock
    subjects = {"read": digest, "loaded": str(loaded), "load": str(uuid5(book.chain, digest))}
    write_line(Line(chain=book.chain, act=book.act, duty=Duty.MACHINE, by=THE_MACHINE, at=at, subjects=subjects))
