"""An office's page: what stops it, what it holds and all below it, what was lost and what is under review."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.sent_for import sent_for
from xinsheng.desk.stock.asked_rows import awaiting, plans_awaiting
from xinsheng.desk.stock.entering import HERE
from xinsheng.desk.stock.reach import get_stocked, is_over, may, own_offices, shut
from xinsheng.desk.stock.suspending import why_words
from xinsheng.law.administration import STOCK_DUTIES
from xinsheng.law.stock_terms import (
    FIND_ON_INQUIRY,
    LIFT,
    OPEN_INQUIRY,
    POLICE_OWED,
    RECOUNT,
    REPORT_LOSS,
    REPORT_SEEN,
    RETURN_BLANKS,
    SUSPEND,
    BlankLossKind,
    DestructionMethod,
    InquiryFinding,
    StopCause,
)
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import (
    BlankLoss,
    BlankTransfer,
    Inquiry,
    LegacyInquiry,
    Office,
    Suspension,
    count_held_each,
    destructions_of,
    next_above,
    offices_below,
    stocked_below,
    suspended_offices,
    waste_paper,
)
from xinsheng.words.labels import label

LATELY = 20


@dataclass(frozen=True, kw_only=True)
class Stop:
    """What stops the office, and what this officer may do about it."""

    row: Suspension
    what: str
    why: str
    is_decision: bool
    may_recount: bool
    may_lift: bool
    lift_shut: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Loss:
    """A range that was reported."""

    row: BlankLoss
    what: str
    owes_police: bool


@dataclass(frozen=True, kw_only=True)
class Older:
    """A certificate older than the books under review, what was found, and whether this officer may say so."""

    row: LegacyInquiry
    finding: str
    is_revoked: bool
    may_find: bool


@dataclass(frozen=True, kw_only=True)
class Below:
    """An office under this one: what it holds, and what stops it."""

    office: Office
    held: int
    stop: str  # "": nothing; else the word for what stops it


@require_GET
@for_officers
def stock(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The officer's own office; who has several chooses."""
    own = own_offices(officer)
    if not own:
        raise Http404
    if len(own) == 1:
        return redirect("desk:stock_office", own[0].pk)
    return show_page(request, "stock/offices.html", officer=officer, here=HERE, offices=own)


@require_GET
@for_officers
def stock_office(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Everything of one office on one page."""
    office = get_stocked(officer, office_id)
    below = list(_below(office))
    inquiries = Inquiry.objects.filter(office=office).order_by("-opened_at")
    legacy = LegacyInquiry.objects.filter(office=office).select_related("finding").order_by("-opened_at")
    own = own_offices(officer)
    stops = list(_stops(office, officer=officer))
    return show_page(
        request,
        "stock/office.html",
        officer=officer,
        here=HERE,
        office=office,
        stops=stops,
        right=_right(is_suspended=any(one.is_decision for one in stops), is_stopped=bool(stops)),
        held=next(one.held for one in below if one.office == office),
        below=[one for one in below if one.office != office],
        losses=list(_losses(office)),
        waste=waste_paper(offices_below(office)).count(),
        destructions=[
            (one, label(DestructionMethod(one.method))) for one in destructions_of(office).order_by("-at")[:LATELY]
        ],
        inquiries=inquiries[:LATELY],
        older=[_older(one, officer=officer) for one in legacy[:LATELY]],
        has_older=office.kind == OfficeKind.COUNTY,
        is_over=is_over(officer, office),
        keeps=bool(officer.duties_at(office) & set(STOCK_DUTIES)),
        reports_loss=may(officer, REPORT_LOSS, office),
        reports_seen=may(officer, REPORT_SEEN, office),
        asks=next_above(office, on=officer.on) is not None or len(below) > 1,
        waiting=awaiting(officer, office),
        plans_waiting=plans_awaiting(officer, office),
        receives=Duty.STOCK_KEEPER in officer.duties_at(office),
        returns_to=next_above(office, on=officer.on) if may(officer, RETURN_BLANKS, office) else None,
        suspends=may(officer, SUSPEND, office),
        inquires=may(officer, OPEN_INQUIRY, office),
        sent_for=sent_for,
        coming=BlankTransfer.objects.on_the_way()
        .filter(to_office=office)
        .select_related("office", "sent_by", "answers"),
        going=BlankTransfer.objects.on_the_way()
        .filter(office=office)
        .select_related("to_office", "sent_by", "answers"),
        is_own=[one.pk for one in own] == [office_id],
        is_suspended=Suspension.objects.standing().filter(office=office, cause=StopCause.DECISION).exists(),
    )


def _older(row: LegacyInquiry, *, officer: Officer) -> Older:
    finding = getattr(row, "finding", None)
    return Older(
        row=row,
        finding=label(InquiryFinding(finding.finding)) if finding else "",
        is_revoked=finding is not None and finding.finding == InquiryFinding.REVOKED,
        may_find=finding is None and not shut(officer, FIND_ON_INQUIRY, row.office, first=row.opened_by_id),
    )


def _stops(office: Office, *, officer: Officer) -> Iterator[Stop]:
    for row in Suspension.objects.standing().upon(office).select_related("imposed_by", "office", "authority"):
        decided = row.cause == StopCause.DECISION
        authority = row.authority or row.office
        stopped_by_them = shut(officer, LIFT, authority, first=row.imposed_by_id)
        yield Stop(
            row=row,
            what=label(StopCause(row.cause)),
            why=why_words(row),
            is_decision=decided,
            may_recount=not decided and may(officer, RECOUNT, row.office),
            may_lift=not stopped_by_them and (decided or row.recounts.exists()),
            lift_shut=stopped_by_them if may(officer, LIFT, authority) else (),
        )


def _right(*, is_suspended: bool, is_stopped: bool) -> str:
    """How its right to issue stands: a decision takes it, an account that does not close only stops printing."""
    if is_suspended:
        return _("已暂停")
    return _("没有暂停，但打印已停止") if is_stopped else _("正常")


def _losses(office: Office) -> Iterator[Loss]:
    found = BlankLoss.objects.filter(office=office).select_related("reported_by", "police_report")
    for row in found.order_by("-at")[:LATELY]:
        owed = row.kind in POLICE_OWED and not hasattr(row, "police_report")
        yield Loss(row=row, what=label(BlankLossKind(row.kind)), owes_police=owed)


def _below(office: Office) -> Iterator[Below]:
    below = stocked_below(office)
    ids = [one.pk for one in below]
    held = count_held_each(ids)
    suspended = set(suspended_offices().filter(pk__in=ids).values_list("pk", flat=True))
    stopped = set(Suspension.objects.standing().filter(office__in=ids).values_list("office", flat=True))
    for one in below:
        stop = _("已暂停") if one.pk in suspended else _("打印已停止") if one.pk in stopped else ""
        yield Below(office=one, held=held.get(one.pk, 0), stop=stop)
