"""Certificates from before these books, loaded in bulk from a file: each once, none of a number that is ours.

A lot of lines is one transaction, its line in the journal included. Ended anywhere, the same file is loaded again:
what is there already is counted and left as it is, so the rest follows. What a line says wrongly is told by line,
column and code, never by value.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid5

from django.db import connection, transaction

from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.stock_line import write_stock_line
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.terms import Duty, Standing
from xinsheng.registry.models import Blank, LegacyCertificate
from xinsheng.standards.certificate_numbers import is_legacy_certificate_no, normalise_certificate_no
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.divisions import find_division
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.names import normalise_name
from xinsheng.standards.resident_numbers import resident_no_fault

LOAD_LEGACY = "load_legacy"
CHAIN = UUID("6c656761-6379-4000-8000-000000000000")  # of the journal: the bulk loads, one line a lot
COLUMNS = (
    *("certificate_no", "issued_on", "issuer_name", "issuer_division"),
    *("child_name", "born_on", "mother_name", "mother_no", "father_no"),
)
SINCE = date(1996, 1, 1)
LOT = 5_000  # lines in one transaction
_LONGEST = 200
_COUNTY_DIGITS = 6
Row = Mapping[str, str]


class UnableToLoadLegacy(Exception):
    """The file was not loaded. Codes: `no_such_file`, `unknown_encoding`, `columns_differ` (`about`: the names)."""

    def __init__(self, code: str, about: str = "") -> None:
        """Keep the code and what it is about; never a value of the file."""
        super().__init__(f"{code}: {about}" if about else code)
        self.code, self.about = code, about


@dataclass(frozen=True, kw_only=True)
class Reject:
    """A line that was left out, and why; the first line of the file is its names."""

    line: int
    column: str
    code: str


@dataclass(kw_only=True)
class Loaded:
    """What a load came to; `known` were in the books already, just so."""

    lines: int = 0
    loaded: int = 0
    known: int = 0
    rejects: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """One line that can be believed."""

    line: int
    no: str
    issued_on: date
    issuer_name: str
    division_code: str
    child_name: str
    born_on: date
    mother_name: str
    mother_paper_index: bytes | None
    father_paper_index: bytes | None


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
    came, seen, size = Loaded(), set[str](), max(1, _size_of(file))
    rows = _rows_of(file, encoding=encoding)
    done = 0
    while lot := list(islice(rows, LOT)):
        good, digest = [], hashlib.sha256()
        for line, row in lot:
            raw = "\x1f".join(str(row.get(name) or "") for name in COLUMNS).encode()
            done += len(raw) + 1
            digest.update(raw + b"\n")
            came.lines += 1
            read = _read(row, line=line, today=civil_date(at))
            if isinstance(read, _Read) and read.no in seen:
                read = Reject(line=line, column="certificate_no", code="number_twice")
            if isinstance(read, Reject):
                _leave_out(read, came=came, reject=reject)
            else:
                seen.add(read.no)
                good.append(read)
        for refused in _enter(good, came=came, digest=None if tries_only else digest.hexdigest(), at=at):
            _leave_out(refused, came=came, reject=reject)
        progress(min(1.0, done / size))
    progress(1.0)
    return came


def _leave_out(refused: Reject, *, came: Loaded, reject: Callable[[Reject], None]) -> None:
    came.rejects[refused.code] += 1
    reject(refused)


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as fault:
        raise UnableToLoadLegacy("no_such_file", str(file)) from fault


def _rows_of(file: Path, *, encoding: str) -> Iterator[tuple[int, Row]]:
    """Each line with its number, by the names of the first; a line of another length says nothing."""
    try:
        stream = file.open(encoding=encoding, errors="replace", newline="")
    except LookupError as fault:
        raise UnableToLoadLegacy("unknown_encoding", encoding) from fault
    except OSError as fault:
        raise UnableToLoadLegacy("no_such_file", str(file)) from fault
    with stream:
        reader = csv.reader(stream)
        names = tuple(name.strip().removeprefix("\ufeff").lower() for name in next(reader, ()))
        if sorted(names) != sorted(COLUMNS):
            differing = [f"-{name}" for name in sorted(set(COLUMNS) - set(names))]
            differing += [f"+{name}" for name in sorted(set(names) - set(COLUMNS))]
            raise UnableToLoadLegacy("columns_differ", " ".join(differing))
        for values in reader:
            same = len(values) == len(names)
            yield reader.line_num, dict(zip(names, values, strict=True)) if same else {}


def _read(row: Row, *, line: int, today: date) -> _Read | Reject:
    if not row:
        return Reject(line=line, column="", code="column_count")
    told = {name: row[name].strip() for name in COLUMNS}
    no, issued, born = (
        normalise_certificate_no(told["certificate_no"]),
        _day(told["issued_on"]),
        _day(told["born_on"]),
    )
    faults = {
        ("certificate_no", "certificate_shape"): not is_legacy_certificate_no(no),
        ("issued_on", "day_impossible"): issued is None or not SINCE <= issued <= today,
        ("born_on", "day_impossible"): born is None or born < SINCE or (issued is not None and born > issued),
        ("issuer_division", "division_unknown"): find_division(told["issuer_division"][:_COUNTY_DIGITS]) is None,
        **{(name, "name_missing"): not told[name] for name in ("issuer_name", "child_name", "mother_name")},
        **{
            (name, "text_faulty"): "\ufffd" in told[name] or len(told[name]) > _LONGEST
            for name in ("issuer_name", "child_name", "mother_name")
            if told[name]
        },
        **{
            (name, "number_check"): bool(told[name]) and resident_no_fault(told[name], on=today) is not None
            for name in ("mother_no", "father_no")
        },
    }
    wrong = next((what for what, holds in faults.items() if holds), None)
    if wrong is not None or issued is None or born is None:
        column, code = wrong or ("issued_on", "day_impossible")
        return Reject(line=line, column=column, code=code)
    return _Read(
        line=line,
        no=no,
        issued_on=issued,
        issuer_name=told["issuer_name"],
        division_code=told["issuer_division"],
        child_name=normalise_name(told["child_name"]),
        born_on=born,
        mother_name=normalise_name(told["mother_name"]),
        mother_paper_index=_index(told["mother_no"]),
        father_paper_index=_index(told["father_no"]),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _index(no: str) -> bytes | None:
    return paper_index(PaperKind.RESIDENT_CARD, no.upper()) if no else None


def _enter(good: list[_Read], *, came: Loaded, digest: str | None, at: datetime) -> Iterable[Reject]:
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


def _told(one: _Read | LegacyCertificate) -> tuple[object, ...]:
    """What is the same in a line that was loaded before."""
    return (
        *(one.issued_on, one.issuer_name, one.division_code, one.child_name, one.born_on, one.mother_name),
        *(bytes(index) if index else None for index in (one.mother_paper_index, one.father_paper_index)),
    )


def _copy(new: list[_Read], *, at: datetime) -> None:
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
