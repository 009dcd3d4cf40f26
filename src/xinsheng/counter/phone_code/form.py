"""The form of the code; what is wrong with one is one answer: wrong, old, one too many."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.look.fields import CodeInput, digits_in
from xinsheng.words.refusals import refusal_sentence


class PhoneCodeForm(forms.Form):
    """The six digits of the text message."""

    code = forms.CharField(
        label=_("短信中的六位验证码"),
        max_length=20,
        widget=CodeInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        """The digits, spaces and hyphens left out."""
        return digits_in(self.cleaned_data["code"])

    def tell_wrong(self) -> None:
        """Say at the box that the code does not do."""
        self.add_error("code", ValidationError(refusal_sentence("wrong_code"), code="wrong_code"))
