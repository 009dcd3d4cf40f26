"""What is printed on the face of an identity paper, found among the lines that a reader of print gave.

A number is believed where its own check digit, or the machine-readable zone's, confirms it; the travel permits of
Hong Kong and Macao residents have none, and are known by the letter before their digits.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no, paper_no_fault
from xinsheng.standards.machine_readable_zones import read_zone
from xinsheng.standards.names import normalise_name, person_name_fault
from xinsheng.standards.refusals import UnableToRead

_NAME = re.compile(r"姓\s*名\s*[:：]?\s*(.+)")
_LABEL_LAST = re.compile(r".(?:姓\s*名|名\s*姓)\s*$")  # set apart, its two characters may be two pieces
_AFTER_THE_NAME = re.compile(r"\s*(?:性\s*别|民\s*族|出\s*生|Name|Sex).*", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s:：.\-]+")
_NUMBERS: tuple[tuple[PaperKind, re.Pattern[str]], ...] = (
    (PaperKind.RESIDENT_CARD, re.compile(r"(?<![0-9A-Z])[1-8][0-9]{16}[0-9X](?![0-9A-Z])")),
    (PaperKind.HMT_RESIDENCE_PERMIT, re.compile(r"(?<![0-9A-Z])8[123]0000[0-9]{11}[0-9X](?![0-9A-Z])")),
    (PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD, re.compile(r"(?<![0-9A-Z])9[0-9]{16}[0-9X](?![0-9A-Z])")),
    (PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD, re.compile(r"(?<![0-9A-Z])[A-Z]{3}[0-9]{12}(?![0-9A-Z])")),
    (PaperKind.HK_MACAO_TRAVEL_PERMIT, re.compile(r"(?<![0-9A-Z])[HM][0-9]{8}(?![0-9A-Z])")),
)
_PASSPORT = "P"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A piece of print and the box around it, in pixels of the picture."""

    text: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> float:
        """Its height on the picture."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """Which paper it is, its number, and its holder's name ('' where it was not read)."""

    kind: PaperKind
    no: str
    name: str


def paper_printed(lines: Iterable[PrintedLine], *, on: date) -> PrintedPaper | None:
    """The paper that these lines are the face of; None where no number on them can be believed on that civil day."""
    lines = tuple(lines)
    rows = rows_of(lines)
    if any(
        _LABEL_LAST.search(row) for row in rows
    ):  # photographed upside down: each piece is read, their order is not
        rows = rows_of(turned_over(lines))
    name = _name_in(rows)
    for row in rows:
        for kind, shape in _NUMBERS:
            for found in shape.findall(_BETWEEN.sub("", row.upper()).translate({0x3007: "0"})):
                number = normalise_paper_no(kind, found)
                if paper_no_fault(kind, number, on=on) is None:
                    return PrintedPaper(kind=kind, no=number, name=name)
    try:
        zone = read_zone(rows)
    except UnableToRead:
        return None
    return PrintedPaper(kind=PaperKind.PASSPORT, no=zone.no, name="") if zone.document[:1] == _PASSPORT else None


def turned_over(lines: Iterable[PrintedLine]) -> tuple[PrintedLine, ...]:
    """The pieces of a picture that was taken upside down, each where it belongs."""
    return tuple(
        PrintedLine(text=one.text, left=-one.right, top=-one.bottom, right=-one.left, bottom=-one.top)
        for one in lines
    )


def rows_of(lines: Iterable[PrintedLine]) -> list[str]:
    """The pieces put into rows, from the top, each from the left."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda one: one.middle):
        if rows and _is_beside(line, rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return ["".join(one.text for one in sorted(row, key=lambda one: one.left)) for row in rows]


def _is_beside(line: PrintedLine, row: Sequence[PrintedLine]) -> bool:
    middle = sum(one.middle for one in row) / len(row)
    return abs(line.middle - middle) < (line.bottom - line.top) / 2


def _name_in(rows: Iterable[str]) -> str:
    for row in rows:
        if found := _NAME.search(row):
            name = normalise_name(_AFTER_THE_NAME.sub("", found.group(1)))
            return name if person_name_fault(name) is None else ""
    return ""
