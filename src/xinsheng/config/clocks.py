"""Our clock beside the database's: whatever either writes down is legal time (invariant 34)."""

from datetime import UTC, datetime, timedelta

from django.db import connection

APART = timedelta(seconds=2)


def clocks_agree() -> bool:
    """Whether the two are at most two seconds apart, however long the answer took. Raises DatabaseError."""
    asked = datetime.now(tz=UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    return bool(asked - APART <= theirs <= datetime.now(tz=UTC) + APART)
