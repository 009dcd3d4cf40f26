"""What is asked at the signature: why it comes after 24 hours, or why a signed block is corrected."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from xinsheng.law.delivery import DeliveryBlock

OTHER = "other"
LATE_REASONS: Mapping[str, Promise | str] = {
    "child": _("新生儿抢救或转科、转院"),
    "mother": _("产妇抢救或病情危重"),
    "busy": _("当班分娩集中，交接后补填"),
    "identity": _("产妇身份核实较晚"),
    "system": _("系统或网络故障"),
    OTHER: _("其他，请写明"),
}


class SigningForm(forms.Form):
    """The digest of the `block` as it was shown, and the reason where one is asked."""

    shown = forms.CharField(widget=forms.HiddenInput)
    late_reason = forms.ChoiceField(
        label=_("填写较晚的原因"), widget=forms.RadioSelect, choices=list(LATE_REASONS.items())
    )
    late_words = forms.CharField(label=_("原因"), required=False, max_length=200)
    reason = forms.CharField(
        label=_("更正原因"), max_length=200, help_text=_("例如：体重看错一位，核对分娩记录后更正。")
    )

    def __init__(self, *args: Any, block: DeliveryBlock, asks_late: bool, asks_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.block = block
        if not asks_late:
            del self.fields["late_reason"], self.fields["late_words"]
        if not asks_reason:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """A reason of one's own has to be written out."""
        data = self.cleaned_data
        if data.get("late_reason") == OTHER and not data.get("late_words"):
            self.add_error("late_words", ValidationError("", code="needs_reason"))
        return data

    def told_late_reason(self) -> str:
        """The reason for the record, in Chinese whatever the page's language; '' where none is asked."""
        chosen = self.cleaned_data.get("late_reason", "")
        if chosen == OTHER:
            return str(self.cleaned_data["late_words"])
        with override("zh-hans"):
            return str(LATE_REASONS[chosen]) if chosen else ""
