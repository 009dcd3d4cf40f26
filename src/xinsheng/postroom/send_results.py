"""The duty that tells hospitals' systems what came of their births; one that does not answer holds up no other."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from django.db import connection
from procrastinate.contrib.django import app

from xinsheng.casework.result_deliveries import (
    Told,
    begin_delivery,
    due_deliveries,
    record_failure,
    record_taken,
    send_letter,
)
from xinsheng.gateways.hospitals.addresses import UnableToDeliver, UnableToUseAddress

SEND_RESULTS = "send_results"
_HANDS = 8
_MOST_PAGES = 20  # of one system in one round: the next comes in a minute
_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name=SEND_RESULTS, queue="postroom", queueing_lock=SEND_RESULTS, pass_context=False)
def send_results(timestamp: int) -> None:
    """Send what is due."""
    del timestamp
    send_all(clock=lambda: datetime.now(tz=UTC))


def send_all(*, clock: Callable[[], datetime]) -> None:
    """Send to each system what it waits for, several systems side by side."""
    due = due_deliveries(at=clock())
    if due:
        with ThreadPoolExecutor(min(_HANDS, len(due))) as pool:
            list(pool.map(lambda told: _send_to(told, clock=clock), due))


def _send_to(told: Told, *, clock: Callable[[], datetime]) -> None:
    try:
        for _page in range(_MOST_PAGES):
            if not carry_out(told, clock=clock):
                return
    finally:
        connection.close()  # this thread's own


def carry_out(told: Told, *, clock: Callable[[], datetime]) -> bool:
    """Send one system its next results; whether they were taken."""
    letter = begin_delivery(told, at=clock())
    if letter is None:
        return False
    try:
        send_letter(letter)
    except (UnableToDeliver, UnableToUseAddress) as fault:
        _log.warning("results_not_delivered", extra={told.outbox.value: str(told.pk), "code": fault.code})
        record_failure(letter, code=fault.code, at=clock())
        return False
    record_taken(letter, at=clock())
    return True
