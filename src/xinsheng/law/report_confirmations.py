"""What a laboratory answers about a parentage test report that a family declared (threat T16).

A dated policy asks it. It is asked by number alone; what it holds is compared with what was declared. A silence is no
answer: it is asked again for some days, then a person looks. Nothing of it asks anything of the family.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from xinsheng.law.flags import Flag
from xinsheng.law.parentage import ParentageReport
from xinsheng.standards.names import normalise_name

MOST_DAYS = 28  # of asking again


class LaboratoryAnswer(StrEnum):
    """What came of asking."""

    CONFIRMED = "confirmed"  # 出具过，内容与申报一致
    DIFFERS = "differs"  # 出具过，内容与申报不同
    NOT_FOUND = "not_found"  # 没有出具过
    SILENT = "silent"  # 期满没有答复


FLAGS: Mapping[LaboratoryAnswer, Flag] = {
    LaboratoryAnswer.DIFFERS: Flag.REPORT_LABORATORY_SAYS_OTHERWISE,
    LaboratoryAnswer.NOT_FOUND: Flag.REPORT_LABORATORY_KNOWS_NONE,
    LaboratoryAnswer.SILENT: Flag.REPORT_LABORATORY_SILENT,
}


@dataclass(frozen=True, kw_only=True)
class LaboratoryReport:
    """The report as the laboratory holds it; a person it does not name is ''; `sha256` (hex) of its file, or ''."""

    issued_on: date
    mother_name: str
    father_name: str
    child_name: str
    sha256: str = ""


def answer_of(declared: ParentageReport, *, held: LaboratoryReport | None) -> LaboratoryAnswer:
    """What the laboratory's whole answer means for what was declared; None is that it made no such report."""
    if held is None:
        return LaboratoryAnswer.NOT_FOUND
    names = ("mother_name", "father_name", "child_name")
    same = all(normalise_name(getattr(declared, name)) == normalise_name(getattr(held, name)) for name in names)
    agrees = same and declared.issued_on == held.issued_on
    return LaboratoryAnswer.CONFIRMED if agrees else LaboratoryAnswer.DIFFERS


def last_day(declared_on: date, *, days: int) -> date:
    """The last civil day on which the laboratory is waited for; the day of declaring is not counted.

    Never beyond four weeks, whatever the policy says: the errand asks for a month, and before it ends the silence is
    written down and a person has the case.
    """
    return declared_on + timedelta(days=min(days, MOST_DAYS))
