"""Two days of one month counted at the same moment: the month is the sum of both."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from django.db import connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, Scene, a_block
from tests.province import set_up_province

from xinsheng.casework.measure_counts import count_day, find_month_differences
from xinsheng.registry.models import MeasureCount, Span

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
MOMENT = 0.5  # seconds in which whoever does not wait would be through


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def counted(on: date, *, at: datetime) -> None:
    try:
        count_day(on, at=at)
    finally:
        connection.close()


def test_a_month_is_the_sum_of_days_that_two_counted_at_once(busy: Scene) -> None:
    busy.signed()
    first = busy.today
    busy.later(days=1)
    case = busy.opened(inpatient_no="ZY2")[0]
    busy.signed(case, block=a_block(at=busy.at, inpatient_no="ZY2"))
    second, at = busy.today, busy.later()
    assert (first.month, first.day) != (second.month, second.day)

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        count_day(first, at=at)
        counting = pool.submit(counted, second, at=at)
        with pytest.raises(TimeoutError):
            counting.result(MOMENT)
    counting.result()

    month = first.replace(day=1)
    assert find_month_differences(month) == ()
    assert MeasureCount.objects.get(span=Span.MONTH, on=month, tally="signed").number == 2
