"""The clock of a registration with a person: whose calendar, how urgent, when it climbs."""

from datetime import date, timedelta

import pytest

from xinsheng.law.registration_limits import (
    Urgency,
    calendar_of,
    due_date,
    escalates,
    soon_until,
    urgency,
    working_days_left,
)
from xinsheng.standards.working_days import national_calendar

HERE, ABOVE = "522601000000", "522600000000"


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(accepted_on: str, *rows: tuple[int, str, dict[str, list[str]]]) -> tuple[str, bool]:
    found = due_date(day(accepted_on), days=5, calendar=calendar_of(rows))
    return found.on.isoformat(), found.provisional


@pytest.mark.parametrize(
    ("accepted_on", "last_day", "why"),
    [
        ("2026-11-23", "2026-11-30", "a Monday: Tuesday to Friday, and the Monday after"),
        ("2026-11-28", "2026-12-04", "a Saturday: Monday is the first day"),
        ("2026-09-18", "2026-09-24", "the Sunday after is worked: it counts"),
        ("2026-09-30", "2026-10-13", "before the October holidays; Saturday the 10th is worked"),
        ("2026-02-14", "2026-02-28", "on a Saturday that is worked, before the Spring Festival; the 28th is worked"),
        ("2026-12-25", "2027-01-04", "over New Year, of a year without notice"),
    ],
)
def test_five_working_days_after_the_day_of_the_transfer(accepted_on: str, last_day: str, why: str) -> None:
    assert due(accepted_on) == (last_day, last_day > "2027"), why


def test_without_rows_the_calendar_is_the_countrys_own() -> None:
    assert calendar_of([]) == national_calendar()


def test_a_years_notice_makes_what_was_provisional_final() -> None:
    notice = (2027, "", {"off": ["01-01", "01-04"], "on": ["01-09"]})

    assert due("2026-12-25") == ("2027-01-04", True)
    assert due("2026-12-25", notice) == ("2027-01-05", False)


def test_a_later_notice_takes_the_place_of_the_one_that_comes_with_the_product() -> None:
    assert due("2026-11-23", (2026, "", {"off": ["11-24"]})) == ("2026-12-01", False)
    assert due("2026-11-23", (2026, "", {"off": ["11-24"]}), (2026, "", {"off": ["11-25", "11-26"]})) == (
        "2026-12-02",
        False,
    )


def test_a_prefectures_own_holiday_does_not_count_there() -> None:
    assert due("2026-11-19", (2026, ABOVE, {"off": ["11-20", "11-23"]})) == ("2026-11-30", False)


def test_a_local_holiday_on_a_saturday_that_the_country_works_is_free_there() -> None:
    assert due("2026-10-09") == ("2026-10-15", False)
    assert due("2026-10-09", (2026, ABOVE, {"off": ["10-10"]})) == ("2026-10-16", False)


def test_a_nearer_place_may_work_on_a_day_that_the_one_above_has_off_and_on_a_sunday_of_its_own() -> None:
    above = (2026, ABOVE, {"off": ["11-20"]})
    here = (2026, HERE, {"off": [], "on": ["11-20", "11-22"]})

    assert due("2026-11-19", above) == ("2026-11-27", False)
    assert due("2026-11-19", above, here) == ("2026-11-25", False)
    assert due("2026-11-19", here, above) == ("2026-11-26", False)


def test_a_places_second_row_of_a_year_takes_the_place_of_its_first() -> None:
    wrong, right = (2026, HERE, {"off": ["11-20"]}), (2026, HERE, {"off": ["11-25"]})

    assert due("2026-11-19", wrong, right) == due("2026-11-19", right) == ("2026-11-27", False)


def test_a_place_with_days_of_its_own_is_still_provisional_while_the_years_notice_is_missing() -> None:
    assert due("2027-01-05", (2027, HERE, {"off": ["01-06"], "on": ["01-09"]})) == ("2027-01-12", True)


def test_a_day_that_its_year_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="out of range"):
        calendar_of([(2026, "", {"off": ["02-30"]})])


def test_a_limit_has_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="less_than_one_day"):
        due_date(day("2026-11-23"), days=0, calendar=national_calendar())


@pytest.mark.parametrize(
    ("today", "left", "how"),
    [
        ("2026-11-23", 5, Urgency.IN_TIME),
        ("2026-11-26", 2, Urgency.IN_TIME),
        ("2026-11-27", 1, Urgency.SOON),
        ("2026-11-28", 1, Urgency.SOON),  # a Saturday: Monday is the next working day, and the last
        ("2026-11-30", 0, Urgency.SOON),
        ("2026-12-01", 0, Urgency.OVERDUE),
    ],
)
def test_how_urgent_a_case_is(today: str, left: int, how: Urgency) -> None:
    last_day, calendar = day("2026-11-30"), national_calendar()

    assert working_days_left(last_day, today=day(today), calendar=calendar) == left
    assert urgency(last_day, today=day(today), calendar=calendar) is how
    assert escalates(last_day, today=day(today)) is (how is Urgency.OVERDUE)


def test_what_is_soon_is_what_a_list_counts_as_soon() -> None:
    calendar, first = national_calendar(), day("2026-01-01")
    for today in (first + timedelta(days=passed) for passed in range(365)):
        near = [
            today + timedelta(days=ahead)
            for ahead in range(-3, 20)
            if urgency(today + timedelta(days=ahead), today=today, calendar=calendar) is Urgency.SOON
        ]
        assert (near[0], near[-1]) == (today, soon_until(today, calendar=calendar)), today


def test_a_case_whose_last_day_is_before_a_weekend_climbs_on_the_saturday() -> None:
    assert escalates(day("2026-11-27"), today=day("2026-11-28"))
