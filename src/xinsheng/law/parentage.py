"""The parentage test report of a child born outside an institution, as data, and what about it is looked at once
more (mission B4, threats T16). A flag never refuses and asks nothing more of the family (domain 9, balance).
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xinsheng.law.flags import Flag
from xinsheng.law.reasons import Fault, FaultCode
from xinsheng.standards.civil_time import age_on
from xinsheng.standards.names import is_han, person_name_fault

_LONGEST_NUMBER = 40
LONGEST_LABORATORY = 80
_SHORTEST_NUMBER = 5  # letters and digits: a year and one more; what is shorter is a part of a number, and anybody's


@dataclass(frozen=True, kw_only=True)
class ParentageReport:
    """What stands on the report: who made it under which licence, its number and day, and the persons it names.

    A person the report does not name is ''.
    """

    laboratory: str = ""
    licence_no: str = ""
    report_no: str = ""
    issued_on: date | None = None
    mother_name: str = ""
    father_name: str = ""
    child_name: str = ""


def report_key(text: str) -> str:
    """A licence or report number as it is compared: letters and digits alone.

    Width, case, spaces, brackets and hyphens are habits of writing, and would let one report serve twice (T16).
    """
    return "".join(filter(str.isalnum, _written(text)))


def _written(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def _is_written(char: str) -> bool:
    """Whether it is a character of such a number; brackets and strokes are whichever a keyboard has.

    Another alphabet's letter that looks like one of ours is none: with it one report would have two numbers (T16).
    """
    is_ours = (char.isascii() and char.isalnum()) or is_han(char)
    return is_ours or unicodedata.category(char).startswith("P")


def report_no_fault(text: str) -> FaultCode | None:
    """What is wrong with the number of a report or of a laboratory's licence, as it was read off the paper."""
    number = _written(text)
    if not number:
        return FaultCode.REQUIRED
    if len(number) > _LONGEST_NUMBER or not all(map(_is_written, number)) or not report_key(number):
        return FaultCode.BAD_REPORT_NO
    return FaultCode.SHORT_REPORT_NO if len(report_key(number)) < _SHORTEST_NUMBER else None


def report_faults(report: ParentageReport, *, on: date) -> tuple[Fault, ...]:
    """Everything missing or impossible in what was read off the report, field by field."""
    faults = []
    if not report.laboratory:
        faults.append(Fault("laboratory", FaultCode.REQUIRED))
    elif len(report.laboratory) > LONGEST_LABORATORY:
        faults.append(Fault("laboratory", FaultCode.TOO_LONG))
    for name in ("licence_no", "report_no"):
        wrong = report_no_fault(getattr(report, name))
        if wrong is not None:
            faults.append(Fault(name, wrong))
    if report.issued_on is None:
        faults.append(Fault("issued_on", FaultCode.REQUIRED))
    elif report.issued_on > on:
        faults.append(Fault("issued_on", FaultCode.IN_FUTURE))
    return (*faults, *_name_faults(report))


def _name_faults(report: ParentageReport) -> list[Fault]:
    """A report names the child, and at least one of those who say they are the parents."""
    faults = [
        Fault(name, FaultCode.BAD_NAME, wrong)
        for name in ("mother_name", "father_name", "child_name")
        if getattr(report, name) and (wrong := person_name_fault(getattr(report, name)))
    ]
    if not report.child_name:
        faults.append(Fault("child_name", FaultCode.REQUIRED))
    if not report.mother_name and not report.father_name:
        faults.append(Fault("mother_name", FaultCode.REQUIRED))
    return faults


def report_flags(
    report: ParentageReport, *, declared: Mapping[str, str], born_on: date, years: int
) -> tuple[Flag, ...]:
    """What is looked at once more: `declared` are the declaration's mother_name, father_name and child_name.

    A person whom the declaration does not give ('') is not compared; a report made more than `years` full years
    after the birth is late (a dated policy). One dated before the birth may be a prenatal test's, or another birth's.
    """
    differs = any(name and name != getattr(report, field) for field, name in declared.items())
    late = report.issued_on is not None and age_on(born_on, on=max(report.issued_on, born_on)) >= years
    before = report.issued_on is not None and report.issued_on < born_on
    found = (
        (Flag.REPORT_NAME_DIFFERS, differs),
        (Flag.REPORT_LATE, late),
        (Flag.REPORT_BEFORE_BIRTH, before),
    )
    return tuple(flag for flag, holds in found if holds)
