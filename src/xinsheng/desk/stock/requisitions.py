"""Requisitions at both ends: what an office asks of the one above, what is granted there, what was drawn on it."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.requisitions import (
    Need,
    answer_requisition,
    need_of,
    requisition_blanks,
    withdraw_requisition,
)
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.sent_for import requisition_no
from xinsheng.desk.stock.asked_rows import AskedRow, asked_rows, awaiting, requisitions_of
from xinsheng.desk.stock.entering import HERE, enter_page
from xinsheng.desk.stock.reach import get_stocked, may, reads_register, seen_by, shut
from xinsheng.desk.stock.requisition_forms import AnswerForm, RequisitionForm, WithdrawForm
from xinsheng.law.requisitions import RequisitionState, beyond_plan
from xinsheng.law.stock_terms import ANSWER_REQUISITION, REQUISITION, SEND_BLANKS, WITHDRAW_REQUISITION
from xinsheng.look.moments import day
from xinsheng.registry.models import BlankRequisition, Office, next_above
from xinsheng.standards.civil_time import civil_date

LATELY = 50
_SAID_ABOVE = 3  # who asked, its number and how many: the page begins with them
Facts = tuple[tuple[str, str], ...]


@require_GET
@for_officers
def requisitions(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """What waits for the officer first, then what the office asked, then what it was asked."""
    office = get_stocked(officer, office_id)
    both, waiting = requisitions_of(office), awaiting(officer, office)
    return show_page(
        request,
        "stock/requisitions.html",
        officer=officer,
        here=HERE,
        office=office,
        reads_register=reads_register(officer, office),
        waiting=waiting,
        own=asked_rows(both.filter(office=office)[:LATELY]),
        others=asked_rows(both.filter(to_office=office).exclude(pk__in=[one.row.pk for one in waiting])[:LATELY]),
        asks=may(officer, REQUISITION, office) and next_above(office, on=officer.on) is not None,
        is_open=both.unended().filter(office=office).exists(),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def ask(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Ask the office above for blanks."""
    office = get_stocked(officer, office_id)
    above = next_above(office, on=officer.on)
    if not may(officer, REQUISITION, office) or above is None:
        raise Http404
    form = RequisitionForm(request.POST if request.method == "POST" else None, on=officer.on)
    year = officer.on.year
    needs = {one: need_of(office, year=one, at=officer.at) for one in (year, year + 1)}
    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=_("申领空白证件"),
        do=lambda key: requisition_blanks(office, wanted=form.wanted, by=officer.by(), at=officer.at, key=key),
        back=reverse("desk:requisitions", args=[office.pk]),
        facts=((_("向谁申领"), above.name), *_need_facts(needs, used_in=year)),
        hint=_("现存、使用和计划的数量由系统按账计算，随申领单一起报上一级。"),
    )


@require_GET
@for_officers
def requisition(request: HttpRequest, officer: Officer, requisition_id: UUID) -> HttpResponse:
    """One requisition: what was asked, what was granted, and each lot that was drawn on it."""
    asked = get_requisition(officer, requisition_id)
    row = asked.row
    return show_page(
        request,
        "stock/requisition.html",
        officer=officer,
        here=HERE,
        asked=asked,
        facts=asked_facts(row)[_SAID_ABOVE:],
        transfers=row.transfers.select_related("sent_by", "receipt__counted_by").order_by("at", "id"),
        answers=asked.course.state is RequisitionState.ASKED and may(officer, ANSWER_REQUISITION, row.to_office),
        answer_shut=shut(officer, ANSWER_REQUISITION, row.to_office, first=row.asked_by_id),
        sends=asked.course.left > 0 and may(officer, SEND_BLANKS, row.to_office),
        withdraws=asked.course.is_open and may(officer, WITHDRAW_REQUISITION, row.office),
        back=_list_of(officer, row),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def answer(request: HttpRequest, officer: Officer, requisition_id: UUID) -> HttpResponse:
    """Grant it, a part of it, or decline it."""
    row = get_requisition(officer, requisition_id).row
    if not may(officer, ANSWER_REQUISITION, row.to_office):
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None, asked=row.quantity)
    return enter_page(
        request,
        officer,
        office=row.to_office,
        form=form,
        title=_("答复申领"),
        do=lambda key: answer_requisition(
            row, granted=form.granted, words=form.cleaned_data["words"], by=officer.by(), at=officer.at, key=key
        ),
        back=reverse("desk:requisition", args=[row.pk]),
        facts=asked_facts(row),
        hint=_("答复后不能更改；批准的由本机构保管人员发放。"),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def withdraw(request: HttpRequest, officer: Officer, requisition_id: UUID) -> HttpResponse:
    """Nothing more is needed on it."""
    row = get_requisition(officer, requisition_id).row
    if not may(officer, WITHDRAW_REQUISITION, row.office):
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    return enter_page(
        request,
        officer,
        office=row.office,
        form=form,
        title=_("撤回申领单"),
        do=lambda key: withdraw_requisition(
            row, words=form.cleaned_data["words"], by=officer.by(), at=officer.at, key=key
        ),
        back=reverse("desk:requisition", args=[row.pk]),
        facts=asked_facts(row),
        hint=_("撤回后不再批准、不再发放；已经发出的照常点收。"),
    )


def get_requisition(officer: Officer, requisition_id: UUID) -> AskedRow:
    """One that an office asked, or was asked, whose stock the officer may see; raises Http404 alike for any other."""
    rows = BlankRequisition.objects.with_sent().select_related(
        "office", "to_office", "asked_by", "answer__answered_by", "withdrawal__withdrawn_by"
    )
    found = rows.filter(pk=requisition_id).first()
    if found is None or not {found.office, found.to_office}.intersection(seen_by(officer)):
        raise Http404
    return asked_rows([found])[0]


def asked_facts(row: BlankRequisition) -> Facts:
    """What was asked, and what the books counted then."""
    need = Need(**{name: getattr(row, name) for name in ("held", "held_below", "used", "planned", "drawn")})
    beyond = beyond_plan(planned=row.planned, drawn=row.drawn, quantity=row.quantity)
    return (
        (_("申领机构"), row.office.name),
        (_("单号"), requisition_no(row.seq)),
        (_("申领数量"), _inserts(row.quantity)),
        (_("使用期间"), f"{day(row.first_on)} – {day(row.last_on)}"),
        *_need_facts({row.first_on.year: need}, used_in=civil_date(row.at).year),
        (_("超过计划"), _inserts(beyond) if beyond else _("没有超过")),
        (_("说明"), row.words),
    )


def _need_facts(needs: Mapping[int, Need], *, used_in: int) -> Facts:
    """What is held and was used (of every year alike), then the plan of each year; `used_in`: the year it was."""
    need = next(iter(needs.values()))
    return (
        (_("本机构现存"), _inserts(need.held)),
        *(((_("下级机构现存"), _inserts(need.held_below)),) if need.held_below else ()),
        (_("%(year)d 年已使用、作废") % {"year": used_in}, _inserts(need.used)),
        *((_("%(year)d 年计划") % {"year": year}, _planned(each)) for year, each in needs.items()),
    )


def _planned(need: Need) -> str:
    if not need.planned:
        return _("没有批准的计划")
    return _("%(count)d 枚，此前已批准申领 %(drawn)d 枚") % {"count": need.planned, "drawn": need.drawn}


def _inserts(count: int) -> str:
    return _("%(count)d 枚") % {"count": count}


def _list_of(officer: Officer, row: BlankRequisition) -> str:
    """The list that the officer came from: of the office that was asked, where they see that one."""
    own: Office = row.to_office if row.to_office in seen_by(officer) else row.office
    return reverse("desk:requisitions", args=[own.pk])
