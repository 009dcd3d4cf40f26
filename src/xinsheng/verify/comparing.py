"""Comparing what someone reads off the paper with what was issued: per field agree or differ, never what it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.proof.statements import CertificateStatement
from xinsheng.standards.certificate_numbers import certificate_no_fault, normalise_certificate_no
from xinsheng.standards.names import normalise_name

_LONGEST = 60


def agreement(statement: CertificateStatement | None, *, read: Mapping[str, Any]) -> dict[str, bool]:
    """Say for each field that was read off the paper whether it agrees; with no certificate none does.

    Fields: `certificate_no` (text), `child_name` (text), `born_on` (day).
    """
    given = {name: value for name, value in read.items() if value}
    if statement is None:
        return dict.fromkeys(given, False)
    child = statement.content.child
    issued: dict[str, str | date] = {
        "certificate_no": statement.certificate_no,
        "child_name": normalise_name(child.name),
        "born_on": child.born_local.date(),
    }
    return {name: value == issued[name] for name, value in given.items()}


class PrintedFieldsForm(forms.Form):
    """Things printed on the paper; each is left empty or read off it."""

    child_name = forms.CharField(
        label=_("孩子的姓名"), widget=NameInput, max_length=_LONGEST, required=False, help_text=_("与证件上逐字相同")
    )
    born_on = DayInParts(label=_("出生日期"), required=False, help_text=_("例如 2026 11 22"))

    def clean_child_name(self) -> str:
        """The name as it is stored."""
        return normalise_name(self.cleaned_data["child_name"])


class NumberField(forms.CharField):
    """A certificate number as typed from paper; faults: `required`, `not_a_certificate_no`."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=_("证件编号"),
            widget=CodeInput,
            max_length=_LONGEST,
            required=required,
            help_text=_("一个字母和九位数字"),
        )

    def clean(self, value: str | None) -> str:
        """The number without what thumbs add."""
        no = normalise_certificate_no(super().clean(value))
        if no and certificate_no_fault(no):
            raise ValidationError(_("证件编号是一个字母和九位数字，请对照证件逐位核对"), code="not_a_certificate_no")
        return no
