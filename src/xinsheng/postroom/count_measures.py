"""The hourly count of supervisors' figures: today so far, and every day that was not counted since it was over."""

from datetime import UTC, date, datetime
from itertools import islice

from procrastinate.contrib.django import app

from xinsheng.casework.measure_counts import count_day, days_to_count

COUNT = "count_measures"
MOST_AT_ONCE = 40  # days; books of many years are caught up with hour by hour, the latest first


@app.periodic(cron="5 * * * *")
@app.task(name=COUNT, queue="postroom", queueing_lock=COUNT, pass_context=False)
def count_measures(timestamp: int) -> None:
    """Count what is to be counted."""
    count_all(at=datetime.fromtimestamp(timestamp, tz=UTC))


def count_all(*, at: datetime, most: int = MOST_AT_ONCE) -> tuple[date, ...]:
    """Count today so far and the days that wait for it, `most` at most; the days counted."""
    days = tuple(islice(days_to_count(at=at), most))
    for day in days:
        count_day(day, at=at)
    return days
