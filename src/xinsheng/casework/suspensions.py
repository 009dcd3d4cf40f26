"""An office's right to issue is suspended at one stroke and given back by another; its printing stops by itself.

Effective inside whatever is under way: who prints, seals or files holds the office's row in common until they have
committed, who suspends takes it alone (invariant 19). A trigger says the same.
"""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import THE_MACHINE, By, UnableToAct
from xinsheng.casework.errands import queue_errand
from xinsheng.casework.holds import find_by_page
from xinsheng.casework.issuing_snapshots import stops_on
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.office_duties import find_authority, get_office_duty
from xinsheng.law.acts import Errand
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.stock_terms import LIFT, RECOUNT, REPORT_SEEN, SUSPEND, SeenIn, StopCause
from xinsheng.law.terms import Duty, OfficeKind, Stage
from xinsheng.registry.models import (
    Blank,
    Case,
    Office,
    StockRecount,
    Suspension,
    SuspensionLift,
    hold_issuing,
    offices_below,
)


def refuse_while_stopped(case: Case, *, prints: bool = False) -> None:
    """Raise NotAllowed while the office is suspended, or its printing stopped; hold it so until the act has ended."""
    hold_issuing(case.office_id)
    stops = stops_on(case.office)
    if stops.suspended:
        raise NotAllowed((Reason(ReasonCode.OFFICE_SUSPENDED),))
    if prints and stops.stock_stop is not None:
        raise NotAllowed((Reason(ReasonCode.PRINTING_STOPPED, (stops.stock_stop,) if stops.stock_stop else ()),))


def suspend(
    office: Office, *, reason: str, document_no: str, by: By, at: datetime, key: UUID | None = None
) -> Suspension:
    """Suspend the office's right to issue, at once: as a supervisor of the county, prefecture or province over it.

    Of the province, everyone's. The same page sent twice suspends once. Raises NotAllowed, or
    UnableToAct("already_suspended", "other_body").
    """
    duty, authority = get_office_duty(SUSPEND, office, by=by, at=at), find_authority(office, by=by, at=at)
    said = {"reason": reason, "document_no": document_no, "imposed_by": by.someone, "office": office}
    with transaction.atomic():
        _take_alone(office)
        if earlier := find_by_page(Suspension.objects.all(), key, said=said):
            return earlier
        if Suspension.objects.standing().filter(office=office, cause=StopCause.DECISION).exists():
            raise UnableToAct("already_suspended")
        row = Suspension.objects.create(
            pk=key or uuid4(), cause=StopCause.DECISION.value, authority=authority, imposed_at=at, **said
        )
        _line(row, act=SUSPEND, duty=duty, by=by, at=at)
    return row


def stop_printing(
    office: Office, *, cause: StopCause, about: str, at: datetime, seen_in: SeenIn | None = None
) -> Suspension | None:
    """Stop the office's printing for a number, as the machine; None where it stands stopped for that number.

    `about` is the number: one that its account does not close on, or one that another source has on another's paper.
    `seen_in` is where the latter was found, which stops once for ever: what was counted and opened again is no news
    when the same record is read again.
    """
    reason = seen_in.value if seen_in else ""
    with transaction.atomic():
        _take_alone(office)
        known = Suspension.objects.filter(office=office, cause=cause, about=about)
        if known.standing().exists() or (seen_in and known.filter(reason=reason, imposed_by=None).exists()):
            return None
        row = Suspension.objects.create(office=office, cause=cause.value, about=about, reason=reason, imposed_at=at)
        _line(row, act=SUSPEND, duty=Duty.MACHINE, by=THE_MACHINE, at=at)
    return row


def report_seen_elsewhere(
    office: Office, *, no: str, reason: str, by: By, at: datetime, key: UUID | None = None
) -> Suspension:
    """Say that a number of the office's was seen on a paper that is not the one it was issued on: printing stops.

    By whoever handles its blanks or certificates, or supervises it; opened again by another person, after the keeper
    has counted (`lift`). The same page sent twice stops once. Raises NotAllowed, or UnableToAct("not_our_number",
    "already_stopped", "other_body").
    """
    duty = get_office_duty(REPORT_SEEN, office, by=by, at=at)
    said = {"about": no, "reason": reason, "imposed_by": by.someone, "office": office}
    with transaction.atomic():
        _take_alone(office)
        if earlier := find_by_page(Suspension.objects.all(), key, said=said):
            return earlier
        if not Blank.objects.filter(pk=no, office=office).exists():
            raise UnableToAct("not_our_number")
        cause = StopCause.USED_ELSEWHERE.value
        if Suspension.objects.standing().filter(office=office, cause=cause, about=no).exists():
            raise UnableToAct("already_stopped")
        row = Suspension.objects.create(pk=key or uuid4(), cause=cause, imposed_at=at, **said)
        _line(row, act=REPORT_SEEN, duty=duty, by=by, at=at)
    return row


def recount(suspension: Suspension, *, words: str, by: By, at: datetime, key: UUID | None = None) -> StockRecount:
    """Say what the office's own keeper found, counting again; the same page sent twice says it once.

    Raises NotAllowed, UnableToAct("already_lifted", "other_body").
    """
    duty = get_office_duty(RECOUNT, suspension.office, by=by, at=at)
    said = {"suspension": suspension, "words": words, "counted_by": by.someone}
    with transaction.atomic():
        _take_alone(suspension.office)
        if earlier := find_by_page(StockRecount.objects.all(), key, said=said):
            return earlier
        _refuse_the_lifted(suspension)
        row = StockRecount.objects.create(pk=key or uuid4(), counted_at=at, **said)
        _line(suspension, act=RECOUNT, duty=duty, by=by, at=at)
    return row


def lift(suspension: Suspension, *, reason: str, by: By, at: datetime, key: UUID | None = None) -> SuspensionLift:
    """Lift it, as another supervisor of the authority that imposed it or of one above; what was held is made now.

    A stop of the machine is lifted by any authority over the office, after the office's keeper has counted again.
    The same page sent twice lifts once. Raises NotAllowed, or UnableToAct("own_suspension", "not_recounted",
    "already_lifted", "other_body").
    """
    of_whom, first = suspension.authority or suspension.office, suspension.imposed_by_id
    duty = get_office_duty(LIFT, of_whom, by=by, at=at, first=first)
    said = {"suspension": suspension, "reason": reason, "lifted_by": by.someone}
    with transaction.atomic():
        _take_alone(suspension.office)
        if earlier := find_by_page(SuspensionLift.objects.all(), key, said=said):
            return earlier
        _refuse_the_lifted(suspension)
        found = suspension.recounts.all()
        if suspension.cause != StopCause.DECISION and not found.exclude(counted_by=by.someone).exists():
            raise UnableToAct("not_recounted")
        row = SuspensionLift.objects.create(pk=key or uuid4(), lifted_at=at, **said)
        _line(suspension, act=LIFT, duty=duty, by=by, at=at)
        for case in _held(suspension.office):
            queue_errand(Errand.MAKE_ELICENCE, case_id=case)
    return row


def _take_alone(office: Office) -> None:
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)


def _refuse_the_lifted(suspension: Suspension) -> None:
    if not Suspension.objects.standing().filter(pk=suspension.pk).exists():
        raise UnableToAct("already_lifted")


def _held(office: Office) -> list[UUID]:
    """The cases whose seal was set before, and whose e-licence was not made meanwhile."""
    sealing = Case.objects.filter(stage=Stage.SEALING)
    if office.kind != OfficeKind.PROVINCE:
        sealing = sealing.filter(office__in=offices_below(office))
    return list(sealing.values_list("pk", flat=True))


def _line(row: Suspension, *, act: str, duty: Duty, by: By, at: datetime) -> None:
    subjects = {"office": str(row.office_id), "suspension": str(row.pk)}
    write_line(Line(chain=row.pk, act=act, duty=duty, by=by, at=at, subjects=subjects))
