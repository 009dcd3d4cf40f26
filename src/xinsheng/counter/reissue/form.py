"""What the applicant says: what happened, whether the child is in a household register, and a phone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.law.applications import GROUNDS, Applicant, Application
from xinsheng.law.declaration import MOBILE_NO, normalise_mobile_no
from xinsheng.law.succession_terms import ApplicantRelation, Ground
from xinsheng.law.successions import MAY_CHANGE
from xinsheng.law.terms import Service
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.words.labels import label


class ApplicationForm(forms.Form):
    """One page: four answers. Who applies is the person signed in, and is not asked."""

    ground = forms.ChoiceField(label=_("证件怎么了"), widget=forms.RadioSelect)
    circumstances = forms.CharField(
        label=_("说说经过"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("什么时候、怎样发现不见的，一两句话就行"),
    )
    in_household_register = forms.ChoiceField(
        label=_("孩子登记户口了吗"),
        choices=[("yes", _("已经登记")), ("no", _("还没有登记"))],
        widget=forms.RadioSelect,
        help_text=_("已登记的补发正页；没有登记的补发正页和副页"),
    )
    phone = forms.CharField(label=_("手机号码"), max_length=20, required=False, help_text=_("接收办理结果的短信"))

    def __init__(self, *, service: Service, data: Any = None, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        fields: Any = self.fields
        fields["ground"].choices = [(one.value, label(one)) for one in GROUNDS[service]]
        if service is Service.REPLACEMENT:
            fields["circumstances"].help_text = _("哪里有误、怎样损坏的，一两句话就行")
            fields["in_household_register"].help_text = _("已登记的换正页；没有登记的换正页和副页")

    def clean_phone(self) -> str:
        """A mobile number of the country, or none."""
        phone = normalise_mobile_no(str(self.cleaned_data["phone"]))
        if phone and not MOBILE_NO.fullmatch(phone):
            raise forms.ValidationError("", code="bad_phone")
        return phone

    def application(self, *, so_far: Application | None = None) -> Application:
        """What was said; who applies is filled in from the identity when it is signed.

        What this page does not ask, of an application of one's own, stays as it was said (`so_far`), as far as the
        ground is still about it.
        """
        said = self.cleaned_data
        application = Application(
            ground=Ground(said["ground"]),
            circumstances=said["circumstances"].strip(),
            in_household_register=said["in_household_register"] == "yes",
            applicant=Applicant(
                name="",
                relation=ApplicantRelation.MOTHER,
                paper_kind=PaperKind.RESIDENT_CARD,
                paper_no="",
                phone=said["phone"],
            ),
        )
        may_change = MAY_CHANGE.get(application.ground, frozenset())
        kept = (change for change in (so_far.changes if so_far else ()) if change.field in may_change)
        report = so_far.report if so_far and application.ground is Ground.PARENT_CHANGED else None
        return replace(application, changes=tuple(kept), report=report)


def initial_of(application: Application | None, *, phone: str) -> dict[str, Any]:
    """What the boxes hold of what was said before."""
    if application is None:
        return {"phone": phone}
    return {
        "ground": application.ground.value,
        "circumstances": application.circumstances,
        "in_household_register": "yes" if application.in_household_register else "no",
        "phone": application.applicant.phone,
    }
