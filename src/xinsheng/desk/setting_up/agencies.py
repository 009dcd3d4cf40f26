"""Other offices that may look at licences, and proposing to let one in or to end it."""

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
from xinsheng.desk.setting_up.client_facts import key_words
from xinsheng.desk.setting_up.describing import place_words
from xinsheng.desk.setting_up.key_sets import KeySetField
from xinsheng.desk.setting_up.office_forms import divisions_of
from xinsheng.desk.setting_up.offices import get_province
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import is_administrator, may_propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.sharing import AgencyKind, SharePurpose, purposes_of
from xinsheng.look.fields import CodeInput
from xinsheng.look.moments import moment
from xinsheng.registry.models import Agency
from xinsheng.standards.credit_codes import is_credit_code
from xinsheng.words.joining import listed
from xinsheng.words.labels import label


class AgencyForm(forms.Form):
    """An office, what it may ask for, and its system's public keys."""

    kind = forms.ChoiceField(label=gettext_lazy("单位类别"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("单位名称"), max_length=60, help_text=gettext_lazy("持证人按这个名称选择，加注件上也写它")
    )
    credit_code = forms.CharField(label=gettext_lazy("统一社会信用代码"), widget=CodeInput, max_length=20)
    division_code = forms.ChoiceField(label=gettext_lazy("所在地"))
    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("可以查看的用途"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("只选这类单位依法办理的；每个用途能看到哪些内容由规定确定"),
    )
    keys = KeySetField(help_text=gettext_lazy("由该单位生成、提供；只有公钥。确认前请用电话与该单位核对指纹"))

    def __init__(self, data: Any = None, *, province: str) -> None:
        super().__init__(data)
        fields: Any = self.fields
        fields["kind"].choices = [(kind.value, label(kind)) for kind in AgencyKind]
        fields["division_code"].choices = divisions_of(province)
        fields["purposes"].choices = [(purpose.value, label(purpose)) for purpose in SharePurpose]

    def clean_credit_code(self) -> str:
        """A code with its right check character."""
        code = str(self.cleaned_data["credit_code"]).replace(" ", "").upper()
        if not is_credit_code(code):
            raise ValidationError(_("统一社会信用代码不符合编码规则，请对照证书逐位核对"), code="bad_credit_code")
        return code

    def clean(self) -> dict[str, Any]:
        """An office of one kind has that kind's purposes alone."""
        told: dict[str, Any] = super().clean() or {}
        kind = told.get("kind")
        if kind and not set(told.get("purposes", ())) <= set(purposes_of(AgencyKind(kind))):
            self.add_error("purposes", ValidationError(_("所选用途不是这类单位的"), code="not_its_purpose"))
        return told

    def payload(self) -> dict[str, Any]:
        """As `casework.agencies.bring_in_agency` reads it."""
        return {**self.cleaned_data, "name": self.cleaned_data["name"].strip()}


class AgencyEndingForm(forms.Form):
    """Why an office's access ends."""

    reason = forms.CharField(label=gettext_lazy("原因"), max_length=200)

    def __init__(self, data: Any = None, *, agency: Agency) -> None:
        self._agency = agency
        super().__init__(data)

    def payload(self) -> dict[str, Any]:
        """As `casework.agencies.end_agency` reads it."""
        return {"agency": str(self._agency.pk), "reason": self.cleaned_data["reason"]}


@require_GET
@for_officers
def agencies(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Every office that was let in, those in force first."""
    if not is_administrator(officer):
        raise Http404
    rows = Agency.objects.order_by("-until", "division_code", "name")
    return show_page(
        request,
        "setting_up/agencies.html",
        officer=officer,
        here="desk:offices",
        rows=[(one, place_words(one.division_code), _purposes(one)) for one in rows],
        proposes=may_propose(officer, ProposalKind.AGENCY, office=None),
    )


def _purposes(agency: Agency) -> str:
    return listed(label(SharePurpose(purpose)) for purpose in agency.purposes)


@require_http_methods(["GET", "POST"])
@for_officers
def let_in_agency(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Propose an office that may look at licences with their holders' consent."""
    if not is_administrator(officer):
        raise Http404
    province = get_province()
    form = AgencyForm(request.POST or None, province=province.division_code[:2])
    return propose_page(
        request,
        officer,
        kind=ProposalKind.AGENCY,
        form=form,
        payload=form.payload,
        back=reverse("desk:agencies"),
        about=province.name,
    )


@require_http_methods(["GET", "POST"])
@for_officers
def end_agency(request: HttpRequest, officer: Officer, agency_id: UUID) -> HttpResponse:
    """Propose to end an office's access; once confirmed, its next call is refused."""
    if not is_administrator(officer):
        raise Http404
    agency = get_object_or_404(Agency.objects.filter(until=None), pk=agency_id)
    form = AgencyEndingForm(request.POST or None, agency=agency)
    keys = [(_("公钥（kid、类型、指纹）"), key_words(key)) for key in agency.keys["keys"]]
    return propose_page(
        request,
        officer,
        kind=ProposalKind.AGENCY_ENDING,
        form=form,
        payload=form.payload,
        back=reverse("desk:agencies"),
        about=agency.name,
        before=((_("单位"), agency.name), (_("准许时间"), moment(agency.since)), *keys),
    )
