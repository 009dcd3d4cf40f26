"""A question is planned once a connection, and more values than fit beside one statement still go in."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from xinsheng.config.postgresql.base import ASKED_BEFORE, MOST_VALUES, STATEMENTS_KEPT
from xinsheng.registry.models import CalendarYear, PolicyRow

pytestmark = pytest.mark.django_db
KEPT = "SELECT statement FROM pg_prepared_statements WHERE statement LIKE %s"


def kept(words: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(KEPT, [f"%{words}%"])
        return len(cursor.fetchall())


def test_a_statement_asked_again_and_again_is_prepared_once_whatever_its_values() -> None:
    for year in range(ASKED_BEFORE):
        assert not CalendarYear.objects.filter(year=1000 + year).exists()
    assert kept('FROM "calendar_year"') == 0
    for year in range(ASKED_BEFORE):
        assert not CalendarYear.objects.filter(year=1100 + year).exists()
    assert kept('FROM "calendar_year"') == 1


def test_no_more_statements_are_kept_than_agreed() -> None:
    for number in range(STATEMENTS_KEPT + 10):
        with connection.cursor() as cursor:
            for _time in range(ASKED_BEFORE + 1):
                cursor.execute(f"SELECT %s::int AS n{number}", [number])
    assert STATEMENTS_KEPT <= kept("SELECT") <= STATEMENTS_KEPT + 1  # the one that asks is given up later


def test_more_rows_go_in_at_once_than_values_fit_beside_a_statement() -> None:
    at = datetime(2026, 11, 27, tzinfo=UTC)
    rows = MOST_VALUES // 8  # each has nine values
    PolicyRow.objects.bulk_create(
        PolicyRow(name="claim_slip_days", value=number, source="测试", from_on=at.date(), laid_down_at=at)
        for number in range(rows)
    )
    assert PolicyRow.objects.filter(laid_down_at=at).count() == rows
