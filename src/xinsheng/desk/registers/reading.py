"""A register's lines that were asked for: of some days, of one number, a page at a time."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.registers.kinds import Register
from xinsheng.desk.setting_up.office_forms import day_field, refuse_backwards
from xinsheng.look.fields import CodeInput
from xinsheng.registry.models import Office
from xinsheng.standards.certificate_numbers import certificate_no_fault, normalise_certificate_no
from xinsheng.standards.civil_time import first_moment

PAGE = 50
ON_PAPER = 5_000  # lines; a longer register is printed month by month
IN_A_SHEET = 50_000
SCREEN, WORKBOOK, SHEET, PAPER = "screen", "workbook", "sheet", "paper"


class RegisterForm(forms.Form):
    """The days, a number if one is sought, and the way in which the lines are wanted."""

    first = day_field(_("从"))
    last = day_field(_("到"))
    no = forms.CharField(label=_("证件编号"), widget=CodeInput, max_length=20, required=False)
    way = forms.ChoiceField(
        choices=[(one, one) for one in (SCREEN, WORKBOOK, SHEET, PAPER)], required=False, widget=forms.HiddenInput
    )
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_no(self) -> str:
        """A whole number, or none."""
        no = normalise_certificate_no(self.cleaned_data["no"])
        if no and certificate_no_fault(no):
            raise ValidationError(gettext("证件编号为一个大写字母加九位数字，请对照证件核对"), code="bad_number")
        return no

    def clean(self) -> None:
        """First day before last day."""
        refuse_backwards(self, first="first", last="last")


def lines_of(
    register: Register, *, office: Office, first: date, last: date, no: str = "", after: UUID | None = None
) -> QuerySet[Any]:
    """The lines of these civil days, both included, the latest first; on a later page those after line `after`."""
    rows = register.rows(office).filter(_days(register, first=first, last=last))
    if no:
        rows = rows.filter(_holds(register, no))
    rows = rows.order_by(f"-{register.at}", "-pk")
    before = rows.filter(pk=after).values_list(register.at, flat=True).first() if after else None
    if before is None:
        return rows
    return rows.filter(Q(**{f"{register.at}__lt": before}) | Q(**{register.at: before, "pk__lt": after}))


def _days(register: Register, *, first: date, last: date) -> Q:
    if register.by_day:
        return Q(**{f"{register.at}__range": (first, last)})
    end = last + timedelta(days=1)
    return Q(**{f"{register.at}__gte": first_moment(first), f"{register.at}__lt": first_moment(end)})


def _holds(register: Register, no: str) -> Q:
    """One number; or a range that holds it, which is of its letter and province."""
    if len(register.numbers) == 1:
        return Q(**{register.numbers[0]: no})
    first, last = register.numbers
    return Q(**{f"{first}__lte": no, f"{last}__gte": no, f"{first}__startswith": no[:3]})


def cells_of(register: Register, rows: QuerySet[Any] | list[Any]) -> Iterator[tuple[str, ...]]:
    """The lines as they are shown, cell by cell."""
    return (register.cells(row) for row in rows)
