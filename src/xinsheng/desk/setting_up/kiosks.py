"""The places where cards are read, and proposing to enrol one with its device's key or to end one."""

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

from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import get_office, is_administrator, may_propose
from xinsheng.gateways.identity.kiosk_keys import LONGEST, UnableToReadKey, read_kiosk_key
from xinsheng.law.administration import ProposalKind
from xinsheng.law.card_readings import KioskUse
from xinsheng.look.moments import moment
from xinsheng.registry.models import Kiosk, Office
from xinsheng.words.labels import label

FAULTS = {
    "not_a_key": gettext_lazy("不是有效的公钥（JWK）"),
    "private_key": gettext_lazy("内容里有私钥。私钥不得离开终端：请停用这把密钥，在终端上另生成一把，只提交公钥"),
    "unfit_key": gettext_lazy("只接受 P-256 椭圆曲线公钥"),
}


class KioskForm(forms.Form):
    """A counter or a self-service machine: what it is called there, what it is for, its device's public key."""

    name = forms.CharField(
        label=gettext_lazy("终端名称"), max_length=60, help_text=gettext_lazy("例如：一楼 2 号窗口")
    )
    use = forms.ChoiceField(label=gettext_lazy("用途"), widget=forms.RadioSelect)
    public_key = forms.CharField(
        label=gettext_lazy("公钥（JWK）"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=gettext_lazy("由终端上的读卡服务生成、显示；只有公钥。确认前请到终端前核对指纹"),
    )

    def __init__(self, data: Any = None, *, office: Office) -> None:
        super().__init__(data)
        self._office = office
        fields: Any = self.fields
        fields["use"].choices = [(use.value, label(use)) for use in KioskUse]

    def clean_public_key(self) -> dict[str, str]:
        """The public parts alone."""
        try:
            return read_kiosk_key(self.cleaned_data["public_key"])
        except UnableToReadKey as fault:
            raise ValidationError(FAULTS[fault.code], code=fault.code) from fault

    def payload(self) -> dict[str, Any]:
        """As `casework.kiosks.enrol_kiosk` reads it."""
        told = self.cleaned_data
        return {
            "office": str(self._office.pk),
            "name": told["name"].strip(),
            "use": told["use"],
            "key": told["public_key"],
        }


class KioskEndingForm(forms.Form):
    """Why a place reads no cards any more."""

    reason = forms.CharField(label=gettext_lazy("原因"), max_length=200)

    def __init__(self, data: Any = None, *, kiosk: Kiosk) -> None:
        super().__init__(data)
        self._kiosk = kiosk

    def payload(self) -> dict[str, Any]:
        """As `casework.kiosks.end_kiosk` reads it."""
        return {"kiosk": str(self._kiosk.pk), "reason": self.cleaned_data["reason"]}


@require_GET
@for_officers
def kiosks(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Every place that was enrolled, those in force first."""
    if not is_administrator(officer):
        raise Http404
    rows = Kiosk.objects.select_related("office").order_by("-until", "office__division_code", "office__name", "name")
    return show_page(
        request,
        "setting_up/kiosks.html",
        officer=officer,
        here="desk:offices",
        rows=[(one, label(KioskUse(one.use))) for one in rows],
        proposes=may_propose(officer, ProposalKind.KIOSK, office=None),
    )


@require_http_methods(["GET", "POST"])
@for_officers
def enrol_kiosk(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Propose a place where cards are read, at one office."""
    office = get_office(officer, office_id)
    form = KioskForm(request.POST or None, office=office)
    back = reverse("desk:office", args=[office.pk])
    kind = ProposalKind.KIOSK
    return propose_page(request, officer, kind=kind, form=form, payload=form.payload, office=office, back=back)


@require_http_methods(["GET", "POST"])
@for_officers
def end_kiosk(request: HttpRequest, officer: Officer, kiosk_id: UUID) -> HttpResponse:
    """Propose to end a place; once confirmed, nothing it reads or has read is believed."""
    if not is_administrator(officer):
        raise Http404
    kiosk = get_object_or_404(Kiosk.objects.select_related("office").filter(until=None), pk=kiosk_id)
    form = KioskEndingForm(request.POST or None, kiosk=kiosk)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.KIOSK_ENDING,
        form=form,
        payload=form.payload,
        office=kiosk.office,
        back=reverse("desk:kiosks"),
        before=(
            (_("读卡终端"), kiosk.name),
            (_("用途"), label(KioskUse(kiosk.use))),
            (_("登记时间"), moment(kiosk.since)),
            (_("公钥指纹"), kiosk.key_thumbprint),
        ),
    )
