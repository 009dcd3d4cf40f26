"""From the books to the law: what is asked of a birth outside an institution beyond what every birth's case has."""

from datetime import date

from django.db.models import Max

from xinsheng.casework.parentage_reports import is_anothers
from xinsheng.casework.privacy import show
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import OutsideFacts
from xinsheng.law.flags import REPORT_FLAGS, Flag
from xinsheng.law.policies import Policy
from xinsheng.law.report_confirmations import LaboratoryAnswer
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.terms import Material
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

SECOND_REVIEW = "second_review"


def outside_facts_of(case: models.Case, *, declaration: Declaration | None, policy: Policy) -> OutsideFacts:
    """How the birth was opened, whether the declared report is another's, and who looked at it a second time."""
    report, flags = declaration.report if declaration else None, report_flags_on(case)
    looked = latest_second_review(case) if flags else None
    answered = find_confirmation(case) if policy.outside_laboratory_confirms else None
    return OutsideFacts(
        plurality=case.plurality or 1,
        birth_order=case.birth_order or 1,
        report_is_free=report is None or not is_anothers(report, case=case),
        report_flags=flags,
        laboratory_answer=LaboratoryAnswer(answered.answer) if answered else None,
        second_finding=SecondFinding(looked.finding) if looked else None,
        second_look_since=_waits_since(case) if flags else None,
    )


def _waits_since(case: models.Case) -> date | None:
    """The day since which nobody has looked: of the last declaration, look or climb; None before any is declared."""
    declared = case.declarations.order_by("-seq").values_list("signed_at", flat=True).first()
    looked = case.second_reviews.aggregate(last=Max("reviewed_at"))["last"]
    climbed = case.second_review_climbs.aggregate(last=Max("climbed_at"))["last"]
    return civil_date(max(one for one in (declared, looked, climbed) if one)) if declared else None


def report_flags_on(case: models.Case) -> frozenset[Flag]:
    """What about the declared report is looked at once more."""
    return frozenset(flag for flag in REPORT_FLAGS if flag in case.flags)


def looked_at(case: models.Case) -> dict[str, list[str]]:
    """What a second look is about, as its statement names it: the reports handed in, and what is to be noticed."""
    reports = case.materials.current().filter(kind=Material.PARENTAGE_TEST).order_by("given_at", "id")
    named = [bytes(one.file_digest).hex() if one.file_digest else str(one.pk) for one in reports]
    return {"reports": named, "flags": sorted(report_flags_on(case))}


def latest_second_review(case: models.Case) -> models.SecondReview | None:
    """What another institution found last of what is known now: neither declared nor handed in nor answered since.

    By the moments of both, and by what was signed: an act that began before the look may be written after it.
    """
    last = case.second_reviews.select_related("declaration", "office", "reviewed_by").order_by("-reviewed_at").first()
    if last is None or case.declarations.filter(seq__gt=last.declaration.seq).exists():
        return None
    answered = find_confirmation(case)
    if answered is not None and answered.answer != LaboratoryAnswer.CONFIRMED and answered.at > last.reviewed_at:
        return None
    reports = case.materials.current().filter(kind=Material.PARENTAGE_TEST)
    if reports.filter(given_at__gt=last.reviewed_at).exists():
        return None
    signed, known = show(last.payload_cipher, case=case, place=SECOND_REVIEW), looked_at(case)
    return last if signed["reports"] == known["reports"] and set(signed["flags"]) >= set(known["flags"]) else None


def find_confirmation(case: models.Case) -> models.ReportConfirmation | None:
    """What the laboratory answered about the report declared last; None while it has not."""
    last = case.declarations.order_by("-seq").first()
    return models.ReportConfirmation.objects.filter(declaration=last).first() if last else None
