"""What differs by place or year: dated policies and working-day calendars, each with its source."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from xinsheng.law.policies import POLICY_NAMES

WHOLE_PROVINCE = ""
_LEVELS = (2, 4, 6, 9, 12)  # province, prefecture, county, township, village (GB/T 2260, GB/T 10114)


def lineage_of(division_code: str) -> tuple[str, ...]:
    """Give the codes whose policies reach this division: the whole province first, itself last.

    `division_code` has 12 digits or is '' for the whole province.
    """
    if not division_code:
        return (WHOLE_PROVINCE,)
    return (WHOLE_PROVINCE, *(division_code[:level].ljust(12, "0") for level in _LEVELS))


class PolicyRowQuerySet(models.QuerySet["PolicyRow"]):
    """Questions about policies."""

    def in_force(self, *, on: date, division_code: str = WHOLE_PROVINCE) -> Self:
        """Give one row a name: the nearest place's, and there the one that took force last.

        Of two that took force on one day the later laid down wins. `on` counts up to and with `until_on`.
        """
        return (
            self.filter(from_on__lte=on, division_code__in=lineage_of(division_code))
            .filter(Q(until_on__isnull=True) | Q(until_on__gte=on))
            .order_by("name", F("division_code").desc(), "-from_on", "-laid_down_at", "-id")
            .distinct("name")
        )


class PolicyRow(models.Model):
    """One policy's value at one place from one day on, and where that is written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.TextField()
    division_code = models.CharField(max_length=12, default=WHOLE_PROVINCE)
    value = models.JSONField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    source = models.TextField()
    proposal = models.ForeignKey("registry.Proposal", on_delete=models.PROTECT, null=True, related_name="policy_rows")
    laid_down_at = models.DateTimeField()

    objects = PolicyRowQuerySet.as_manager()

    class Meta:
        db_table = "policy_row"
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="policy_row_has_a_source"),
            models.CheckConstraint(condition=Q(name__in=list(POLICY_NAMES)), name="policy_row_name"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="policy_row_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["name", "division_code", "-from_on"], name="policy_row_in_force")]


class CalendarYearQuerySet(models.QuerySet["CalendarYear"]):
    """Questions about calendars."""

    def as_known(self, *, division_code: str = WHOLE_PROVINCE) -> Self:
        """Give for each year and each place above or at the division the calendar laid down last.

        A place's own days (local ethnic holidays) come after the province's, to be read over them.
        """
        return (
            self.filter(division_code__in=lineage_of(division_code))
            .order_by("year", "division_code", "-laid_down_at", "-id")
            .distinct("year", "division_code")
        )


class CalendarYear(models.Model):
    """The days of one year that depart from Monday to Friday, as the State Council published them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    year = models.SmallIntegerField()
    division_code = models.CharField(max_length=12, default=WHOLE_PROVINCE)
    days = models.JSONField()
    source = models.TextField()
    laid_down_at = models.DateTimeField()

    objects = CalendarYearQuerySet.as_manager()

    class Meta:
        db_table = "calendar_year"
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="calendar_year_has_a_source")]
        indexes = [models.Index(fields=["year", "division_code"], name="calendar_year_by_place")]
