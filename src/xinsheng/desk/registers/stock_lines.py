"""A line of a register of the stock of blanks, cell by cell."""

from typing import Any

from django.utils.translation import gettext

from xinsheng.casework.blank_destructions import ranges_of
from xinsheng.casework.requisitions import course_of
from xinsheng.desk.sent_for import requisition_no, sent_for
from xinsheng.law.stock_terms import BlankLossKind, DestructionMethod
from xinsheng.law.terms import SpoilReason
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import BlankPlan, BlankReceipt, BlankRequisition, BlankTransfer
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


def arrival_line(one: Any) -> tuple[str, ...]:
    """What came in, from outside these books or from an office on the line, and what lay in the store then."""
    span, balance = one.transfer if isinstance(one, BlankReceipt) else one, str(one.balance)
    sent = isinstance(span, BlankTransfer)
    return (
        moment(one.at),
        span.office.name if sent else gettext("首次入库"),
        span.first_no,
        span.last_no,
        str(one.quantity),
        balance,
        sent_for(span) if isinstance(span, BlankTransfer) else "",
        one.received_by.name,
        one.counted_by.name,
    )


def departure_line(one: Any) -> tuple[str, ...]:
    """What went out: into a tray of this office, or along the line, where others count it in; and what was left."""
    if isinstance(one, BlankTransfer):
        return _sent(one)
    said = one.payload  # of a proposal, the register's other source
    return (
        moment(one.decision.decided_at),
        said["label"],
        said["first_no"],
        said["last_no"],
        str(range_length(said["first_no"], last=said["last_no"])),
        str(one.balance),
        "",
        one.proposed_by.name,
        one.decision.decided_by.name,
    )


def _sent(one: Any) -> tuple[str, ...]:
    receipt = getattr(one, "receipt", None)
    return (
        moment(one.at),
        one.to_office.name,
        one.first_no,
        one.last_no,
        str(one.quantity),
        str(one.balance),
        sent_for(one),
        one.sent_by.name,
        receipt.counted_by.name if receipt else gettext("在途，还没有点收"),
    )


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


def requisition_line(one: BlankRequisition) -> tuple[str, ...]:
    """What an office asked of the one above, what was granted, and what was drawn on it so far."""
    course, answer = course_of(one), getattr(one, "answer", None)
    return (
        moment(one.at),
        requisition_no(one.seq),
        one.office.name,
        one.to_office.name,
        f"{day(one.first_on)} – {day(one.last_on)}",
        str(one.quantity),
        str(answer.granted) if answer else "",
        str(course.sent),
        label(course.state),
        one.asked_by.name,
        answer.answered_by.name if answer else "",
    )


def plan_line(one: BlankPlan) -> tuple[str, ...]:
    """What an office planned for a year, and what was granted of it."""
    answer = getattr(one, "answer", None)
    quarters = (one.first_quarter, one.second_quarter, one.third_quarter, one.fourth_quarter)
    return (
        moment(one.at),
        one.office.name,
        one.to_office.name,
        str(one.year),
        listed(str(number) for number in quarters),
        str(one.below),
        str(one.quantity),
        str(answer.granted) if answer else "",
        one.planned_by.name,
        answer.answered_by.name if answer else "",
    )
