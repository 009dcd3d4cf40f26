"""Lines of a register file judged: many at once while all are well, one by one where they are not.

The quick judgement looks at whole columns, so that a province's file passes in minutes. It may be stricter than
the slow one, never milder: what it does not let pass is looked at line by line, and only that decides.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xinsheng.gateways.population.columns import COLUMNS, LENGTH, LONGEST_LINE, LONGEST_NAME, OLD_LENGTH, value_fault

_SMALLEST_LOT = 64  # lines; below it a lot that is not well is judged line by line
_PARTS = 4
_REMEMBERED = 1_000_000  # values of a column; an end to what a strange file can make us keep
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f]")
_ORDINARY = bytes(sorted({10, *range(0x20, 0x100)} - {0x22, 0x7F}))  # no quote, no control but the line feed
_FEW_VALUES = (
    "sex",
    "born_on",
    "ethnicity",
    "household_code",
    "residence_code",
    "marital_state",
    "married_on",
    "is_alive",
)
_LENGTHS = {
    "spouse_no": frozenset({0, OLD_LENGTH, LENGTH}),
    "mother_no": frozenset({0, OLD_LENGTH, LENGTH}),
    "father_no": frozenset({0, OLD_LENGTH, LENGTH}),
    "certificate_no": frozenset({0, 10}),
}
_BASE, _MODULUS = 13, 11  # 13 = 2 (mod 11): ISO 7064 MOD 11-2 of a number is the number read to base 13, mod 11


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a line was rejected: its number in the file (the first line is 1), the column ('' the whole), a code."""

    line: int
    column: str
    code: str


class Checker:
    """Judges the lines of one file, whose columns stand in `order`, taken on `last_day`."""

    def __init__(self, order: Sequence[str], *, last_day: date) -> None:
        """`order`: every one of COLUMNS, once."""
        self._order = tuple(order)
        self._last_day = last_day
        self._well: dict[str, set[str]] = {name: set() for name in _FEW_VALUES}  # values seen and found well

    def sift(self, lines: Sequence[str], *, first_line: int) -> Iterator[bytes | RowFault]:
        """Give the good lines back in as large pieces as can be, as CSV in UTF-8, and a fault for each bad one."""
        piece = "\n".join(lines).encode()
        if self._all_well(lines, piece=piece):
            yield piece + b"\n"
        elif len(lines) <= _SMALLEST_LOT:
            for number, line in enumerate(lines, first_line):
                yield self._judged(line, number=number)
        else:
            step = -(-len(lines) // _PARTS)
            for start in range(0, len(lines), step):
                yield from self.sift(lines[start : start + step], first_line=first_line + start)

    def _all_well(self, lines: Sequence[str], *, piece: bytes) -> bool:
        if piece.translate(None, _ORDINARY) or "\ufffd".encode() in piece:
            return False
        rows = [line.split(",") for line in lines]
        if {len(row) for row in rows} != {len(COLUMNS)}:
            return False
        columns = dict(zip(self._order, zip(*rows, strict=True), strict=True))
        return (
            all(self._few_well(name, columns[name]) for name in _FEW_VALUES)
            and all(_others_well(columns[name], lengths=lengths) for name, lengths in _LENGTHS.items())
            and _names_well(columns["name"], least=1)
            and _names_well(columns["former_name"], least=0)
            and _own_numbers_well(columns)
        )

    def _few_well(self, name: str, values: Sequence[str]) -> bool:
        """Of columns that hold few different values each is judged once."""
        well = self._well[name]
        if well.issuperset(values):
            return True
        new = set(values) - well
        if not all(self._is_well(name, value) for value in new):
            return False
        if len(well) < _REMEMBERED:
            well |= new
        return True

    def _is_well(self, name: str, value: str) -> bool:
        return _tidied(name, value) == value and value_fault(name, value, last_day=self._last_day) is None

    def _judged(self, line: str, *, number: int) -> bytes | RowFault:
        """Judge one line alone, after taking away what habit adds to a value."""
        row = _read(line)
        if isinstance(row, str):
            return RowFault(number, "", row)
        if len(row) != len(COLUMNS):
            return RowFault(number, "", "column_count")
        values = {name: _tidied(name, value) for name, value in zip(self._order, row, strict=True)}
        for name, value in values.items():
            code = value_fault(name, value, last_day=self._last_day)
            if code is not None:
                return RowFault(number, name, code)
        if not (values["paper_no"] or values["mother_no"] or values["father_no"]):
            return RowFault(number, "paper_no", "number_missing")
        return _written(values.values())


def _read(line: str) -> list[str] | str:
    """Give the values of a line, or the code of what keeps it from being read."""
    if "\ufffd" in line or _UNPRINTED.search(line):
        return "not_text"
    if len(line) > LONGEST_LINE:
        return "line_too_long"
    try:
        rows = list(csv.reader([line], strict=True))
    except csv.Error:
        return "quotes"
    return rows[0] if rows else []


def _tidied(name: str, value: str) -> str:
    """Take away blanks at the ends; of what is no name also full width and small letters."""
    bare = value.strip()
    return bare if name.endswith("name") else unicodedata.normalize("NFKC", bare).upper()


def _written(values: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode()


def _names_well(values: Sequence[str], *, least: int) -> bool:
    lengths = set(map(len, values))
    if min(lengths) < least or max(lengths) > LONGEST_NAME:
        return False
    text = ",".join(values)
    return text.split() == [text] or all(value == value.strip() for value in values)


def _others_well(values: Sequence[str], *, lengths: frozenset[int]) -> bool:
    """Numbers of relatives and of certificates, in their usual lengths."""
    text = "".join(values)
    return (
        lengths.issuperset(map(len, values))
        and (not text or (text.isascii() and text.isalnum()))
        and (text == text.upper())
    )


def _own_numbers_well(columns: Mapping[str, Sequence[str]]) -> bool:
    """Every number of 15 or 18 characters, its check character right; none missing where no parent is named."""
    values = columns["paper_no"]
    if "" in values:
        parents = zip(values, columns["mother_no"], columns["father_no"], strict=True)
        if any(not (own or mother or father) for own, mother, father in parents):
            return False
        values = [value for value in values if value]
    new = [value for value in values if len(value) == LENGTH]
    old = [value for value in values if len(value) != LENGTH]
    ended = "".join([f"{value}," for value in values])
    digits = ended.replace("X,", "").replace(",", "")
    return (
        (not digits or (digits.isascii() and digits.isdigit()))
        and ",0" not in f",{ended}"
        and all(len(value) == OLD_LENGTH and value[-1] != "X" for value in old)
        and {int(value.replace("X", "A"), _BASE) % _MODULUS for value in new} <= {1}
    )
