"""How many of what each office had in a civil day, and in a month of them: what supervisors' figures are made of.

Worked out from the books (`measure_tallies`), at any time again; nothing else rests on it.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Self
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Q, Sum

from xinsheng.law.measures import STANDING, Tally

from .promises import one_of

_TALLIES: Mapping[str, Tally] = {one.value: one for one in Tally}
Counts = Mapping[tuple[UUID, Tally], int]  # (office, tally): how many


class Span(StrEnum):
    """How long a time a count is of."""

    DAY = "day"
    MONTH = "month"


class MeasureCountQuerySet(models.QuerySet["MeasureCount"]):
    """Questions about counts."""

    def of(self, span: Span, *, on: date) -> Self:
        """Give those of one day, or of the month that begins on it."""
        return self.filter(span=span, on=on)

    def as_counts(self) -> Counts:
        """Give the numbers by office and tally; a zero is none."""
        found = self.exclude(number=0).values_list("office", "tally", "number")
        return {(office, Tally(tally)): number for office, tally, number in found}

    def by_office(self) -> Mapping[UUID, Mapping[Tally, int]]:
        """Give the same office by office, in few rows: a page reads a whole province."""
        rows = self.exclude(number=0).order_by().values_list("office")
        found = rows.annotate(tallies=ArrayAgg("tally"), numbers=ArrayAgg("number"))
        return {
            office: dict(zip(map(_TALLIES.__getitem__, tallies), numbers, strict=True))
            for office, tallies, numbers in found
        }

    def summed(self, *, first: date, last: date) -> Counts:
        """Give the sums of the days from the first to the last; what stands is not added up."""
        days = self.filter(span=Span.DAY, on__range=(first, last)).exclude(tally__in=STANDING)
        found = days.values_list("office", "tally").annotate(together=Sum("number")).order_by()
        return {(office, Tally(tally)): number for office, tally, number in found if number}


class MeasureCount(models.Model):
    """One number: of a day, or of a month by its first day."""

    id = models.BigAutoField(primary_key=True)
    span = models.TextField()
    on = models.DateField()
    tally = models.TextField()
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.IntegerField()

    objects = MeasureCountQuerySet.as_manager()

    class Meta:
        db_table = "measure_count"
        constraints = [
            models.UniqueConstraint(
                fields=["span", "on", "tally", "office"], include=["number"], name="measure_count_once"
            ),
            one_of(Span, field="span", name="measure_count_span"),
            one_of(Tally, field="tally", name="measure_count_tally"),
            models.CheckConstraint(condition=Q(number__gte=0), name="measure_count_number"),
            models.CheckConstraint(
                condition=~Q(span=Span.MONTH.value) | Q(on__day=1), name="measure_count_month_by_its_first_day"
            ),
        ]


class CountedDay(models.Model):
    """That a civil day was counted, and when last: at a moment after its end it is counted whole."""

    on = models.DateField(primary_key=True)
    counted_at = models.DateTimeField()

    class Meta:
        db_table = "counted_day"
