"""Blanks go down the line of authority on a requisition, and unused ones back up it, one office at a time.

On the way they are nobody's to use; where they arrive two people count them in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.holds import find_by_page, hold_requisition
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.casework.requisitions import left_on
from xinsheng.law.stock import STOCKED
from xinsheng.law.stock_terms import RETURN_BLANKS, SEND_BLANKS, StopCause
from xinsheng.law.terms import BlankStatus, Duty
from xinsheng.registry.models import (
    Blank,
    BlankQuerySet,
    BlankReceipt,
    BlankRequisition,
    BlankTransfer,
    Office,
    Proposal,
    Suspension,
    Tray,
    next_above,
    offices_below,
)
from xinsheng.standards.certificate_numbers import numbers_in_range, range_length
from xinsheng.standards.civil_time import civil_date


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What is sent: a range of numbers, both ends included."""

    first_no: str
    last_no: str


@dataclass(frozen=True, kw_only=True)
class Returned:
    """What is given back: a range of numbers, both ends included, and why it is not used here."""

    returned_for: str
    first_no: str
    last_no: str


def is_below(other: Office, *, office: Office, on: date) -> bool:
    """Whether the other is an open office that may keep blanks and stands under this one on the line that day."""
    if other.pk == office.pk or other.kind not in STOCKED or other.pk not in offices_below(office):
        return False
    return Office.objects.open(on=on).filter(pk=other.pk).exists()


def send_blanks(
    requisition: BlankRequisition, *, sent: Sent, by: By, at: datetime, key: UUID | None = None
) -> BlankTransfer:
    """Send a range of the stock of the office that was asked to the one that asked, as its stock keeper (or cover).

    No more is sent on a requisition than was granted on it, in one lot or several. From now on it is on the way:
    nobody can draw or print on it. The same page sent twice sends once. Raises NotAllowed, UnableToAct("not_below",
    "not_granted", "more_than_left", "not_in_stock", "number_seen_elsewhere", "other_body"), and UnableToRead for a
    range that is none.
    """
    office, to_office = requisition.to_office, requisition.office
    get_office_duty(SEND_BLANKS, office, by=by, at=at)
    said = {**asdict(sent), "office": office, "to_office": to_office, "answers": requisition, "sent_by": by.someone}
    quantity = range_length(sent.first_no, last=sent.last_no)
    with transaction.atomic():
        hold_requisition(requisition.pk)
        if earlier := find_by_page(BlankTransfer.objects.all(), key, said=said):
            return earlier
        if not is_below(to_office, office=office, on=civil_date(at)):
            raise UnableToAct("not_below")
        left = left_on(requisition)
        if not left:
            raise UnableToAct("not_granted")
        if quantity > left:
            raise UnableToAct("more_than_left", about=str(left))
        lying = Blank.objects.free().filter(office=office, tray=None)
        return _put_on_the_way(lying, act=SEND_BLANKS, said=said, by=by, at=at, key=key)


def return_blanks(
    office: Office, *, returned: Returned, by: By, at: datetime, key: UUID | None = None
) -> BlankTransfer:
    """Give a range of unused blanks back to the next open office above, out of the office's trays too.

    As its stock keeper. Raises NotAllowed, UnableToAct("nobody_above", "not_in_stock", "number_seen_elsewhere",
    "other_body"), and UnableToRead for a range that is none.
    """
    get_office_duty(RETURN_BLANKS, office, by=by, at=at)
    said = {**asdict(returned), "office": office, "sent_by": by.someone}
    range_length(returned.first_no, last=returned.last_no)
    with transaction.atomic():
        if earlier := find_by_page(BlankTransfer.objects.all(), key, said=said):
            return earlier
        above = next_above(office, on=civil_date(at))
        if above is None or above.kind not in STOCKED:
            raise UnableToAct("nobody_above")
        list(Tray.objects.filter(office=office).order_by("pk").select_for_update())  # who prints holds the tray's row
        free = Blank.objects.free().filter(office=office)
        return _put_on_the_way(free, act=RETURN_BLANKS, said=said | {"to_office": above}, by=by, at=at, key=key)


def _put_on_the_way(
    free: BlankQuerySet, *, act: str, said: Mapping[str, Any], by: By, at: datetime, key: UUID | None
) -> BlankTransfer:
    """From now on these numbers are on the way.

    Raises UnableToAct: "not_in_stock" where one is not free, "number_seen_elsewhere" where one stands reported.
    """
    first_no, last_no = said["first_no"], said["last_no"]
    numbers = list(numbers_in_range(first_no, last=last_no))
    quantity = range_length(first_no, last=last_no)
    _refuse_what_was_seen(numbers)
    asked = free.filter(no__in=numbers).order_by("no").select_for_update()  # in one order, whoever asks for them
    held = dict(asked.values_list("no", "tray"))
    if list(held) != numbers:
        raise UnableToAct("not_in_stock")
    drawn = sum(tray is not None for tray in held.values())
    row = BlankTransfer.objects.create(pk=key or uuid4(), quantity=quantity, from_trays=drawn, at=at, **said)
    Blank.objects.filter(no__in=numbers).update(transfer=row, tray=None, moved_at=at)
    subjects = {"office": str(row.office_id), "to_office": str(row.to_office_id)}
    if row.answers_id:
        subjects["requisition"] = str(row.answers_id)
    write_line(Line(chain=row.pk, act=act, duty=Duty.STOCK_KEEPER, by=by, at=at, subjects=subjects))
    return row


def _refuse_what_was_seen(numbers: Iterable[str]) -> None:
    """Where a number is that was seen elsewhere, there it stays until another person has opened it again."""
    if Suspension.objects.standing().filter(cause=StopCause.USED_ELSEWHERE, about__in=list(numbers)).exists():
        raise UnableToAct("number_seen_elsewhere")


def count_in(proposal: Proposal, by: By, at: datetime) -> None:
    """Count in what was sent here: transfer. What was reported lost on the way stays the sender's, and void.

    Raises UnableToAct: "not_sent_here" for what was sent elsewhere, or was counted in already;
    "number_seen_elsewhere" while one of them stands reported.
    """
    transfer = BlankTransfer.objects.on_the_way().filter(pk=proposal.payload["transfer"]).first()
    if transfer is None or transfer.to_office_id != proposal.office_id:
        raise UnableToAct("not_sent_here")
    _refuse_what_was_seen(numbers_in_range(transfer.first_no, last=transfer.last_no))
    came = Blank.objects.filter(transfer=transfer, status=BlankStatus.STOCK)
    number = came.update(office=transfer.to_office, transfer=None, moved_at=at)
    BlankReceipt.objects.create(
        transfer=transfer, quantity=number, received_by_id=proposal.proposed_by_id, counted_by=by.someone, at=at
    )
