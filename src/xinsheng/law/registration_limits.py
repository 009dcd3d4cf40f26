"""The clock of a registration that a person handles (invariant 45): by whose calendar, how urgent, when it climbs.

The policy's working days after the day of the transfer, by the accepting place's calendar. The counting itself is
`standards.working_days`: the machine starts it, nothing pauses it but a dated policy (there is none), no person moves
it; and a day in a year whose notice is missing is provisional and counted again when the notice comes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from xinsheng.standards.working_days import (
    DueDate,
    WorkingCalendar,
    YearNotice,
    due_on,
    national_calendar,
    read_notice,
    working_days_between,
)

Days = Mapping[str, Sequence[str]]  # "off" and "on", each a list of "MM-DD", as a calendar is laid down
CalendarRow = tuple[int, str, Days]  # year, division code ('' for the whole country), days
_SOON = 1  # working days left


class Urgency(StrEnum):
    """How near the last day is."""

    IN_TIME = "in_time"  # 期限内
    SOON = "soon"  # 即将到期
    OVERDUE = "overdue"  # 已超期


def calendar_of(rows: Iterable[CalendarRow]) -> WorkingCalendar:
    """The calendar of a place: the country's years, and over them the place's own days; a later row over an earlier.

    A row without division is a year's notice of the State Council and takes the place of the one that comes with the
    product. A row of a division says what is free there (放假办法 art. 4) and what is worked there all the same; a
    second one of the same year and division takes its place. Raises ValueError for a day that its year does not have.
    """
    notices, local = dict(national_calendar().notices), dict[tuple[int, str], YearNotice]()
    for year, division_code, days in rows:
        notice = read_notice(year, off=days.get("off", ()), on=days.get("on", ()))
        if division_code:
            local.pop((year, division_code), None)
            local[year, division_code] = notice
        else:
            notices[year] = notice
    free, worked = frozenset[date](), frozenset[date]()
    for notice in local.values():
        free, worked = (free - notice.on) | notice.off, (worked - notice.off) | notice.on
    return WorkingCalendar(notices=notices, local_holidays=free, local_workdays=worked)


def due_date(accepted_on: date, *, days: int, calendar: WorkingCalendar) -> DueDate:
    """The last day, to its end: the `days`-th working day after the day of the transfer (invariant 45).

    `accepted_on` is the civil day (`civil_date`), itself not counted (Civil Code art. 201, 行政许可法 art. 82).
    Raises ValueError for less than one day.
    """
    return due_on(accepted_on, days, calendar=calendar)


def working_days_left(last_day: date, *, today: date, calendar: WorkingCalendar) -> int:
    """How many working days are left after today, the last day included; 0 on the last day and after it."""
    return working_days_between(today, last_day, calendar=calendar)


def urgency(last_day: date, *, today: date, calendar: WorkingCalendar) -> Urgency:
    """How urgent a case is: in time, soon (the last day is today or the next working day), overdue."""
    if escalates(last_day, today=today):
        return Urgency.OVERDUE
    near = working_days_left(last_day, today=today, calendar=calendar) <= _SOON
    return Urgency.SOON if near else Urgency.IN_TIME


def soon_until(today: date, *, calendar: WorkingCalendar) -> date:
    """The latest last day that is soon today: the day before the second working day after today."""
    return due_on(today, _SOON + 1, calendar=calendar).on - timedelta(days=1)


def escalates(last_day: date, *, today: date) -> bool:
    """Whether the case climbs to the county by itself: the whole last day has passed (invariant 48)."""
    return today > last_day
