"""Proposing to bring in a hospital's own system by its public keys, and to end it."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from xinsheng.casework.hospital_clients import read_signing_origin
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.setting_up.client_facts import key_words
from xinsheng.desk.setting_up.key_sets import KeySetField
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import get_office
from xinsheng.gateways.hospitals.addresses import LONGEST as ADDRESS_LENGTH
from xinsheng.gateways.hospitals.addresses import UnableToUseAddress, read_address
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import OfficeKind
from xinsheng.look.moments import moment
from xinsheng.registry.models import HospitalClient, Office

_PROPOSED = ("name", "keys", "results_to", "signs_at")
ADDRESS_FAULTS = {
    "not_an_address": gettext_lazy("不是有效的地址"),
    "not_https": gettext_lazy("地址须以 https:// 开头"),
    "not_an_origin": gettext_lazy("只填写到主机名（和端口），小写，后面不带路径，例如 https://his.example.cn"),
    "own_origin": gettext_lazy("这是本平台自己的地址，不能填写"),
}


class ClientForm(forms.Form):
    """A hospital's system, by the name it has there and its public keys."""

    name = forms.CharField(
        label=gettext_lazy("系统名称"), max_length=60, help_text=gettext_lazy("例如：医院信息系统")
    )
    keys = KeySetField(help_text=gettext_lazy("由医院信息部门生成、提供；只有公钥。确认前请用电话与医院核对指纹"))

    results_to = forms.CharField(
        label=gettext_lazy("接收结果的地址（选填）"),
        max_length=ADDRESS_LENGTH,
        required=False,
        help_text=gettext_lazy("https:// 开头。编号和状态的变化推送到这里；留空时由医院系统自行查询"),
    )

    signs_at = forms.CharField(
        label=gettext_lazy("接生人员签名的页面（选填）"),
        max_length=ADDRESS_LENGTH,
        required=False,
        help_text=gettext_lazy(
            "接生人员在医院系统的页面上用本人的数字证书签名的，填写那里的网址，只到主机名，例如 https://his.example.cn；留空时一律在本平台签名"
        ),
    )

    def __init__(self, data: Any = None, *, office: Office) -> None:
        self._office = office
        super().__init__(data)

    def clean_signs_at(self) -> str:
        """The origin of the hospital's pages that sign."""
        try:
            return read_signing_origin(self.cleaned_data["signs_at"])
        except UnableToUseAddress as fault:
            raise ValidationError(ADDRESS_FAULTS[fault.code], code=fault.code) from fault

    def clean_results_to(self) -> str:
        """An address of the public internet, under TLS."""
        told: str = self.cleaned_data["results_to"]
        try:
            return told and read_address(told, may_be_here=not settings.PRODUCTION)
        except UnableToUseAddress as fault:
            raise ValidationError(ADDRESS_FAULTS[fault.code], code=fault.code) from fault

    def payload(self) -> dict[str, Any]:
        """As `casework.hospital_clients.bring_in_client` reads it."""
        told = self.cleaned_data
        return {"office": str(self._office.pk)} | {name: told[name] for name in _PROPOSED}


class ClientEndingForm(forms.Form):
    """Why a system is ended."""

    reason = forms.CharField(label=gettext_lazy("原因"), max_length=200)

    def __init__(self, data: Any = None, *, client: HospitalClient) -> None:
        self._client = client
        super().__init__(data)

    def payload(self) -> dict[str, Any]:
        """As `casework.hospital_clients.end_client` reads it."""
        return {"client": str(self._client.pk), "reason": self.cleaned_data["reason"]}


@require_http_methods(["GET", "POST"])
@for_officers
def bring_in_client(request: HttpRequest, officer: Officer, office_id: UUID) -> HttpResponse:
    """Propose a system of a midwifery institution."""
    office = get_office(officer, office_id)
    if office.kind != OfficeKind.MIDWIFERY_INSTITUTION:
        raise Http404
    form = ClientForm(request.POST or None, office=office)
    back = reverse("desk:office", args=[office.pk])
    kind = ProposalKind.HOSPITAL_CLIENT
    return propose_page(request, officer, kind=kind, form=form, payload=form.payload, office=office, back=back)


@require_http_methods(["GET", "POST"])
@for_officers
def end_client(request: HttpRequest, officer: Officer, client_id: UUID) -> HttpResponse:
    """Propose to end a system; once confirmed, its next call is refused."""
    client = get_object_or_404(HospitalClient.objects.filter(until=None), pk=client_id)
    office = get_office(officer, client.office.pk)
    form = ClientEndingForm(request.POST or None, client=client)
    before = ((_("系统名称"), client.name), (_("接入时间"), moment(client.since)), *_keys_of(client))
    return propose_page(
        request,
        officer,
        kind=ProposalKind.HOSPITAL_CLIENT_ENDING,
        form=form,
        payload=form.payload,
        office=office,
        back=reverse("desk:office", args=[office.pk]),
        before=before,
    )


def _keys_of(client: HospitalClient) -> list[tuple[str, str]]:
    return [(_("公钥（kid、类型、指纹）"), key_words(key)) for key in client.keys["keys"]]
