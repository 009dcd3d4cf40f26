"""What a collector tells of a birth outside an institution, as one: the birth, and what stands on the test report."""

from datetime import date, datetime

from xinsheng.law.declaration import Declaration
from xinsheng.law.outside_birth import OutsideBirth, outside_birth_faults
from xinsheng.law.parentage import ParentageReport, report_faults
from xinsheng.law.reasons import Fault

BIRTH, REPORT = "birth", "report"  # the two parts of the declaration, as the names of its fields begin


def told_faults(declaration: Declaration, *, now_local: datetime, on: date) -> tuple[Fault, ...]:
    """Everything missing or impossible in the two, by dotted names; a part that is not told lacks what it needs.

    `now_local` is the civil local time, `on` its day (mission B1, B4).
    """
    birth = outside_birth_faults(declaration.birth or OutsideBirth(), now_local=now_local)
    report = report_faults(declaration.report or ParentageReport(), on=on)
    parts = ((BIRTH, birth), (REPORT, report))
    return tuple(Fault(f"{part}.{fault.field}", fault.code, fault.detail) for part, found in parts for fault in found)
