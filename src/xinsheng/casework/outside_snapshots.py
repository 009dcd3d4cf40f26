"""From the books to the law: what is asked of a birth outside an institution beyond what every birth's case has."""

from xinsheng.casework.parentage_reports import is_anothers
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import OutsideFacts
from xinsheng.law.parentage import ReportFlag
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.terms import Material
from xinsheng.registry import models


def outside_facts_of(case: models.Case, *, declaration: Declaration | None) -> OutsideFacts:
    """How the birth was opened, whether the declared report is another's, and who looked at it a second time."""
    report, flags = declaration.report if declaration else None, report_flags_on(case)
    looked = latest_second_review(case) if flags else None
    return OutsideFacts(
        plurality=case.plurality or 1,
        birth_order=case.birth_order or 1,
        report_is_free=report is None or not is_anothers(report, case=case),
        report_flags=flags,
        second_finding=SecondFinding(looked.finding) if looked else None,
    )


def report_flags_on(case: models.Case) -> frozenset[ReportFlag]:
    """What about the declared report is looked at once more."""
    return frozenset(flag for flag in ReportFlag if flag in case.flags)


def latest_second_review(case: models.Case) -> models.SecondReview | None:
    """What another institution found last of what is declared and handed in now; a report given since is unseen."""
    last = case.second_reviews.select_related("declaration", "office", "reviewed_by").order_by("-reviewed_at").first()
    if last is None or case.declarations.filter(seq__gt=last.declaration.seq).exists():
        return None
    reports = case.materials.current().filter(kind=Material.PARENTAGE_TEST)
    return None if reports.filter(given_at__gt=last.reviewed_at).exists() else last
