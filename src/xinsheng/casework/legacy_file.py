"""The file of certificates from before these books, line by line: what can be believed, and why the rest cannot."""

import re
from dataclasses import dataclass
from datetime import date

from xinsheng.casework.privacy import paper_index
from xinsheng.gateways.tables.table import Columns, Reject, Row
from xinsheng.standards.certificate_numbers import FIRST_DAY, is_legacy_certificate_no, normalise_certificate_no
from xinsheng.standards.divisions import county_code, find_division
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.names import normalise_name
from xinsheng.standards.resident_numbers import resident_no_fault

COLUMNS = (
    *("certificate_no", "issued_on", "issuer_name", "issuer_division"),
    *("child_name", "born_on", "mother_name", "mother_no", "father_no"),
)
IN_FILE = Columns(names=COLUMNS, days=frozenset({"issued_on", "born_on"}))
_LONGEST = 200  # characters
_DIVISION = re.compile(r"[0-9]{6}([0-9]{6})?")
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]")  # controls, and what is not of the encoding


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


def read_line(row: Row, *, line: int, today: date) -> LegacyLine | Reject:
    """Give a line that can be believed on the day `today`, or why it cannot."""
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
