"""The register of licensed laboratories, and proposing to enter or to end one."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.desk.day_fields import day_field
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.setting_up.offices import get_province
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import is_administrator, may_propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.parentage import LONGEST_LABORATORY, report_key, report_no_fault
from xinsheng.look.moments import day
from xinsheng.registry.models import Laboratory
from xinsheng.words.faults import find_fault_sentence


class LaboratoryForm(forms.Form):
    """A laboratory as its licence names it."""

    name = forms.CharField(label=gettext_lazy("鉴定机构名称"), max_length=LONGEST_LABORATORY)
    licence_no = forms.CharField(
        label=gettext_lazy("司法鉴定许可证号"), max_length=40, help_text=gettext_lazy("照许可证填写")
    )
    from_on = day_field(gettext_lazy("许可生效日"), hint=gettext_lazy("这一天起出具的鉴定意见书"))

    def clean_licence_no(self) -> str:
        """The number, of the shape that a report is read with."""
        number: str = self.cleaned_data["licence_no"].strip()
        fault = report_no_fault(number)
        if fault is not None:
            raise ValidationError(find_fault_sentence(fault) or str(fault), code=fault.value)
        if Laboratory.objects.filter(licence_key=report_key(number), ending=None).exists():
            raise ValidationError(_("这个许可证号已有在用的登记"), code="already_licensed")
        return number

    def payload(self) -> dict[str, Any]:
        """As `casework.laboratories.enter_laboratory` reads it."""
        told = self.cleaned_data
        return {
            "name": told["name"].strip(),
            "licence_no": told["licence_no"],
            "from_on": told["from_on"].isoformat(),
        }


class LaboratoryEndingForm(forms.Form):
    """From which day a licence counts no more, and why."""

    on = day_field(gettext_lazy("结束日"), hint=gettext_lazy("这一天起出具的鉴定意见书会提示审核人员"))
    reason = forms.CharField(label=gettext_lazy("原因"), max_length=200)

    def __init__(self, data: Any = None, *, laboratory: Laboratory) -> None:
        self._laboratory = laboratory
        super().__init__(data)

    def clean_on(self) -> date:
        """Not before it began."""
        on: date = self.cleaned_data["on"]
        if on < self._laboratory.from_on:
            raise ValidationError(_("结束日不能早于许可生效日"), code="backwards")
        return on

    def payload(self) -> dict[str, Any]:
        """As `casework.laboratories.end_laboratory` reads it."""
        told = self.cleaned_data
        return {"laboratory": str(self._laboratory.pk), "on": told["on"].isoformat(), "reason": told["reason"]}


@require_GET
@for_officers
def laboratories(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Every laboratory that was entered, those in force first."""
    if not is_administrator(officer):
        raise Http404
    rows = Laboratory.objects.select_related("ending").order_by("ending__on", "name", "from_on")
    return show_page(
        request,
        "setting_up/laboratories.html",
        officer=officer,
        here="desk:offices",
        rows=[(one, getattr(one, "ending", None)) for one in rows],
        proposes=may_propose(officer, ProposalKind.LABORATORY, office=None),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def enter_laboratory(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Propose a licensed laboratory of the province."""
    form = LaboratoryForm(request.POST or None)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.LABORATORY,
        form=form,
        payload=form.payload,
        back=reverse("desk:laboratories"),
        about=get_province().name,
    )


@require_http_methods(["GET", "POST"])
@for_officers
def end_laboratory(request: HttpRequest, officer: Officer, laboratory_id: UUID) -> HttpResponse:
    """Propose that a licence ends."""
    if not is_administrator(officer):
        raise Http404
    laboratory = get_object_or_404(Laboratory.objects.filter(ending=None), pk=laboratory_id)
    form = LaboratoryEndingForm(request.POST or None, laboratory=laboratory)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.LABORATORY_ENDING,
        form=form,
        payload=form.payload,
        back=reverse("desk:laboratories"),
        about=laboratory.name,
        before=(
            (_("鉴定机构"), laboratory.name),
            (_("许可证号"), laboratory.licence_no),
            (_("许可生效日"), day(laboratory.from_on)),
        ),
    )
