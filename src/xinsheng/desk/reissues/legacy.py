"""At the counter: an application for a certificate from before this system, begun on what the person knows of it."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.issuer_lists import issuers_in
from xinsheng.casework.legacy_applications import begin_for_legacy
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.law.issuance_records import RecordSought
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Duty
from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import NameInput
from xinsheng.look.legacy_numbers import LegacyNumber
from xinsheng.registry.models import Office
from xinsheng.standards.names import normalise_name
from xinsheng.words.refusals import refusal_sentence

COUNTY_DIGITS = 6


class SoughtForm(forms.Form):
    """Whose certificate it is: child, day of birth, mother, issuer; the number where it is known."""

    child_name = forms.CharField(label=_("证件上的孩子姓名"), max_length=60, widget=NameInput)
    born_on = DayInParts(label=_("孩子的出生日期"))
    mother_name = forms.CharField(label=_("证件上的母亲姓名"), max_length=60, widget=NameInput)
    certificate_no = LegacyNumber(label=_("证件编号（知道的填）"), required=False)
    issuer = forms.ChoiceField(label=_("原签发机构"))
    issuer_name = forms.CharField(
        label=_("原签发机构名称（不在列表中的填）"),
        max_length=100,
        required=False,
        help_text=_("已停办、已改名的照原名填"),
    )

    def __init__(self, data: Any = None, *, county: Office) -> None:
        """`county`: where the case will be handled, and whose institutions are listed."""
        super().__init__(data)
        self._issuers = {str(one.pk): one for one in issuers_in(county.division_code[:COUNTY_DIGITS])}
        issuer: Any = self.fields["issuer"]
        listed = [(key, one.name) for key, one in self._issuers.items()]
        issuer.choices = [("", _("请选择")), *listed, ("other", _("不在列表中"))]

    def clean(self) -> None:
        """An issuer that is not listed has a name."""
        said = self.cleaned_data
        if said.get("issuer") == "other" and not said.get("issuer_name", "").strip():
            self.add_error("issuer_name", forms.ValidationError("", code="required"))

    @property
    def chosen(self) -> Office | None:
        """The issuer, where these books know it."""
        return self._issuers.get(self.cleaned_data["issuer"])

    @property
    def sought(self) -> RecordSought:
        """What is to be looked up."""
        said = self.cleaned_data
        chosen = self.chosen
        return RecordSought(
            child_name=normalise_name(said["child_name"]),
            born_on=said["born_on"],
            mother_name=normalise_name(said["mother_name"]),
            issuer_name=chosen.name if chosen else said["issuer_name"].strip(),
            certificate_no=said["certificate_no"],
        )


@require_http_methods(["GET", "POST"])
@for_officers
def begin(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask whose certificate it is; open the case, whose record the system then looks up."""
    counties = officer.offices_for(Duty.REISSUE_OFFICER)
    if not counties:
        raise Http404
    county = counties[0]
    form = SoughtForm(request.POST if request.method == "POST" else None, county=county)
    refused: tuple[str, ...] = ()
    if form.is_valid():
        try:
            case = begin_for_legacy(
                form.sought,
                issuer=form.chosen,
                division_code=county.division_code[:COUNTY_DIGITS],
                relation=None,
                by=officer.by(Channel.COUNTER),
                at=officer.at,
                asked=asked_of(request),
            )
        except NotAllowed as refusal:
            refused = tuple(in_words(reason) for reason in refusal.reasons)
        except UnableToAct as unable:
            refused = (refusal_sentence(unable.code),)
        else:
            return redirect("desk:counter_application", case.pk)
    return show_page(
        request,
        "reissues/legacy.html",
        officer=officer,
        here="desk:reissues",
        form=form,
        county=county,
        refused=refused,
        page_key=page_key_of(request),
    )
