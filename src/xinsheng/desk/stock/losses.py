"""Blanks reported lost, stolen or spoiled: the report, and the police's receipt when it is there."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.stock_losses import add_police_report, report_lost_blanks
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.stock.entering import enter_page
from xinsheng.desk.stock.entry_forms import LossForm, PoliceForm
from xinsheng.desk.stock.reach import get_stocked, may
from xinsheng.law.stock_terms import REPORT_LOSS, BlankLossKind
from xinsheng.look.moments import moment
from xinsheng.registry.models import BlankLoss, Office
from xinsheng.words.labels import label


@require_http_methods(["GET", "POST"])
@for_officers
def report(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Report a range: each number of it is void from then on."""
    office = _get_reported(officer, office_id)
    form = LossForm(request.POST if request.method == "POST" else None, office=office)
    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=_("报告空白证件遗失、被盗或损坏"),
        do=lambda key: report_lost_blanks(office, lost=form.lost, by=officer.by(), at=officer.at, key=key),
        back=reverse("desk:stock_office", args=[office.pk]),
        hint=_("报告后立即生效，不能撤回：号段中的每个编号永远作废，任何人查验都显示作废。"),
        final=True,
    )


@require_http_methods(["GET", "POST"])
@for_officers
def police(request: HttpRequest, officer: Officer, loss_id: UUID) -> HttpResponse:
    """Add the police's receipt to a report."""
    loss = BlankLoss.objects.select_related("office", "reported_by").filter(pk=loss_id).first()
    if loss is None:
        raise Http404
    office = _get_reported(officer, loss.office_id)
    form = PoliceForm(request.POST if request.method == "POST" else None, on=officer.on)
    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=_("补记报警回执"),
        do=lambda _key: add_police_report(
            loss, no=form.cleaned_data["no"], on=form.cleaned_data["day"], by=officer.by(), at=officer.at
        ),
        back=reverse("desk:stock_office", args=[office.pk]),
        facts=(
            (_("情形"), label(BlankLossKind(loss.kind))),
            (_("号段"), f"{loss.first_no} – {loss.last_no}"),
            (_("报告人"), f"{loss.reported_by.name}　{moment(loss.at)}"),
            (_("经过"), loss.words),
        ),
    )


def _get_reported(officer: Officer, office_id: UUID) -> Office:
    """An office on whose blanks the officer may report; raises Http404."""
    office = get_stocked(officer, office_id)
    if not may(officer, REPORT_LOSS, office):
        raise Http404
    return office
