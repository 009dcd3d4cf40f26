"""A certificate from before this system: the applicant tells whose it is, and the system looks its record up (D2)."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.issuing_offices import find_issuer
from xinsheng.casework.legacy_applications import begin_for_legacy
from xinsheng.counter.asking import asked_of
from xinsheng.counter.visitor import by_of, now, show, signed_in
from xinsheng.law.issuance_records import RecordSought
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.law.terms import OfficeKind
from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import NameInput
from xinsheng.look.legacy_numbers import LegacyNumber
from xinsheng.registry.models import Office
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.divisions import county_codes, full_name, get_division
from xinsheng.standards.names import normalise_name
from xinsheng.words.joining import listed, with_remark
from xinsheng.words.labels import label
from xinsheng.words.reasons import reason_sentence
from xinsheng.words.refusals import refusal_sentence

RELATIONS = (ApplicantRelation.MOTHER, ApplicantRelation.FATHER, ApplicantRelation.CHILD)
COUNTY_DIGITS = 6
SINCE_YEAR = 1996  # the first certificates


class SoughtForm(forms.Form):
    """Who one is to the child, whose certificate it is, and who issued it; the number where it is known."""

    relation = forms.ChoiceField(label=_("您是孩子的什么人"), widget=forms.RadioSelect)
    child_name = forms.CharField(label=_("证件上的孩子姓名"), max_length=60, widget=NameInput)
    born_on = DayInParts(label=_("孩子的出生日期"))
    mother_name = forms.CharField(label=_("证件上的母亲姓名"), max_length=60, widget=NameInput)
    county = forms.ChoiceField(label=_("证件是在哪个县（市、区）签发的"))
    issuer_name = forms.CharField(
        label=_("签发的医院或机构"), max_length=100, help_text=_("一般是孩子出生的医院；改过名的，照当时的名称填")
    )
    certificate_no = LegacyNumber(label=_("证件编号（不知道的不填）"), required=False)

    def __init__(self, data: Any = None, *, counties: Sequence[Office]) -> None:
        """`counties` are those that reissue."""
        super().__init__(data)
        offered = sorted({county.division_code[:COUNTY_DIGITS] for county in counties})
        fields: Any = self.fields
        fields["relation"].choices = [(one.value, label(one)) for one in RELATIONS]
        fields["county"].choices = [("", _("请选择")), *((code, _place(code)) for code in offered)]

    @property
    def sought(self) -> RecordSought:
        """What is to be looked up."""
        said = self.cleaned_data
        return RecordSought(
            child_name=normalise_name(said["child_name"]),
            born_on=said["born_on"],
            mother_name=normalise_name(said["mother_name"]),
            issuer_name=said["issuer_name"].strip(),
            certificate_no=said["certificate_no"],
        )


def _place(code: str) -> str:
    """A county as it is chosen: its name, and the names under which certificates were issued there before."""
    now, *before = map(get_division, county_codes(code))
    former = [one.name for one in before if one.name != now.name and (one.until_year or 0) >= SINCE_YEAR]
    names = listed(dict.fromkeys(former))
    return with_remark(full_name(code), gettext("原%(names)s") % {"names": names}) if names else full_name(code)


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """Ask; open the application, whose record the system then looks up while it is filled in."""
    at, refused = now(), ""
    counties = Office.objects.open(on=civil_date(at)).filter(kind=OfficeKind.COUNTY).order_by("division_code", "id")
    form = SoughtForm(request.POST if request.method == "POST" else None, counties=list(counties))
    if form.is_valid():
        county = form.cleaned_data["county"]
        try:
            case = begin_for_legacy(
                form.sought,
                issuer=find_issuer(form.cleaned_data["issuer_name"], division_code=county),
                division_code=county,
                relation=ApplicantRelation(form.cleaned_data["relation"]),
                by=by_of(request),
                at=at,
                asked=asked_of(request),
            )
        except NotAllowed as not_allowed:
            refused = reason_sentence(not_allowed.reasons[0])
        except UnableToAct as unable:
            refused = refusal_sentence(unable.code)
        else:
            return HttpResponseRedirect(reverse("counter:reissue_application", args=[case.pk]))
    return show(
        request,
        "reissue/legacy.html",
        form=form,
        refused=refused,
        page_key=str(uuid4()),
        back_url=reverse("counter:reissue"),
    )
