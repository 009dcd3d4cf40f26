"""Numbered blanks: taken lowest first under the tray's lock, used or voided once, never given back."""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.issuing_snapshots import get_print
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.terms import BlankStatus, SpoilReason, Standing
from xinsheng.registry import models


def lock_tray(tray_id: UUID, *, case: models.Case) -> models.Tray:
    """Lock an open tray of the case's office: whoever else wants its next number waits here."""
    tray = (
        models.Tray.objects.select_for_update().filter(pk=tray_id, office_id=case.office_id, closed_at=None).first()
    )
    if tray is None:
        raise UnableToAct("no_such_tray")
    return tray


def take_next_blank(tray: models.Tray, *, case: models.Case, by: By, at: datetime) -> models.Blank:
    """Take the lowest free number of a locked tray for this case (invariant 4)."""
    blank = tray.free().first()
    if blank is None:
        raise NotAllowed((Reason(ReasonCode.NO_BLANK),))
    blank.case = case
    move_blank(blank, to=BlankStatus.ASSIGNED, by=by, at=at)
    return blank


def move_blank(blank: models.Blank, *, to: BlankStatus, by: By, at: datetime, reason: str = "") -> None:
    """Move one blank one step and keep the step; the books refuse every step back (invariant 2)."""
    before = blank.status
    blank.status, blank.moved_at = to.value, at
    blank.save(update_fields=["status", "moved_at", "case"])
    models.BlankMove.objects.create(
        blank=blank, from_status=before, to_status=to.value, reason=reason, by=by.person, at=at
    )


def void_print_of(case: models.Case, *, reason: SpoilReason, by: By, at: datetime) -> models.Certificate:
    """Void the number that this case holds: it is waste for ever, and anyone who asks is told void."""
    certificate = get_print(case)
    move_blank(certificate.blank, to=BlankStatus.VOID, by=by, at=at, reason=reason.value)
    models.Standing.objects.create(
        certificate=certificate, newborn_id=certificate.newborn_id, state=Standing.VOID.value, since=at
    )
    return certificate
