"""The year's plans of blanks at both ends: an office's own, and those of the offices below gathered."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.casework.blank_plans import answer_plan, plan_basis, plan_blanks
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.stock.asked_rows import PlanRow, plan_rows, plans_awaiting, plans_by_office
from xinsheng.desk.stock.entering import HERE, enter_page
from xinsheng.desk.stock.reach import get_stocked, may, reads_register, seen_by, shut
from xinsheng.desk.stock.requisition_forms import AnswerForm, PlanForm
from xinsheng.law.stock_terms import ANSWER_PLAN, PLAN_BLANKS
from xinsheng.registry.models import BlankPlan, next_above
from xinsheng.standards.certificate_numbers import FIRST_DAY

Facts = tuple[tuple[str, str], ...]
NEXT_IS_PLANNED_FROM = 7  # the month in which the plans of the next year are looked at first
_SAID_ABOVE = 2  # who planned, and for which year: the page begins with them
QUARTERS = ("first_quarter", "second_quarter", "third_quarter", "fourth_quarter")


class PlanYearForm(forms.Form):
    """The year whose plans are shown."""

    year = forms.IntegerField(label=_("年份"), min_value=FIRST_DAY.year, max_value=9999)


@require_GET
@for_officers
def plans(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """What waits for the officer first, then the office's own plan, then those of the offices below and their sum."""
    office = get_stocked(officer, office_id)
    usual = {"year": officer.on.year + (officer.on.month >= NEXT_IS_PLANNED_FROM)}
    form = PlanYearForm(request.GET if "year" in request.GET else None, initial=usual)
    year = form.cleaned_data["year"] if form.is_bound and form.is_valid() else usual["year"]
    those = BlankPlan.objects.filter(year=year)
    below = plan_rows(plans_by_office(those.put_to(office, on=officer.on)))
    return show_page(
        request,
        "stock/plans.html",
        officer=officer,
        here=HERE,
        office=office,
        form=form,
        year=year,
        reads_register=reads_register(officer, office),
        waiting=plans_awaiting(officer, office),
        own=plan_rows(plans_by_office(those.filter(office=office))),
        below=below,
        gathered=_gathered(below),
        plans=may(officer, PLAN_BLANKS, office) and next_above(office, on=officer.on) is not None,
    )


def _gathered(below: list[PlanRow]) -> tuple[int, ...]:
    """The last plan of each office below added up: the four quarters, what is of their own lines, asked, granted."""
    last = {one.row.office_id: one for one in reversed(below)}.values()
    names = (*QUARTERS, "below", "quantity")
    return (*(sum(getattr(one.row, name) for one in last) for name in names), sum(one.granted or 0 for one in last))


@require_http_methods(["GET", "POST"])
@for_officers
def plan(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Make the plan of this year or the next, and put it to the office above."""
    office = get_stocked(officer, office_id)
    above = next_above(office, on=officer.on)
    if not may(officer, PLAN_BLANKS, office) or above is None:
        raise Http404
    form = PlanForm(request.POST if request.method == "POST" else None, on=officer.on)
    year = officer.on.year
    bases = {one: plan_basis(office, year=one, at=officer.at) for one in (year, year + 1)}
    granted = tuple(
        (gettext("下级 %(year)d 年已批准的计划") % {"year": one}, _inserts(basis.below))
        for one, basis in bases.items()
        if basis.below
    )
    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=gettext("编报用证计划"),
        do=lambda key: plan_blanks(office, planned=form.planned, by=officer.by(), at=officer.at, key=key),
        back=reverse("desk:blank_plans", args=[office.pk]),
        facts=(
            (gettext("报给谁"), above.name),
            (gettext("现存空白证件"), _inserts(bases[year].held)),
            (gettext("近一年活产数"), _births(bases[year].live_births)),
            *granted,
        ),
        hint=gettext("只填本机构自己的用量；下级已批准的计划由系统汇总，随本计划一起报上一级。"),
    )


@require_GET
@for_officers
def blank_plan(request: HttpRequest, officer: Officer, plan_id: UUID) -> HttpResponse:
    """One plan, and what was granted of it."""
    shown = _get_plan(officer, plan_id)
    row, answering = shown.row, shown.row.answering_office(on=officer.on)
    seen = answering if answering in seen_by(officer) else row.office
    return show_page(
        request,
        "stock/plan.html",
        officer=officer,
        here=HERE,
        shown=shown,
        facts=_plan_facts(row)[_SAID_ABOVE:],
        answers=shown.granted is None and may(officer, ANSWER_PLAN, answering),
        answer_shut=shut(officer, ANSWER_PLAN, answering, first=row.planned_by_id),
        back=f"{reverse('desk:blank_plans', args=[seen.pk])}?year={row.year}",
    )


@require_http_methods(["GET", "POST"])
@for_officers
def answer(request: HttpRequest, officer: Officer, plan_id: UUID) -> HttpResponse:
    """Grant it, a part of it, or decline it."""
    row = _get_plan(officer, plan_id).row
    answering = row.answering_office(on=officer.on)
    if not may(officer, ANSWER_PLAN, answering):
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None, asked=row.quantity)
    return enter_page(
        request,
        officer,
        office=answering,
        form=form,
        title=gettext("答复用证计划"),
        do=lambda key: answer_plan(
            row, granted=form.granted, words=form.cleaned_data["words"], by=officer.by(), at=officer.at, key=key
        ),
        back=reverse("desk:blank_plan", args=[row.pk]),
        facts=_plan_facts(row),
        hint=gettext("答复后不能更改；计划有变的，由该机构另报。"),
    )


def _get_plan(officer: Officer, plan_id: UUID) -> PlanRow:
    """One of an office whose stock the officer may see, or put to such a one; raises Http404 alike for any other."""
    rows = BlankPlan.objects.select_related("office", "to_office", "planned_by", "answer__answered_by")
    found = rows.filter(pk=plan_id).first()
    if found is None or not {found.office, found.to_office}.intersection(seen_by(officer)):
        raise Http404
    return plan_rows([found])[0]


def _plan_facts(row: BlankPlan) -> Facts:
    words = (gettext("第一季度"), gettext("第二季度"), gettext("第三季度"), gettext("第四季度"))
    quarters = tuple((said, _inserts(getattr(row, name))) for said, name in zip(words, QUARTERS, strict=True))
    return (
        (gettext("编报机构"), row.office.name),
        (gettext("年份"), gettext("%(year)d 年") % {"year": row.year}),
        *quarters,
        *(((gettext("下级机构的计划"), _inserts(row.below)),) if row.below else ()),
        (gettext("计划合计"), _inserts(row.quantity)),
        (gettext("编报时现存"), _inserts(row.held)),
        (gettext("制订前一年活产数"), _births(row.live_births)),
        (gettext("说明"), row.words),
    )


def _inserts(count: int) -> str:
    return gettext("%(count)d 枚") % {"count": count}


def _births(count: int) -> str:
    return gettext("%(count)d 人") % {"count": count}
