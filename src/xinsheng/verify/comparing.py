"""Comparing what someone reads off the paper with what was issued: per field agree or differ, never what it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.verification import Statement
from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.proof.service_statements import ServiceContent
from xinsheng.standards.either_certificate_no import either_no_fault, is_of_service, normalise_either_no
from xinsheng.standards.names import normalise_name

_LONGEST = 60
_NO_FAULTS = {
    "birth": _("证件编号是一个字母和九位数字，请对照证件逐位核对"),
    "service": _("编号有抄错的地方。生育服务证的编号以 SF 开头，共 20 位，请对照证件逐位核对"),
}


def agreement(statement: Statement | None, *, read: Mapping[str, Any]) -> dict[str, bool]:
    """Say for each field that was read off the paper whether it agrees; with no certificate none does.

    Fields: `certificate_no` (text), `printed_name` (text; the child's, or either spouse's), `printed_on` (day; of
    birth, or of registration).
    """
    given = {field: value for field, value in read.items() if value}
    issued = _issued(statement) if statement else {}
    return {field: value in issued.get(field, ()) for field, value in given.items()}


def _issued(statement: Statement) -> Mapping[str, tuple[str | date, ...]]:
    """What each field may say."""
    content = statement.content
    if isinstance(content, ServiceContent):
        names = [spouse.name for spouse in (content.woman, content.man) if spouse]
        on = content.registered_on
    else:
        names, on = [content.child.name], content.child.born_local.date()
    return {
        "certificate_no": (statement.certificate_no,),
        "printed_name": tuple(normalise_name(name) for name in names),
        "printed_on": (on,),
    }


class PrintedFieldsForm(forms.Form):
    """Things printed on the paper of either certificate; each is left empty or read off it."""

    printed_name = forms.CharField(
        label=_("姓名"),
        widget=NameInput,
        max_length=_LONGEST,
        required=False,
        help_text=_("出生医学证明填孩子的姓名，生育服务证填夫妻任意一方的姓名，与证件上逐字相同"),
    )
    printed_on = DayInParts(
        label=_("日期"),
        required=False,
        help_text=_("出生医学证明填孩子的出生日期，生育服务证填登记日期，例如 2026 11 22"),
    )

    def clean_printed_name(self) -> str:
        """The name as it is stored."""
        return normalise_name(self.cleaned_data["printed_name"])


class NumberField(forms.CharField):
    """A certificate number as typed from paper; faults: `required`, `not_a_certificate_no`."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=_("证件编号"),
            widget=CodeInput,
            max_length=_LONGEST,
            required=required,
            help_text=_("出生医学证明是一个字母和九位数字，生育服务证以 SF 开头，共 20 位；更早的照证件填写"),
        )

    def clean(self, value: str | None) -> str:
        """The number without what thumbs add."""
        no = normalise_either_no(super().clean(value))
        if no and either_no_fault(no):
            raise ValidationError(
                _NO_FAULTS["service" if is_of_service(no) else "birth"], code="not_a_certificate_no"
            )
        return no
