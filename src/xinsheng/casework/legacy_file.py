"""The file of certificates from before these books, line by line: what can be believed, and why the rest cannot."""

from dataclasses import dataclass
from datetime import date

from xinsheng.casework.table_values import UnableToReadValue, day_of, division_of, resident_index, text_of
from xinsheng.gateways.tables.table import Columns, Reject, Row
from xinsheng.standards.certificate_numbers import FIRST_DAY, is_legacy_certificate_no, normalise_certificate_no
from xinsheng.standards.names import normalise_name

COLUMNS = (
    *("certificate_no", "issued_on", "issuer_name", "issuer_division"),
    *("child_name", "born_on", "mother_name", "mother_no", "father_no"),
)
IN_FILE = Columns(names=COLUMNS, days=frozenset({"issued_on", "born_on"}))
_LONGEST = 200  # characters


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
    try:
        return _believed(told, line=line, today=today)
    except UnableToReadValue as fault:
        return Reject(line=line, column=fault.column, code=fault.code)


def _believed(told: dict[str, str], *, line: int, today: date) -> LegacyLine:
    no = normalise_certificate_no(told["certificate_no"])
    if not is_legacy_certificate_no(no):
        raise UnableToReadValue("certificate_no", "certificate_shape")
    issued = _day(told, "issued_on", until=today)
    born = _day(told, "born_on", until=issued)
    division = division_of(told["issuer_division"], column="issuer_division", digits=(6, 12))
    issuer, child, mother = (
        text_of(told[name], column=name, needed=True, longest=_LONGEST)
        for name in ("issuer_name", "child_name", "mother_name")
    )
    mothers, fathers = (
        resident_index(told[name], column=name, today=today) if told[name] else None
        for name in ("mother_no", "father_no")
    )
    return LegacyLine(
        line=line,
        no=no,
        issued_on=issued,
        issuer_name=issuer,
        division_code=division,
        child_name=normalise_name(child),
        born_on=born,
        mother_name=normalise_name(mother),
        mother_paper_index=mothers,
        father_paper_index=fathers,
    )


def _day(told: dict[str, str], column: str, *, until: date) -> date:
    """A day of the years in which there were certificates, `until` the last."""
    day = day_of(told[column], column=column)
    if day is None or not FIRST_DAY <= day <= until:
        raise UnableToReadValue(column, "day_impossible")
    return day
