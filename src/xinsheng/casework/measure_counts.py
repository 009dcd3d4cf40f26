"""Supervisors' figures: each civil day is counted from the books, its month with it, and may be counted again.

Nothing rests on them: what was counted wrongly, or under rules that were, is counted anew (`xinsheng measures`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from xinsheng.casework.limits import Calendars
from xinsheng.law.measures import STANDING, Tally
from xinsheng.registry.models import (
    CountedDay,
    Counts,
    JournalEntry,
    MeasureCount,
    Span,
    tally_day,
    tally_decided,
    tally_standing,
)
from xinsheng.standards.civil_time import civil_date, first_moment
from xinsheng.standards.working_days import working_days_between

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Where what was kept is not what the books say now."""

    on: date
    span: Span
    office_id: UUID
    tally: Tally
    kept: int
    counted: int


def count_day(on: date, *, at: datetime) -> None:
    """Count a civil day that has begun, up to the moment `at`; of the day of `at` itself how it stands as well.

    One day after another, whoever counts: of two days of a month at once each would leave the other out of its sum.
    """
    with transaction.atomic():
        _count_alone()
        counted = dict(_counted(on))
        if on == civil_date(at):
            counted |= tally_standing(at=at, on=on)
        CountedDay.objects.update_or_create(on=on, defaults={"counted_at": at})
        kept = MeasureCount.objects.of(Span.DAY, on=on)
        tallies = set(Tally) if on == civil_date(at) else set(Tally) - STANDING
        _keep(counted, span=Span.DAY, on=on, before=_of(kept.as_counts(), tallies))
        _sum_up(on.replace(day=1))


def _count_alone() -> None:
    """Wait until no other transaction counts; whoever reads is not kept waiting."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE counted_day IN SHARE ROW EXCLUSIVE MODE")


def days_to_count(*, at: datetime) -> Iterator[date]:
    """The civil days that nobody has counted since they were over, today first, then the latest."""
    today = civil_date(at)
    yield today
    known = dict(CountedDay.objects.values_list("on", "counted_at"))
    day = today - _DAY
    while day >= first_day(today):
        if day not in known or known[day] < _end_of(day):
            yield day
        day -= _DAY


def find_differences(on: date, *, at: datetime) -> tuple[Difference, ...]:
    """What was kept of a day and is not what the books say now; of how it stood then nobody can say any more."""
    counted = _counted(on) if civil_date(at) != on else _counted(on, until=_counted_at(on))
    kept = _flowing(MeasureCount.objects.of(Span.DAY, on=on).as_counts())
    return tuple(_differences(kept, counted, on=on, span=Span.DAY))


def find_month_differences(month: date) -> tuple[Difference, ...]:
    """Where what was kept of a month (its first day) is not the sum of its days."""
    kept = _flowing(MeasureCount.objects.of(Span.MONTH, on=month).as_counts())
    return tuple(_differences(kept, _summed(month), on=month, span=Span.MONTH))


def last_day_of(month: date) -> date:
    """The last day of a month, by its first."""
    return (month + timedelta(days=31)).replace(day=1) - _DAY


def first_day(today: date) -> date:
    """The day on which the books begin."""
    first = JournalEntry.objects.order_by("id").values_list("at", flat=True).first()
    return civil_date(first) if first else today


def _counted(on: date, *, until: datetime | None = None) -> Counts:
    """What happened on a civil day, or until a moment of it."""
    begin, end = first_moment(on), until or _end_of(on)
    found: dict[tuple[UUID, Tally], int] = defaultdict(int, tally_day(begin=begin, end=end))
    calendars = Calendars()
    for one in tally_decided(on, begin=begin, end=end):
        took = working_days_between(one.accepted_on, on, calendar=calendars.at(one.accepted_code))
        found[one.office_id, Tally.DECIDED] += one.number
        found[one.office_id, Tally.DECIDED_IN_TIME] += one.in_time
        found[one.office_id, Tally.WORKING_DAYS] += one.number * took
    return {key: number for key, number in found.items() if number}


def _sum_up(month: date) -> None:
    """A month is the sum of its days; how it stands is as it stood on the last day that says so."""
    counted = dict(_summed(month))
    days = MeasureCount.objects.filter(span=Span.DAY, on__range=(month, last_day_of(month)), tally__in=STANDING)
    last = days.order_by("-on").values_list("on", flat=True).first()
    if last is not None:
        counted |= _of(MeasureCount.objects.of(Span.DAY, on=last).as_counts(), STANDING)
    kept = MeasureCount.objects.of(Span.MONTH, on=month).as_counts()
    _keep(counted, span=Span.MONTH, on=month, before=kept)


def _summed(month: date) -> Counts:
    return MeasureCount.objects.all().summed(first=month, last=last_day_of(month))


def _keep(counted: Counts, *, span: Span, on: date, before: Counts) -> None:
    """Write what is another number than before; what is none any more is a zero."""
    changed = {key: number for key, number in counted.items() if before.get(key) != number}
    changed |= {key: 0 for key in before if key not in counted}
    MeasureCount.objects.bulk_create(
        (
            MeasureCount(span=span.value, on=on, tally=tally.value, office_id=office, number=number)
            for (office, tally), number in changed.items()
        ),
        update_conflicts=True,
        unique_fields=["span", "on", "tally", "office"],
        update_fields=["number"],
        batch_size=2000,
    )


def _differences(kept: Counts, counted: Counts, *, on: date, span: Span) -> Iterator[Difference]:
    for office, tally in sorted({*kept, *counted}):
        before, now = kept.get((office, tally), 0), counted.get((office, tally), 0)
        if before != now:
            yield Difference(on=on, span=span, office_id=office, tally=tally, kept=before, counted=now)


def _of(counts: Counts, tallies: frozenset[Tally] | set[Tally]) -> Counts:
    return {key: number for key, number in counts.items() if key[1] in tallies}


def _flowing(counts: Counts) -> Counts:
    return {key: number for key, number in counts.items() if key[1] not in STANDING}


def _counted_at(on: date) -> datetime | None:
    return CountedDay.objects.filter(on=on).values_list("counted_at", flat=True).first()


def _end_of(on: date) -> datetime:
    return first_moment(on + _DAY)
