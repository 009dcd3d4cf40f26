"""The forms of the other spouse; the checks are the law's."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.faults import refuse_unprintable, tell
from xinsheng.counter.papers import paper_kind_choices
from xinsheng.counter.registration.work import Work, spouse_of, with_spouse
from xinsheng.law.couple_faults import couple_faults
from xinsheng.law.couples import Spouse
from xinsheng.law.reasons import Fault, FaultCode
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no
from xinsheng.standards.names import normalise_name

GIVEN, NOT_GIVEN = "yes", "no"
_BETWEEN_THE_TWO = {FaultCode.SAME_PERSON, FaultCode.SWAPPED}


class PartnerGivenForm(forms.Form):
    """Yes or no; no is a lawful answer that a person handles."""

    partner_given = forms.ChoiceField(
        label=_("是否填写男方信息"),
        widget=forms.RadioSelect,
        choices=((GIVEN, _("填写男方信息")), (NOT_GIVEN, _("不提供男方信息"))),
    )


class PartnerForm(forms.Form):
    """Name, kind of paper, number."""

    name = forms.CharField(label=_("姓名"), widget=NameInput, max_length=60)
    paper_kind = forms.ChoiceField(label=_("证件类型"), choices=paper_kind_choices)
    paper_no = forms.CharField(
        label=_("证件号码"),
        widget=CodeInput,
        max_length=60,
        help_text=_("照证件逐位填写；末位是 X 的请填 X"),
    )

    def __init__(self, data: Any = None, *, work: Work) -> None:
        """Begin with what was typed before."""
        known = spouse_of(work.declaration, work.other_side)
        initial = {"name": known.name, "paper_kind": known.paper_kind.value, "paper_no": known.paper_no}
        super().__init__(data, initial=initial)
        self._work, self._known = work, known

    def clean(self) -> dict[str, Any]:
        """Ask the law about the couple that these answers make."""
        cleaned = super().clean() or {}
        if not self.errors:
            side = self._work.other_side
            said = with_spouse(self._work.declaration, side=side, spouse=self.spouse)
            fields = {f"{side}.{name}": name for name in ("name", "paper_no")}
            faults = (_about_the_other(fault, side=side) for fault in couple_faults(said, on=self._work.today))
            tell(self, faults, fields=fields)
        refuse_unprintable(self, names=["name"])
        return cleaned

    @property
    def spouse(self) -> Spouse:
        """The other spouse as answered."""
        said = self.cleaned_data
        kind = PaperKind(said["paper_kind"])
        return replace(
            self._known,
            name=normalise_name(said["name"]),
            paper_kind=kind,
            paper_no=normalise_paper_no(kind, said["paper_no"]),
        )


def _about_the_other(fault: Fault, *, side: str) -> Fault:
    """What is wrong between the two is told where it can be changed: at the number just typed."""
    return replace(fault, field=f"{side}.paper_no") if fault.code in _BETWEEN_THE_TWO else fault
