"""What is asked of a page of supervision: which month, which measure."""

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.law.measures import Measure, find_measure
from xinsheng.look.moments import month_of
from xinsheng.registry.models import CountedDay
from xinsheng.standards.divisions import DivisionLevel

MONTHS = 24  # that can be looked at, the latest first


class MonthForm(forms.Form):
    """The month, and hidden what is looked at: the measure, and a prefecture that has no office and so no page."""

    month = forms.ChoiceField(label=_("月份"), required=False)
    of = forms.CharField(required=False, widget=forms.HiddenInput)
    within = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: object, *, months: tuple[date, ...]) -> None:
        super().__init__(data, initial={"month": f"{months[0]:%Y-%m}"})  # type: ignore[arg-type]
        self._months = {f"{month:%Y-%m}": month for month in months}
        field = self.fields["month"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  the line above made it
        field.choices = [(text, month_of(month)) for text, month in self._months.items()]

    @property
    def told_month(self) -> date:
        """The month asked for by its first day; the latest where none was, or none that was counted."""
        told = self.data.get("month", "") if self.is_bound else ""
        return self._months.get(told) or next(iter(self._months.values()))

    def find_measure(self) -> Measure | None:
        """The measure asked for; None where none was, or none that is."""
        return find_measure(self.data.get("of", "") if self.is_bound else "")

    @property
    def told_within(self) -> str:
        """The four digits of the prefecture asked for; '' where none was."""
        told = self.data.get("within", "") if self.is_bound else ""
        return told if len(told) == DivisionLevel.PREFECTURE and told.isdecimal() else ""


def counted_months(*, today: date) -> tuple[date, ...]:
    """The months of which something was counted, the latest first; this month in any case."""
    found = set(CountedDay.objects.dates("on", "month", order="DESC")[:MONTHS])
    return tuple(sorted(found | {today.replace(day=1)}, reverse=True))


def counted_at(month: date, *, last: date) -> tuple[date, datetime] | None:
    """The latest day of a month that was counted, and when; None where none was."""
    days = CountedDay.objects.filter(on__range=(month, last)).order_by("-on")
    return days.values_list("on", "counted_at").first()
