"""Working days: the State Council's yearly calendars and the counting of time limits in working days.

The day something happens is not counted (Civil Code art. 201), rest days and holidays are left out (行政许可法
art. 82). A year whose notice is not yet published is counted by weekends and the statutory days, and what
comes out is marked provisional, to be counted again when the notice is loaded.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_SATURDAY = 5
_FIXED_HOLIDAYS = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))  # 全国年节及纪念日放假办法 (2024), art. 2
# Days of the same article that follow the moon or the sun: 除夕 to 初三, 清明, 端午, 中秋.
_MOVABLE_HOLIDAYS = {2027: ((2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (6, 9), (9, 15))}


@dataclass(frozen=True, slots=True)
class YearNotice:
    """What a year's notice changes in the plain week."""

    off: frozenset[date]  # weekdays that are free
    on: frozenset[date]  # Saturdays and Sundays that are worked (调休上班)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The notices known, and the holidays a prefecture has set for itself (放假办法 art. 4)."""

    notices: Mapping[int, YearNotice]
    local_holidays: frozenset[date] = field(default_factory=frozenset)
    local_workdays: frozenset[date] = field(default_factory=frozenset)  # made up for them, in that place only

    def is_working(self, day: date) -> bool:
        """Say whether offices work on a day; in a year without notice, to the best of what is known."""
        if day in self.local_workdays or day in self.local_holidays:
            return day in self.local_workdays
        notice = self.notices.get(day.year)
        if notice is None:
            return day.weekday() < _SATURDAY and not _is_statutory(day)
        return day in notice.on or (day.weekday() < _SATURDAY and day not in notice.off)

    def is_provisional(self, day: date) -> bool:
        """Say whether the notice for the day's year is missing."""
        return day.year not in self.notices


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day of a time limit."""

    on: date
    provisional: bool  # a day counted lies in a year without notice: count again when it is loaded


def due_on(start: date, days: int, *, calendar: WorkingCalendar) -> DueDate:
    """Give the last day of a limit of `days` (at least 1) working days that begins with the event on `start`.

    The day of the event is not counted. Fewer than one day raises ValueError.
    """
    if days < 1:
        raise ValueError("less_than_one_day")
    left, provisional = days, False
    for day in _days_after(start):
        provisional = provisional or calendar.is_provisional(day)
        left -= calendar.is_working(day)
        if not left:
            return DueDate(on=day, provisional=provisional)
    raise OverflowError("end_of_time")


def working_days_between(start: date, end: date, *, calendar: WorkingCalendar) -> int:
    """Count the working days after `start` up to and including `end`; 0 when `end` is not after `start`."""
    return sum(calendar.is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


@cache
def national_calendar() -> WorkingCalendar:
    """Give the calendar of the notices that come with the product: 2004 to 2026."""
    text = (files("xinsheng.standards") / "data" / "working_days.json").read_text(encoding="utf-8")
    years = {int(year): lists for year, lists in json.loads(text).items()}
    return WorkingCalendar(notices={year: read_notice(year, **lists) for year, lists in years.items()})


def read_notice(year: int, *, off: Iterable[str], on: Iterable[str]) -> YearNotice:
    """Read a year's notice from its "MM-DD" lists: weekdays off, weekend days worked."""
    return YearNotice(off=_dates(year, off), on=_dates(year, on))


def _dates(year: int, days: Iterable[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(f"{year}-{day}") for day in days)


def _is_statutory(day: date) -> bool:
    of_the_day = (day.month, day.day)
    return of_the_day in _FIXED_HOLIDAYS or of_the_day in _MOVABLE_HOLIDAYS.get(day.year, ())


def _days_after(start: date) -> Iterator[date]:
    return (date.fromordinal(n) for n in range(start.toordinal() + 1, date.max.toordinal() + 1))
