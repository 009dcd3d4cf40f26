"""Blanks go down the line of authority: sent against a requisition, on the way nobody's to use, counted in by two."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.stock_line import write_stock_line
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.stock import STOCKED
from xinsheng.law.stock_terms import SEND_BLANKS
from xinsheng.law.terms import Duty
from xinsheng.registry.models import (
    Appointment,
    Blank,
    BlankReceipt,
    BlankTransfer,
    Office,
    Proposal,
    offices_below,
)
from xinsheng.standards.certificate_numbers import numbers_in_range, range_length
from xinsheng.standards.civil_time import civil_date


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What is sent: a range of numbers, both ends included, and the requisition that asked for it."""

    requisition: str
    first_no: str
    last_no: str


def receivers_of(office: Office, *, at: datetime) -> list[Office]:
    """The open offices under this one on the line that may keep blanks, by their code."""
    below = Office.objects.open(on=civil_date(at)).filter(pk__in=offices_below(office), kind__in=STOCKED)
    return list(below.exclude(pk=office.pk).order_by("division_code", "name"))


def send_blanks(
    office: Office, *, to_office: Office, sent: Sent, by: By, at: datetime, key: UUID | None = None
) -> BlankTransfer:
    """Send a range of this office's stock down the line, as its stock keeper (or who covers for them).

    From now on it is on the way: nobody can draw or print on it. The same page sent twice sends once. Raises
    NotAllowed, UnableToAct("not_below", "not_in_stock", "other_body"), and UnableToRead for a range that is none.
    """
    held = Appointment.objects.duties_of(by.someone, on=civil_date(at))
    if not held.filter(office=office, duty=Duty.STOCK_KEEPER).exists():
        raise NotAllowed((Reason(ReasonCode.NOT_YOUR_DUTY, (Duty.STOCK_KEEPER,)),))
    said = {**asdict(sent), "office": office, "to_office": to_office, "sent_by": by.someone}
    numbers = list(numbers_in_range(sent.first_no, last=sent.last_no))
    with transaction.atomic():
        earlier = BlankTransfer.objects.filter(pk=key).first() if key else None
        if earlier is not None:
            if any(getattr(earlier, name) != value for name, value in said.items()):
                raise UnableToAct("other_body")
            return earlier
        if to_office not in receivers_of(office, at=at):
            raise UnableToAct("not_below")
        row = BlankTransfer.objects.create(
            pk=key or uuid4(), quantity=range_length(sent.first_no, last=sent.last_no), at=at, **said
        )
        lying = Blank.objects.free().order_by().filter(office=office, tray=None, no__in=numbers)
        if lying.update(transfer=row, moved_at=at) != len(numbers):
            raise UnableToAct("not_in_stock")
        subjects = {"office": str(office.pk), "to_office": str(to_office.pk)}
        write_stock_line(row.pk, act=SEND_BLANKS, duty=Duty.STOCK_KEEPER, by=by, at=at, subjects=subjects)
    return row


def count_in(proposal: Proposal, by: By, at: datetime) -> None:
    """Count in what was sent here: transfer. What was reported lost on the way stays the sender's, and void.

    Raises UnableToAct("not_sent_here") for what was sent elsewhere, or was counted in already.
    """
    transfer = BlankTransfer.objects.on_the_way().filter(pk=proposal.payload["transfer"]).first()
    if transfer is None or transfer.to_office_id != proposal.office_id:
        raise UnableToAct("not_sent_here")
    came = Blank.objects.filter(transfer=transfer, status="stock")
    number = came.update(office=transfer.to_office, transfer=None, moved_at=at)
    BlankReceipt.objects.create(
        transfer=transfer, quantity=number, received_by_id=proposal.proposed_by_id, counted_by=by.someone, at=at
    )
