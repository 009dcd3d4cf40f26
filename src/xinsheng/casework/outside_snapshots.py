"""From the books to the law: what is asked of a birth outside an institution beyond what every birth's case has."""

from xinsheng.casework.parentage_reports import is_anothers
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import OutsideFacts
from xinsheng.registry import models


def outside_facts_of(case: models.Case, *, declaration: Declaration | None) -> OutsideFacts:
    """How the birth was opened, and whether the declared report is another's."""
    report = declaration.report if declaration else None
    return OutsideFacts(
        plurality=case.plurality or 1,
        birth_order=case.birth_order or 1,
        report_is_free=report is None or not is_anothers(report, case=case),
    )
