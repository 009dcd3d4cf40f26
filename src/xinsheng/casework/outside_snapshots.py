"""From the books to the law: what is asked of a birth outside an institution beyond what every birth's case has."""

from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import OutsideFacts
from xinsheng.law.parentage import ParentageReport, report_key
from xinsheng.registry import models


def outside_facts_of(case: models.Case, *, declaration: Declaration | None) -> OutsideFacts:
    """How the birth was opened, and whether the declared report is another's."""
    report = declaration.report if declaration else None
    return OutsideFacts(
        plurality=case.plurality or 1,
        birth_order=case.birth_order or 1,
        report_is_free=report is None or not is_anothers(report, case=case),
    )


def is_anothers(report: ParentageReport, *, case: models.Case) -> bool:
    """Whether another birth rests on this report; children of one birth may share one."""
    licence, number = report_key(report.licence_no), report_key(report.report_no)
    if not licence or not number or case.newborn is None:
        return False
    held = models.ParentageReportUse.objects.filter(licence_key=licence, report_key=number, given_back_at=None)
    return held.exclude(delivery=case.newborn.delivery_id).exists()
