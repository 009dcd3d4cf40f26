"""A line of a register of the stock of blanks, cell by cell."""

from typing import Any

from django.utils.translation import gettext

from xinsheng.casework.blank_destructions import ranges_of
from xinsheng.law.stock_terms import BlankLossKind, DestructionMethod
from xinsheng.law.terms import SpoilReason
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import BlankIntake, BlankReceipt, BlankTransfer, Proposal
from xinsheng.standards.certificate_numbers import range_length
from xinsheng.words.joining import listed, with_remark
from xinsheng.words.labels import label


def void_line(one: Any) -> tuple[str, ...]:
    """A blank that became waste: who had confirmed its print, and who voided it."""
    kind: SpoilReason | BlankLossKind = (
        SpoilReason(one.reason) if one.reason in set(SpoilReason) else BlankLossKind(one.reason)
    )
    printed = getattr(one.blank, "certificate", None)
    return (
        one.blank_id,
        moment(one.at),
        label(kind),
        gettext("打印后作废") if one.from_status == "assigned" else gettext("未打印"),
        printed.printed_by.name if printed else "",
        one.by.name if one.by else gettext("系统自动"),
    )


def arrival_line(one: BlankIntake | BlankReceipt) -> tuple[str, ...]:
    """What came in: from outside these books, or from an office on the line."""
    span = one.transfer if isinstance(one, BlankReceipt) else one
    sent = isinstance(span, BlankTransfer)
    return (
        moment(one.at),
        span.office.name if sent else gettext("首次入库"),
        span.first_no,
        span.last_no,
        str(one.quantity),
        _asked_for(span) if isinstance(span, BlankTransfer) else "",
        one.received_by.name,
        one.counted_by.name,
    )


def departure_line(one: Any) -> tuple[str, ...]:
    """What went out: into a tray of this office, or along the line, where others count it in."""
    if isinstance(one, BlankTransfer):
        return _sent(one)
    assert isinstance(one, Proposal)  # noqa: S101  the register's other source
    said = one.payload
    return (
        moment(one.decision.decided_at),
        said["label"],
        said["first_no"],
        said["last_no"],
        str(range_length(said["first_no"], last=said["last_no"])),
        "",
        one.proposed_by.name,
        one.decision.decided_by.name,
    )


def _sent(one: BlankTransfer) -> tuple[str, ...]:
    receipt = getattr(one, "receipt", None)
    return (
        moment(one.at),
        one.to_office.name,
        one.first_no,
        one.last_no,
        str(one.quantity),
        _asked_for(one),
        one.sent_by.name,
        receipt.counted_by.name if receipt else gettext("在途，还没有点收"),
    )


def _asked_for(one: BlankTransfer) -> str:
    """The requisition it answers, or why it was given back."""
    return one.requisition or one.returned_for


def loss_line(one: Any) -> tuple[str, ...]:
    """A range that was lost, stolen or spoiled."""
    police = getattr(one, "police_report", None)
    return (
        moment(one.at),
        label(BlankLossKind(one.kind)),
        one.first_no,
        one.last_no,
        str(one.quantity),
        one.reported_by.name,
        police.no if police else "",
    )


def destruction_line(one: Any) -> tuple[str, ...]:
    """Waste paper that was destroyed, and who saw it."""
    ranges = (first if first == last else f"{first} – {last}" for first, last in ranges_of(one))
    witnesses = ((one.first_witness, one.first_witness_of), (one.second_witness, one.second_witness_of))
    return (
        day(one.on),
        str(one.quantity),
        listed(ranges),
        label(DestructionMethod(one.method)),
        one.place,
        one.approval_no,
        one.handled_by.name,
        one.checked_by.name,
        listed(with_remark(who, of) for who, of in witnesses),
    )
