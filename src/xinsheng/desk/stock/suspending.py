"""An office's right to issue: suspended at one stroke, given back; printing that stopped by itself, opened again."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework import suspensions
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.stock.entering import enter_page
from xinsheng.desk.stock.entry_forms import LiftForm, RecountForm, SeenForm, SuspendForm
from xinsheng.desk.stock.reach import get_seen, get_stocked, may, seen_by
from xinsheng.law.stock_terms import LIFT, RECOUNT, SUSPEND, SeenIn, StopCause
from xinsheng.look.moments import moment
from xinsheng.registry.models import Suspension
from xinsheng.words.joining import one_after_another
from xinsheng.words.labels import label


@require_http_methods(["GET", "POST"])
@for_officers
def suspend(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Suspend it, effective at once."""
    office = get_stocked(officer, office_id)
    if not may(officer, SUSPEND, office):
        raise Http404
    form = SuspendForm(request.POST if request.method == "POST" else None)
    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=_("暂停签发资格"),
        do=lambda key: suspensions.suspend(office, by=officer.by(), at=officer.at, key=key, **form.cleaned_data),
        back=reverse("desk:stock_office", args=[office.pk]),
        hint=_("立即生效：正在办理的也不能再打印、盖章，已盖章未制成的电子证照暂不制作。恢复须由另一人办理。"),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def seen_elsewhere(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Say that a number of the office's was seen elsewhere: its printing stops at once."""
    office = get_seen(officer, office_id)
    form = SeenForm(request.POST if request.method == "POST" else None)
    knows_stock = office in seen_by(officer)
    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=_("报告编号在别处出现"),
        do=lambda key: suspensions.report_seen_elsewhere(
            office, by=officer.by(), at=officer.at, key=key, **form.cleaned_data
        ),
        back=reverse("desk:stock_office", args=[office.pk]) if knows_stock else reverse("desk:registers"),
        hint=_(
            "立即生效：本机构停止打印，盖章不受影响。清点说明后由另一人恢复。编号已丢失、被盗的，另行报告；证件可疑的，由县级列入核查。"
        ),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def recount(request: HttpRequest, officer: Officer, suspension_id: UUID) -> HttpResponse:
    """Say what was found, counting again."""
    row = _get_stop(officer, suspension_id)
    if row.cause == StopCause.DECISION or not may(officer, RECOUNT, row.office):
        raise Http404
    form = RecountForm(request.POST if request.method == "POST" else None)
    return enter_page(
        request,
        officer,
        office=row.office,
        form=form,
        title=_("提交清点说明"),
        do=lambda key: suspensions.recount(row, by=officer.by(), at=officer.at, key=key, **form.cleaned_data),
        back=reverse("desk:stock_office", args=[row.office_id]),
        hint=_("提交后由县级卫生健康行政部门决定是否恢复打印。"),
        facts=_facts(row),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def lift(request: HttpRequest, officer: Officer, suspension_id: UUID) -> HttpResponse:
    """Give it back, as another person than took it."""
    row = _get_stop(officer, suspension_id)
    if not may(officer, LIFT, row.authority or row.office):
        raise Http404
    form = LiftForm(request.POST if request.method == "POST" else None)
    return enter_page(
        request,
        officer,
        office=row.office,
        form=form,
        title=_("恢复签发"),
        do=lambda key: suspensions.lift(row, by=officer.by(), at=officer.at, key=key, **form.cleaned_data),
        back=reverse("desk:stock_office", args=[row.office_id]),
        hint=_("立即生效；暂停期间没有制作的电子证照随即制作。"),
        facts=_facts(row),
    )


def _get_stop(officer: Officer, suspension_id: UUID) -> Suspension:
    """One on an office that the officer may see; raises Http404 alike for another's."""
    found = Suspension.objects.select_related("office", "authority", "imposed_by").filter(pk=suspension_id).first()
    if found is None:
        raise Http404
    get_stocked(officer, found.office_id)
    return found


def _facts(row: Suspension) -> tuple[tuple[str, str], ...]:
    said = (
        (_("情形"), label(StopCause(row.cause))),
        (_("编号"), row.about),
        (_("原因"), why_words(row)),
        (_("决定文书号"), row.document_no),
        (_("自"), moment(row.imposed_at)),
        (_by_words(row), row.imposed_by.name if row.imposed_by else _("系统自动")),
        (_("清点说明"), one_after_another(row.recounts.order_by("counted_at").values_list("words", flat=True))),
    )
    return tuple((what, words) for what, words in said if words)


def why_words(row: Suspension) -> str:
    """Why, as a person typed it; or where the machine found the number."""
    return label(SeenIn(row.reason)) if row.reason and row.imposed_by is None else row.reason


def _by_words(row: Suspension) -> str:
    return _("报告人") if row.cause == StopCause.USED_ELSEWHERE else _("决定人")
