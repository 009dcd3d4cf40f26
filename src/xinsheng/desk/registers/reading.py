"""A register's lines that were asked for: of some days, of one number, a page at a time."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.day_fields import day_field, refuse_backwards
from xinsheng.desk.registers.register import Register, Source
from xinsheng.look.fields import CodeInput
from xinsheng.registry.models import Office, store_balances
from xinsheng.standards.certificate_numbers import certificate_no_fault, normalise_certificate_no
from xinsheng.standards.civil_time import first_moment

PAGE = 50
ON_PAPER = 5_000  # lines; a longer register is printed month by month
IN_A_SHEET = 50_000
SCREEN, WORKBOOK, SHEET, PAPER = "screen", "workbook", "sheet", "paper"


class RegisterForm(forms.Form):
    """The days, a number if one is sought, and the way in which the lines are wanted."""

    first = day_field(_("起始日"))
    last = day_field(_("截止日"))
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


def first_day(register: Register, *, on: date) -> date:
    """The first day it shows where none is asked for."""
    return on - timedelta(days=register.days) if register.days else on.replace(day=1)


def lines_of(
    register: Register, *, office: Office, first: date, last: date, no: str = "", after: UUID | None = None, most: int
) -> list[Any]:
    """The lines of these civil days, both included, or those of a number on whatever day; the latest first.

    On a later page those after line `after`; at most `most`. Rows of several tables stand in one order: by their
    time, then by their id.
    """
    chosen = [_chosen(register, source, office=office, first=first, last=last, no=no) for source in register.sources]
    before = next((said for rows in chosen if (said := _time_of(rows, after)) is not None), None)
    found: list[Any] = []
    for rows in chosen:
        later = rows if before is None else rows.filter(Q(line_at__lt=before) | Q(line_at=before, pk__lt=after))
        found += later.order_by("-line_at", "-pk")[:most]
    lines = sorted(found, key=lambda row: (row.line_at, row.pk), reverse=True)[:most]
    if register.has_balance:
        balances = store_balances(office, lines=[row.pk for row in lines])
        for row in lines:
            row.balance = balances[row.pk]
    return lines


def count_of(register: Register, *, office: Office, first: date, last: date, made_by: Office) -> int:
    """How many lines stand there of these civil days, both included, that this one office made."""
    found = (_chosen(register, one, office=office, first=first, last=last, no="") for one in register.sources)
    return sum(rows.filter(office=made_by).count() for rows in found)


def _chosen(register: Register, source: Source, *, office: Office, first: date, last: date, no: str) -> QuerySet[Any]:
    of_days = _days(source.at, by_day=register.by_day, first=first, last=last)
    rows: QuerySet[Any] = source.rows(office).filter(_holds(source.numbers, no) if no else of_days)
    timed: QuerySet[Any] = rows.annotate(line_at=F(source.at))
    return timed


def _time_of(rows: QuerySet[Any], line: UUID | None) -> Any:
    return rows.filter(pk=line).values_list("line_at", flat=True).first() if line else None


def _days(at: str, *, by_day: bool, first: date, last: date) -> Q:
    if by_day:
        return Q(**{f"{at}__range": (first, last)})
    end = last + timedelta(days=1)
    return Q(**{f"{at}__gte": first_moment(first), f"{at}__lt": first_moment(end)})


def _holds(numbers: tuple[str, ...], no: str) -> Q:
    """One number; or a range that holds it, which is of its letter and province; nothing where no number stands."""
    if not numbers:
        return Q(pk__in=[])
    if len(numbers) == 1:
        return Q(**{numbers[0]: no})
    first, last = numbers
    return Q(**{f"{first}__lte": no, f"{last}__gte": no, f"{first}__startswith": no[:3]})


def cells_of(register: Register, rows: list[Any]) -> Iterator[tuple[str, ...]]:
    """The lines as they are shown, cell by cell."""
    return (register.cells(row) for row in rows)
