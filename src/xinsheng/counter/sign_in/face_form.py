"""Who wants to be known by their face: the name and the number that the state's picture is looked up by."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.gateways.identity.face import Claimed, claimed_fault, claimed_from
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.standards.names import name_fault, normalise_name

_LONGEST_NAME = 32  # characters; the service takes no more


class FaceForm(forms.Form):
    """Name and number as on the card."""

    name = forms.CharField(
        label=_("姓名"), max_length=_LONGEST_NAME, widget=NameInput(attrs={"autocomplete": "name"})
    )
    paper_no = forms.CharField(
        label=_("身份证号码"),
        max_length=40,
        widget=CodeInput(attrs={"autocomplete": "off"}),
        help_text=_("居民身份证，或港澳台居民居住证，18 位"),
    )

    def __init__(self, *said: object, on: date) -> None:
        super().__init__(*said)  # type: ignore[arg-type]
        self._on = on

    def claimed(self) -> Claimed:
        """Who it is said to be."""
        return claimed_from(self.cleaned_data["name"], self.cleaned_data["paper_no"])

    def clean_name(self) -> str:
        """A name that a card can show."""
        name = normalise_name(self.cleaned_data["name"])
        if code := name_fault(name):
            raise forms.ValidationError(code, code=code)
        return name

    def clean_paper_no(self) -> str:
        """A number without fault, of one of the two kinds."""
        claimed = claimed_from("", self.cleaned_data["paper_no"])
        if code := claimed_fault(claimed, on=self._on):
            raise forms.ValidationError(code, code=code)
        return claimed.paper_no
