"""The number of a certificate from before these books, as it is typed off the paper or told by whoever lost it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.look.fields import CodeInput
from xinsheng.standards.certificate_numbers import is_legacy_certificate_no, normalise_certificate_no

_LONGEST = 24


class LegacyNumber(forms.CharField):
    """Its number in its one form: a letter and nine digits, or the digits alone; fault `bad_legacy_no`."""

    widget = CodeInput

    def __init__(self, *, label: Any, required: bool = True) -> None:
        hint = _("一个字母加九位数字；2000 年以前的没有字母")
        super().__init__(label=label, required=required, max_length=_LONGEST, help_text=hint)

    def clean(self, value: Any) -> str:
        """The number, or none where it need not be known."""
        no = normalise_certificate_no(super().clean(value))
        if no and not is_legacy_certificate_no(no):
            raise ValidationError("", code="bad_legacy_no")
        return no
