"""A parentage test report, held for the birth that rests on it: its first certificate, or one in its place (T16)."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from xinsheng.law.parentage import ParentageReport, report_key
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.terms import Stage
from xinsheng.registry import models

_SERVES_ONCE = "parentage_report_serves_once"


def hold_report(row: models.Declaration, *, report: ParentageReport | None, at: datetime) -> None:
    """Hold the report of this declaration for its birth; one that was declared before by mistake is free again.

    Raises NotAllowed where another birth has it, be it declared in the very same instant (invariant 10, T16).
    """
    newborn = row.case.newborn
    if newborn is None:
        return
    if report is None or report.issued_on is None:
        give_back_unused(newborn.delivery_id, at=at)
        return
    list(_held_by(newborn.delivery_id))  # a twin who withdraws meanwhile waits, or gave back what is asked for anew
    models.ParentageReport.objects.create(
        case=row.case,
        declaration=row,
        use=_use_of(report, delivery=newborn.delivery_id, at=at),
        laboratory=report.laboratory,
        licence_no=report.licence_no,
        report_no=report.report_no,
        issued_on=report.issued_on,
    )
    give_back_unused(newborn.delivery_id, at=at)


def _use_of(report: ParentageReport, *, delivery: UUID, at: datetime) -> models.ParentageReportUse:
    try:
        with transaction.atomic():
            use, _is_new = models.ParentageReportUse.objects.get_or_create(
                licence_key=report_key(report.licence_no),
                report_key=report_key(report.report_no),
                given_back_at=None,
                defaults={"delivery_id": delivery, "taken_at": at},
            )
    except IntegrityError as broken:
        if _SERVES_ONCE not in str(broken):
            raise
        raise NotAllowed((Reason(ReasonCode.REPORT_USED_BEFORE),)) from broken
    if use.delivery_id != delivery:
        raise NotAllowed((Reason(ReasonCode.REPORT_USED_BEFORE),))
    return use


def _held_by(delivery: UUID) -> QuerySet[models.ParentageReportUse]:
    """The uses of this birth, locked as they are read; always in the same order."""
    held = models.ParentageReportUse.objects.filter(delivery_id=delivery, given_back_at=None)
    return held.order_by("pk").select_for_update(no_key=True)


def give_back_unused(delivery: UUID, *, at: datetime) -> None:
    """Give back the uses of this birth that no child's last declaration rests on, nor a certificate's replacement.

    The uses are locked before the children are looked at: of two who end at the same moment the later sees both.
    """
    for use in _held_by(delivery):
        live = models.Case.objects.filter(newborn__delivery_id=delivery).exclude(stage=Stage.CLOSED)
        if not any(_rests_on(use, case=case) for case in live):
            use.given_back_at = at
            use.save(update_fields=["given_back_at"])


def give_back_of(case_id: UUID, *, at: datetime) -> None:
    """Give back what no child of this case's birth rests on any more, once the case is closed; again is nothing."""
    newborn = models.Newborn.objects.filter(cases=case_id).first()
    if newborn is not None:
        give_back_unused(newborn.delivery_id, at=at)


def _rests_on(use: models.ParentageReportUse, *, case: models.Case) -> bool:
    """Whether what was declared last in this case says this report; what was said before it does not count."""
    last = case.declarations.order_by("-seq").values_list("parentage_report__use_id", flat=True).first()
    return last == use.pk


def is_of_a_lost_child(report: ParentageReport, *, case: models.Case) -> bool:
    """Whether another birth's form rested on this report that was ended for its child was lost (T16).

    It may be the same child, whose loss was reported by mistake; or another's child in its place.
    """
    if case.newborn is None:
        return False
    lost = models.Case.objects.filter(stage=Stage.CLOSED).exclude(loss="")
    rested = lost.filter(
        declarations__parentage_report__use__licence_key=report_key(report.licence_no),
        declarations__parentage_report__use__report_key=report_key(report.report_no),
    )
    return rested.exclude(newborn__delivery_id=case.newborn.delivery_id).exists()


def is_anothers(report: ParentageReport, *, case: models.Case) -> bool:
    """Whether another birth rests on this report; children of one birth may share one."""
    licence, number = report_key(report.licence_no), report_key(report.report_no)
    if not licence or not number or case.newborn is None:
        return False
    held = models.ParentageReportUse.objects.filter(licence_key=licence, report_key=number, given_back_at=None)
    return held.exclude(delivery=case.newborn.delivery_id).exists()
