"""What is printed on a birth certificate already issued, found among the lines that a reader of print gave.

Its number has no check digit, so nothing on it confirms itself: who compares says what agrees with what.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xinsheng.standards.certificate_numbers import certificate_no_fault
from xinsheng.standards.names import normalise_name, person_name_fault
from xinsheng.standards.printed_papers import PrintedLine, rows_of, turned_over

_TITLE = re.compile(r"出生医学证明|新生儿姓名|婴儿姓名")
_NO = re.compile(r"[A-Z][0-9]{9}(?![0-9])")
_CHILD = re.compile(r"(?:新生儿|婴儿)姓名[:：]?(.+)")
_MOTHER = re.compile(r"母亲姓名[:：]?(.+)")
_BORN = re.compile(r"出生(?:时间|日期)[:：]?([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_LABEL_LAST = re.compile(r".(?:(?:新生儿|婴儿|母亲)姓名|出生时间)$")
_AFTER_A_NAME = re.compile(r"(?:性别|年龄|国籍|民族|出生|证件|住址|父亲|Name|Sex|Age).*", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PrintedCertificate:
    """Its number, the child, the day of birth and the mother; '' and None for what was not read."""

    no: str
    child_name: str
    born_on: date | None
    mother_name: str


def certificate_printed(lines: Iterable[PrintedLine]) -> PrintedCertificate | None:
    """The birth certificate that these lines are of; None where they are of none, or nothing of it was read."""
    lines = tuple(lines)
    rows = _rows(lines)
    if any(_LABEL_LAST.search(row) for row in rows):  # upside down: each piece is read, their order is not
        rows = _rows(turned_over(lines))
    if not any(_TITLE.search(row) for row in rows):
        return None
    read = PrintedCertificate(
        no=_no_in(rows), child_name=_name(_CHILD, rows), born_on=_born_in(rows), mother_name=_name(_MOTHER, rows)
    )
    return read if read.no or read.child_name or read.born_on or read.mother_name else None


def _rows(lines: Iterable[PrintedLine]) -> list[str]:
    return [_SPACE.sub("", row) for row in rows_of(lines)]


def _no_in(rows: Iterable[str]) -> str:
    """The one number on it; '' where there is none, or another beside it, as of a certificate that it replaced."""
    found = {no for row in rows for no in _NO.findall(row.upper()) if certificate_no_fault(no) is None}
    return found.pop() if len(found) == 1 else ""


def _born_in(rows: Iterable[str]) -> date | None:
    for row in rows:
        if found := _BORN.search(row):
            try:
                return date(*(int(part) for part in found.groups()))
            except ValueError:  # a digit misread: there is no such day
                return None
    return None


def _name(label: re.Pattern[str], rows: Iterable[str]) -> str:
    for row in rows:
        if found := label.search(row):
            name = normalise_name(_AFTER_A_NAME.sub("", found.group(1)))
            return name if person_name_fault(name) is None else ""
    return ""
