from dataclasses import replace
from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]  # it brings no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinsheng.standards.working_days import (
    DueDate,
    WorkingCalendar,
    due_on,
    national_calendar,
    read_notice,
    working_days_between,
)

CALENDAR = national_calendar()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "days", "due", "why"),
    [
        ("2026-11-16", 5, "2026-11-23", "a Monday; the weekend is left out"),
        ("2026-11-21", 5, "2026-11-27", "a Saturday: Monday is the first day"),
        ("2026-09-18", 1, "2026-09-20", "a Sunday worked to make up"),
        ("2026-09-30", 1, "2026-10-08", "the October holidays"),
        ("2026-02-13", 2, "2026-02-24", "Saturday 14 is worked, then the Spring Festival"),
        ("2025-12-31", 1, "2026-01-04", "New Year, and a Sunday worked"),
    ],
)
def test_a_limit_ends_on_the_last_working_day_counted(start: str, days: int, due: str, why: str) -> None:
    assert due_on(day(start), days, calendar=CALENDAR) == DueDate(on=day(due), provisional=False), why


def test_a_limit_into_a_year_without_notice_is_provisional_and_knows_the_statutory_days() -> None:
    assert due_on(day("2026-12-31"), 1, calendar=CALENDAR) == DueDate(on=day("2027-01-04"), provisional=True)
    assert due_on(day("2027-02-04"), 1, calendar=CALENDAR).on == day("2027-02-09")
    assert due_on(day("2028-09-30"), 1, calendar=CALENDAR).on == day("2028-10-04")
    assert not due_on(day("2026-12-30"), 1, calendar=CALENDAR).provisional


def test_when_the_notice_comes_the_limit_is_final() -> None:
    notice = read_notice(2027, off=["01-01", "01-04"], on=["01-09"])
    loaded = WorkingCalendar(notices={**CALENDAR.notices, 2027: notice})
    assert due_on(day("2026-12-31"), 1, calendar=loaded) == DueDate(on=day("2027-01-05"), provisional=False)
    assert loaded.is_working(day("2027-01-09"))


def test_a_prefectures_own_holiday_is_no_working_day_there() -> None:
    there = replace(CALENDAR, local_holidays=frozenset({day("2026-11-20")}))
    assert due_on(day("2026-11-19"), 1, calendar=there).on == day("2026-11-23")
    assert due_on(day("2026-11-19"), 1, calendar=CALENDAR).on == day("2026-11-20")


def test_a_limit_has_at_least_one_day_and_ends_within_time() -> None:
    with pytest.raises(ValueError, match="less_than_one_day"):
        due_on(day("2026-11-20"), 0, calendar=CALENDAR)
    with pytest.raises(OverflowError):
        due_on(date.max, 1, calendar=CALENDAR)


def test_days_between_are_counted_without_the_first() -> None:
    assert working_days_between(day("2026-11-16"), day("2026-11-23"), calendar=CALENDAR) == 5
    assert working_days_between(day("2026-11-23"), day("2026-11-16"), calendar=CALENDAR) == 0


def slow_due(start: date, days: int) -> date:
    """Count another way: list every day, let the other package judge each, take the one wanted."""
    after = [start + timedelta(days=n) for n in range(1, 3 * days + 20)]
    return [one for one in after if chinese_calendar.is_workday(one)][days - 1]


@settings(max_examples=2000, deadline=None)
@given(st.dates(date(2004, 1, 1), date(2026, 8, 31)), st.integers(1, 30))
def test_an_independent_count_comes_to_the_same_day(start: date, days: int) -> None:
    due = due_on(start, days, calendar=CALENDAR)
    assert (due.on, due.provisional) == (slow_due(start, days), False)
    assert working_days_between(start, due.on, calendar=CALENDAR) == days


def test_every_day_of_the_notices_is_as_the_other_package_has_it() -> None:
    span = (date(2004, 1, 1) + timedelta(days=n) for n in range((date(2027, 1, 1) - date(2004, 1, 1)).days))
    assert [one for one in span if CALENDAR.is_working(one) != chinese_calendar.is_workday(one)] == []
