"""The clock against an independent one, for every hour of 2004 to 2027 and three calendars (trial G19).

The other clock has its own list of 2027, its own way of counting (a sorted list of working days, and the fifth one in
it), and its own civil time (UTC and eight hours: China has had no summer time since 1991). Which days of 2004 to 2026
are worked it asks another package, from which our data were once read; so those of 2026 are also written out here.
"""

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta

import chinese_calendar  # type: ignore[import-untyped]  # it brings no types
import pytest

from xinsheng.law.registration_limits import CalendarRow, calendar_of, due_date
from xinsheng.standards.civil_time import CIVIL_ZONE, civil_date
from xinsheng.standards.working_days import DueDate, WorkingCalendar

DAYS = 5
FIRST, LAST = date(2004, 1, 1), date(2027, 12, 31)
YEARS = range(2004, 2028)
STATUTORY_2027 = [
    "01-01",
    "02-05",
    "02-06",
    "02-07",
    "02-08",
    "04-05",
    "05-01",
    "05-02",
    "06-09",
    "09-15",
    "10-01",
    "10-02",
    "10-03",
]
# Invented, in the manner of two autonomous prefectures: a founding day each year, a festival that moves.
QIANDONGNAN: dict[int, list[str]] = {year: ["07-23", f"11-{year % 9 + 11}"] for year in YEARS}
QIANNAN: dict[int, list[str]] = {year: ["08-08", "08-09", f"04-{year % 8 + 6:02}"] for year in YEARS}
WHOLE_COUNTRY: dict[int, list[str]] = {}
CALENDARS = {"": WHOLE_COUNTRY, "522600000000": QIANDONGNAN, "522700000000": QIANNAN}


def works(day: date) -> bool:
    """What the other package says; of 2027 the plain week and the statutory days, of 2028 the first of January."""
    if day.year <= 2026:
        return bool(chinese_calendar.is_workday(day))
    free = STATUTORY_2027 if day.year == 2027 else ["01-01"]
    return day.isoweekday() < 6 and f"{day:%m-%d}" not in free


class OtherClock:
    """Counts another way: all working days in a list, and the fifth after the day."""

    def __init__(self, local: dict[int, list[str]]) -> None:
        free = {date.fromisoformat(f"{year}-{day}") for year, days in local.items() for day in days}
        span = (FIRST + timedelta(days=n) for n in range((date(2028, 1, 31) - FIRST).days + 1))
        self.working = [day for day in span if day not in free and works(day)]

    def due(self, at: datetime) -> DueDate:
        shifted = at.timestamp() + 8 * 3600
        day = date(1970, 1, 1) + timedelta(days=int(shifted // 86400))
        last = self.working[bisect_right(self.working, day) + DAYS - 1]
        return DueDate(on=last, provisional=last.year > 2026)


def ours(division_code: str) -> WorkingCalendar:
    rows: list[CalendarRow] = [(year, division_code, {"off": off}) for year, off in CALENDARS[division_code].items()]
    return calendar_of(rows)


def hours() -> list[datetime]:
    """Every hour that begins on a civil day of 2004 to 2027."""
    begin = datetime(2003, 12, 31, 16, tzinfo=UTC)
    return [begin + timedelta(hours=n) for n in range(((LAST - FIRST).days + 1) * 24)]


@pytest.mark.parametrize("division_code", list(CALENDARS))
def test_every_hour_of_twenty_four_years_has_the_last_day_that_another_clock_has(division_code: str) -> None:
    calendar, other = ours(division_code), OtherClock(CALENDARS[division_code])
    known: dict[date, DueDate] = {}
    wrong = []
    every_hour = hours()
    for at in every_hour:
        day = civil_date(at)
        if day not in known:
            known[day] = due_date(day, days=DAYS, calendar=calendar)
        if known[day] != other.due(at):
            wrong.append(at)

    assert wrong == []
    assert len(every_hour) > 200_000
    assert len(known) == (LAST - FIRST).days + 1


def test_the_trial_has_what_makes_it_hard() -> None:
    """Weekends that are worked, transfers on free days, last days on worked weekends, days that only a place has."""
    country, prefecture = ours(""), ours("522600000000")
    span = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    due = {day: due_date(day, days=DAYS, calendar=country).on for day in span}

    assert sum(day.isoweekday() > 5 and country.is_working(day) for day in span) > 120
    assert {day.isoweekday() for day in span if not country.is_working(day)} == set(range(1, 8))
    assert sum(last.isoweekday() > 5 for last in due.values()) > 150
    assert sum(due_date(day, days=DAYS, calendar=prefecture).on != due[day] for day in span) > 150
    assert due_date(date(2026, 12, 24), days=DAYS, calendar=country).provisional is False
    assert due_date(date(2026, 12, 25), days=DAYS, calendar=country).provisional is True


def test_the_weekends_worked_and_weekdays_free_of_2026_are_those_of_the_notice() -> None:
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    worked = [f"{day:%m-%d}" for day in year if day.isoweekday() > 5 and ours("").is_working(day)]
    free = [f"{day:%m-%d}" for day in year if day.isoweekday() < 6 and not ours("").is_working(day)]

    assert worked == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert " ".join(free) == (
        "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 "
        "10-01 10-02 10-05 10-06 10-07"
    )


@pytest.mark.parametrize(
    ("at", "day", "last_day"),
    [
        ("2026-09-30T23:59:59+08:00", "2026-09-30", "2026-10-13"),  # a minute before the holiday
        ("2026-10-01T00:00:00+08:00", "2026-10-01", "2026-10-13"),
        ("2026-09-29T23:59:59+08:00", "2026-09-29", "2026-10-12"),
        ("2026-09-30T00:00:00+08:00", "2026-09-30", "2026-10-13"),
        ("2026-11-20T23:59:00+08:00", "2026-11-20", "2026-11-27"),  # Friday, then Saturday, Sunday, Monday
        ("2026-11-21T00:00:00+08:00", "2026-11-21", "2026-11-27"),
        ("2026-11-22T23:59:00+08:00", "2026-11-22", "2026-11-27"),
        ("2026-11-23T00:00:00+08:00", "2026-11-23", "2026-11-30"),
    ],
)
def test_a_minute_before_midnight_is_the_day_before(at: str, day: str, last_day: str) -> None:
    moment = datetime.fromisoformat(at)

    assert civil_date(moment.astimezone(UTC)).isoformat() == day
    assert due_date(civil_date(moment), days=DAYS, calendar=ours("")).on.isoformat() == last_day


def test_every_midnight_of_the_trial_divides_two_civil_days() -> None:
    for n in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=n)
        midnight = datetime(day.year, day.month, day.day, tzinfo=CIVIL_ZONE).astimezone(UTC)
        assert (midnight.hour, civil_date(midnight)) == (16, day)
        assert civil_date(midnight - timedelta(minutes=1)) == day - timedelta(days=1)
