"""Blanks sent down the line or given back up it, and counted in where they arrive."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.stock_transfers import Returned, Sent, return_blanks, send_blanks
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.sent_for import sent_for
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.stock_forms import RangeForm
from xinsheng.desk.stock.entering import enter_page
from xinsheng.desk.stock.reach import get_stocked, may
from xinsheng.desk.stock.requisitions import get_requisition
from xinsheng.law.administration import ProposalKind
from xinsheng.law.stock_terms import RETURN_BLANKS, SEND_BLANKS
from xinsheng.registry.models import Blank, BlankTransfer, Office, next_above


@require_http_methods(["GET", "POST"])
@for_officers
def send(request: HttpRequest, officer: Officer, requisition_id: UUID) -> HttpResponse:
    """Send a range on a requisition that was granted, or a part of what is still to be sent on it."""
    asked = get_requisition(officer, requisition_id)
    office = asked.row.to_office
    if not may(officer, SEND_BLANKS, office):
        raise Http404
    form = RangeForm(request.POST if request.method == "POST" else None, office=office)

    def do(key: UUID) -> None:
        sent = Sent(**{name: form.cleaned_data[name] for name in ("first_no", "last_no")})
        send_blanks(asked.row, sent=sent, by=officer.by(), at=officer.at, key=key)

    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=gettext("下发空白证件"),
        do=do,
        back=reverse("desk:requisition", args=[asked.row.pk]),
        facts=(
            (gettext("发给"), asked.row.office.name),
            (gettext("申领单"), asked.no),
            (gettext("批准"), gettext("%(count)d 枚") % {"count": asked.course.granted or 0}),
            (gettext("还可以发"), gettext("%(count)d 枚") % {"count": asked.course.left}),
            (gettext("库房最小的空白编号"), _next_no(office)),
        ),
        hint=gettext("发出后在途，谁都不能领用、打印；对方两人清点后入库。"),
    )


def _next_no(office: Office) -> str:
    """The lowest number that lies in the office's store, in no tray; "" where there is none."""
    return Blank.objects.free().filter(office=office, tray=None).values_list("no", flat=True).first() or ""


class ReturnForm(RangeForm):
    """A range that is given back, and why."""

    returned_for = forms.CharField(
        label=_("退回原因"), max_length=120, help_text=_("如 停止助产服务、版式停用前集中退回、计划有余")
    )
    field_order = ("first_no", "last_no", "quantity", "returned_for")


@require_http_methods(["GET", "POST"])
@for_officers
def give_back(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Give unused blanks back to the office above."""
    office = get_stocked(officer, office_id)
    above = next_above(office, on=officer.on)
    if not may(officer, RETURN_BLANKS, office) or above is None:
        raise Http404
    form = ReturnForm(request.POST if request.method == "POST" else None, office=office)

    def do(key: UUID) -> None:
        told = {name: form.cleaned_data[name] for name in ("returned_for", "first_no", "last_no")}
        return_blanks(office, returned=Returned(**told), by=officer.by(), at=officer.at, key=key)

    return enter_page(
        request,
        officer,
        office=office,
        form=form,
        title=gettext("退回空白证件"),
        do=do,
        back=reverse("desk:stock_office", args=[office.pk]),
        hint=gettext("退给%(above)s。没有用过的才能退，证件盒里的也可以；发出后在途，对方两人清点后入库。")
        % {"above": above.name},
    )


@require_http_methods(["GET", "POST"])
@for_officers
def receive(request: HttpRequest, officer: Officer, transfer_id: UUID) -> HttpResponse:
    """Say that it came and was counted; the supervisor counts too and confirms."""
    transfer = (
        BlankTransfer.objects.on_the_way()
        .select_related("office", "to_office", "answers")
        .filter(pk=transfer_id)
        .first()
    )
    if transfer is None:
        raise Http404
    office = get_stocked(officer, transfer.to_office_id)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.RECEIPT,
        form=forms.Form(request.POST if request.method == "POST" else None),
        payload=lambda: {"office": str(office.pk), "transfer": str(transfer.pk)},
        office=office,
        back=reverse("desk:stock_office", args=[office.pk]),
        before=(
            (gettext("发出机构"), transfer.office.name),
            (gettext("申领单或退回原因"), sent_for(transfer)),
            (gettext("号段"), f"{transfer.first_no} – {transfer.last_no}"),
            (gettext("数量"), gettext("%(count)d 枚") % {"count": transfer.quantity}),
        ),
    )
