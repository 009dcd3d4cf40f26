from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.standards.civil_time import age_on, civil, civil_date, first_moment, moment


def test_a_birth_at_night_in_utc_is_of_the_next_day_in_china() -> None:
    at = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)
    assert civil(at) == datetime(2026, 11, 22, 0, 30)  # noqa: DTZ001
    assert civil_date(at) == date(2026, 11, 22)


def test_the_zone_in_which_a_moment_is_told_does_not_matter() -> None:
    at = datetime(2026, 1, 1, 2, 0, tzinfo=timezone(timedelta(hours=10)))
    assert civil(at) == datetime(2026, 1, 1, 0, 0)  # noqa: DTZ001


@given(st.datetimes(min_value=datetime(1996, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_local_time_and_moment_are_each_others_reverse(local: datetime) -> None:
    assert civil(moment(local)) == local


def test_a_day_in_china_begins_on_the_afternoon_before_in_utc() -> None:
    assert first_moment(date(2026, 11, 22)) == datetime(2026, 11, 21, 16, 0, tzinfo=UTC)


def test_a_time_without_zone_is_not_a_moment_and_a_moment_is_not_a_local_time() -> None:
    with pytest.raises(ValueError, match="not_aware"):
        civil(datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="not_naive"):
        moment(datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2010-05-20", "2024-05-19", 13),
        ("2010-05-20", "2024-05-20", 14),
        ("2012-02-29", "2026-02-28", 13),
        ("2012-02-29", "2026-03-01", 14),
        ("2026-01-01", "2026-01-01", 0),
    ],
)
def test_a_year_of_age_is_reached_on_the_birthday(born: str, on: str, years: int) -> None:
    assert age_on(date.fromisoformat(born), on=date.fromisoformat(on)) == years


def test_nobody_has_an_age_before_birth() -> None:
    with pytest.raises(ValueError, match="before_birth"):
        age_on(date(2026, 1, 2), on=date(2026, 1, 1))
