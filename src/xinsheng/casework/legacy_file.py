"""The file of certificates from before these books, line by line: what can be believed, and why the rest cannot."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from xinsheng.casework.privacy import paper_index
from xinsheng.standards.certificate_numbers import FIRST_DAY, is_legacy_certificate_no, normalise_certificate_no
from xinsheng.standards.divisions import county_code, find_division
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.names import normalise_name
from xinsheng.standards.resident_numbers import resident_no_fault

COLUMNS = (
    *("certificate_no", "issued_on", "issuer_name", "issuer_division"),
    *("child_name", "born_on", "mother_name", "mother_no", "father_no"),
)
_LONGEST, _LONGEST_LINE = 200, 10_000  # characters
_DIVISION = re.compile(r"[0-9]{6}([0-9]{6})?")
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]")  # controls, and what is not of the encoding
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


@dataclass(frozen=True, kw_only=True)
class LegacyLine:
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


def size_of(file: Path) -> int:
    """Give its bytes; raises UnableToLoadLegacy."""
    try:
        return file.stat().st_size
    except OSError as fault:
        raise UnableToLoadLegacy("no_such_file", str(file)) from fault


def rows_of(file: Path, *, encoding: str) -> Iterator[tuple[int, Row | None]]:
    """Each line with its number, by the names of the first; None for what is no CSV, empty for another length.

    A line is read by itself, so that a stray quote swallows none of those after it. Raises UnableToLoadLegacy.
    """
    try:
        stream = file.open(encoding=encoding, errors="replace")
    except LookupError as fault:
        raise UnableToLoadLegacy("unknown_encoding", encoding) from fault
    except OSError as fault:
        raise UnableToLoadLegacy("no_such_file", str(file)) from fault
    with stream:
        lines = _lines_in(stream)
        first = _values_in(next(lines, "")) or []
        names = tuple(name.strip().removeprefix("\ufeff").lower() for name in first)
        if sorted(names) != sorted(COLUMNS):
            differing = [f"-{name}" for name in sorted(set(COLUMNS) - set(names))]
            differing += [f"+{name}" for name in sorted(set(names) - set(COLUMNS))]
            raise UnableToLoadLegacy("columns_differ", " ".join(differing)[:_LONGEST])
        for place, line in enumerate(lines, start=2):
            values = _values_in(line)
            if values is None:
                yield place, None
            else:
                yield place, dict(zip(names, values, strict=True)) if len(values) == len(names) else {}


def _lines_in(stream: TextIO) -> Iterator[str | None]:
    """Each line without its end; None for one that is longer than any could be, of which no part is a line."""
    while piece := stream.readline(_LONGEST_LINE):
        line: str | None = piece.removesuffix("\n")
        while len(piece) == _LONGEST_LINE and not piece.endswith("\n"):
            piece, line = stream.readline(_LONGEST_LINE), None
        yield line


def _values_in(line: str | None) -> list[str] | None:
    if line is None:
        return None
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return None


def read_line(row: Row | None, *, line: int, today: date) -> LegacyLine | Reject:
    """Give a line that can be believed on the day `today`, or why it cannot."""
    if row is None:
        return Reject(line=line, column="", code="not_csv")
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
        ("issued_on", "day_impossible"): issued is None or not FIRST_DAY <= issued <= today,
        ("born_on", "day_impossible"): born is None or born < FIRST_DAY or (issued is not None and born > issued),
        ("issuer_division", "division_unknown"): not _DIVISION.fullmatch(told["issuer_division"])
        or find_division(county_code(told["issuer_division"])) is None,
        **{(name, "name_missing"): not told[name] for name in ("issuer_name", "child_name", "mother_name")},
        **{
            (name, "text_faulty"): _UNREADABLE.search(told[name]) is not None or len(told[name]) > _LONGEST
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
    return LegacyLine(
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
