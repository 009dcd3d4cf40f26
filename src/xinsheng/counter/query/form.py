"""The forms of the code, and of the four characters that go with it."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.look.fields import CodeInput

_ENDING = 4


class QueryForm(forms.Form):
    """The code, typed as anybody would; whether it is one is told by the answer alone."""

    code = forms.CharField(
        label=_("查询码"),
        widget=CodeInput,
        max_length=60,
        help_text=_("在短信或查询码单上，例如 7QF29-KXM4T-B8WN；字母不分大小写，横线和空格可以不输"),
    )


class EndingForm(forms.Form):
    """The last four characters of the identity number of either of the two; `proof` says that the code was right."""

    proof = forms.CharField(widget=forms.HiddenInput, max_length=400)
    ending = forms.CharField(
        label=_("身份证件号码后四位"),
        widget=CodeInput,
        max_length=20,
        help_text=_("夫妻任何一方的都可以；末位是 X 的请填 X"),
    )

    def clean_ending(self) -> str:
        """Without spaces, half width, capital."""
        text = unicodedata.normalize("NFKC", str(self.cleaned_data["ending"])).upper()
        ending = "".join(text.split())
        if len(ending) != _ENDING:
            raise forms.ValidationError(_("请输入四位"), code="not_four")
        return ending
