"""Lines of a register file judged: many at once while all are well, one by one where they are not.

The quick judgement looks at many lines, so that a province's file passes in minutes. It may be stricter than the
slow one, never milder: what it does not let pass is looked at line by line, and only that decides.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from xinsheng.gateways.population.columns import COLUMNS, LONGEST_LINE, tidied, value_fault
from xinsheng.gateways.population.extras import has_extra, with_extra
from xinsheng.gateways.population.plain_judge import PlainJudge

_UNPRINTED = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a line was rejected: its number in the file (the first line is 1), the column ('' the whole), a code."""

    line: int
    column: str
    code: str


class Judge(Protocol):
    """A quick judgement of many lines."""

    def suspects(self, piece: bytes) -> Sequence[int]:
        """Give the places (from 0), in their order, of the lines that are not certain to be well as they stand."""


class Checker:
    """Judges the lines of one file, whose columns stand in `order`, taken on `last_day`."""

    def __init__(self, order: Sequence[str], *, last_day: date, judge: Judge | None = None) -> None:
        """`order`: every one of COLUMNS, once; `judge`: the quickest at hand unless another is given."""
        self._order = tuple(order)
        self._last_day = last_day
        self._judge = judge or _quickest_judge(order, last_day=last_day)

    def sift(self, piece: bytes, *, first_line: int) -> Iterator[bytes | RowFault]:
        """Give the good lines back in as large pieces as can be, as CSV in UTF-8, and a fault for each bad one.

        `piece`: whole lines, each with its line feed, in UTF-8 as far as it is any text at all.
        """
        suspects = self._judge.suspects(piece)
        if not suspects:
            yield piece
            return
        lines = [line + b"\n" for line in piece.split(b"\n")[:-1]]
        begun = 0
        for place in suspects:
            if begun < place:
                yield b"".join(lines[begun:place])
            yield self.judged(lines[place][:-1].decode(errors="replace"), number=first_line + place)
            begun = place + 1
        if begun < len(lines):
            yield b"".join(lines[begun:])

    def judged(self, line: str, *, number: int) -> bytes | RowFault:
        """Judge one line alone, after taking away what habit adds to a value."""
        row = _read(line)
        if isinstance(row, str):
            return RowFault(number, "", row)
        if len(row) != len(COLUMNS):
            return RowFault(number, "", "column_count")
        values = {name: tidied(name, value) for name, value in zip(self._order, row, strict=True)}
        for name, value in values.items():
            code = value_fault(name, value, last_day=self._last_day)
            if code is not None:
                return RowFault(number, name, code)
        if not (values["paper_no"] or values["mother_no"] or values["father_no"]):
            return RowFault(number, "paper_no", "number_missing")
        return _written(values.values())


def _quickest_judge(order: Sequence[str], *, last_day: date) -> Judge:
    if not has_extra():
        return PlainJudge(order, last_day=last_day)
    made: Judge = with_extra("array_judge").ArrayJudge(order, last_day=last_day)
    return made


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


def _written(values: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode()
