"""Counting tries, so that guessing is slow and exact under any number of threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.db import connection, transaction

from xinsheng.registry.models import Attempt
from xinsheng.standards.civil_time import civil_date, moment

WINDOW = timedelta(minutes=10)


def count_try(bucket: str, *, at: datetime) -> int:
    """Count one more try in this ten-minute window and give the number so far; `bucket` holds no personal data."""
    seconds = int(at.timestamp()) // int(WINDOW.total_seconds()) * int(WINDOW.total_seconds())
    return _count(bucket, start=at.fromtimestamp(seconds, tz=at.tzinfo))


def count_today(bucket: str, *, at: datetime) -> int:
    """Count one more on this civil day and give the number so far; `bucket` holds no personal data."""
    return _count(bucket, start=moment(datetime.combine(civil_date(at), time())))


def _count(bucket: str, *, start: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO attempt (bucket, window_start, count) VALUES (%s, %s, 1)"
            " ON CONFLICT (bucket, window_start) DO UPDATE SET count = attempt.count + 1 RETURNING count",
            [bucket, start],
        )
        row = cursor.fetchone()
    return int(row[0])


@contextmanager
def counting_together() -> Iterator[None]:
    """Let what one question counts be kept by one commit; the bucket that everybody shares comes last."""
    with transaction.atomic():
        yield


def tries_at(bucket: str) -> int:
    """How often this was tried, in all windows together."""
    return sum(Attempt.objects.filter(bucket=bucket).values_list("count", flat=True))
