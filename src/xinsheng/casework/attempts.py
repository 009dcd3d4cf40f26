"""Counting tries, so that guessing is slow and exact under any number of threads."""

from datetime import datetime, timedelta

from django.db import connection

from xinsheng.registry.models import Attempt

_WINDOW = timedelta(minutes=10)


def count_try(bucket: str, *, at: datetime) -> int:
    """Count one more try in this ten-minute window and give the number so far; `bucket` holds no personal data."""
    seconds = int(at.timestamp()) // int(_WINDOW.total_seconds()) * int(_WINDOW.total_seconds())
    start = at.fromtimestamp(seconds, tz=at.tzinfo)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO attempt (bucket, window_start, count) VALUES (%s, %s, 1)"
            " ON CONFLICT (bucket, window_start) DO UPDATE SET count = attempt.count + 1 RETURNING count",
            [bucket, start],
        )
        row = cursor.fetchone()
    return int(row[0])


def tries_at(bucket: str) -> int:
    """How often this was tried, in all windows together."""
    return sum(Attempt.objects.filter(bucket=bucket).values_list("count", flat=True))
