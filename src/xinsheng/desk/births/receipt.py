"""After the signature: that it is done, the claim slip for the bedside, the next child; and the block's history."""

from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from xinsheng.casework.deliveries import reasons_signed
from xinsheng.casework.snapshots import delivery_of
from xinsheng.desk.births.block_lines import changed_lines, lines_of
from xinsheng.desk.births.kept import siblings_of
from xinsheng.desk.births.received import find_sent
from xinsheng.desk.births.standing import is_open
from xinsheng.desk.officers import Officer, for_officers, get_case, note_reading, show_page
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.services.supervision import REPORT_LOSS
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, DeliveryRecord


@dataclass(frozen=True, kw_only=True)
class Signed:
    """One signed state of the block: the record, and what it changed in the one before."""

    record: DeliveryRecord
    changes: list[tuple[str, str, str]]
    late_reason: str
    reason: str


@require_GET
@for_officers
def signed(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """The signed block with its history, and what can be done from here."""
    case = get_case(officer, case_id)
    if case.loss:
        return redirect("desk:loss", case_id=case.pk)
    history = _history(case)
    if not history:
        return redirect("desk:delivery", case_id=case.pk)
    note_reading(officer, case, page="births.receipt")
    last = history[-1].record
    block = delivery_of(case, last)
    return show_page(
        request,
        "births/receipt.html",
        officer=officer,
        case=case,
        history=history,
        record=last,
        lines=lines_of(block),
        sent=find_sent(case, beside=block),
        next_child=_next_child(case, officer=officer),
        slip_key=uuid4(),
        may_print=is_open(service.PRINT_CLAIM_SLIP, case=case, officer=officer),
        may_correct=is_open(service.CORRECT_DELIVERY, case=case, officer=officer),
        may_report=is_open(REPORT_LOSS, case=case, officer=officer),
    )


def _history(case: Case) -> list[Signed]:
    records = list(case.delivery_records.select_related("signed_by", "case__key").order_by("seq"))
    blocks = [delivery_of(case, record) for record in records]
    changes = [[], *(changed_lines(old, after=new) for old, new in pairwise(blocks))]
    return [_signed(record, changes=change) for record, change in zip(records, changes, strict=True)]


def _signed(record: DeliveryRecord, *, changes: list[tuple[str, str, str]]) -> Signed:
    late_reason, reason = reasons_signed(record)
    return Signed(record=record, changes=changes, late_reason=late_reason, reason=reason)


def _next_child(case: Case, *, officer: Officer) -> Case | None:
    """The next child of the delivery whose entry this officer still holds."""
    open_ones = (one for one in siblings_of(case) if one.stage == Stage.OPENED)
    return next((one for one in open_ones if one.holder_id == officer.person.pk), None)
