"""What became of text messages: a thread of the worker that keeps sessions open and joins receipts to messages."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections

from xinsheng.casework.outside import text_messages
from xinsheng.casework.receipts import take_receipt
from xinsheng.gateways.sms import Receipt, TextMessages

_PAUSE = 0.5  # seconds
_log = logging.getLogger(__name__)


class UnableToTellTime(Exception):
    """Our clock and the database's are apart: a receipt waits, as every errand does."""


def run_receipts(messages: TextMessages, stop: Event, *, clocks_agree: Callable[[], bool]) -> None:
    """Collect until told to stop; a database that is away, or a clock that is wrong, loses no receipt."""

    def take(receipt: Receipt) -> bool:
        at = datetime.now(tz=UTC)
        if not clocks_agree():
            raise UnableToTellTime
        return take_receipt(receipt, at=at)

    while not stop.wait(_PAUSE):
        try:
            messages.collect(take)
        except UnableToTellTime:
            continue  # the worker's log says so already
        except DatabaseError:
            _log.warning("receipts_wait_for_database")
            close_old_connections()
    messages.close()


def start_receipts(clocks_agree: Callable[[], bool]) -> tuple[Thread, Event]:
    """Start the thread; set the event to end it. The providers are made here, before any errand asks for them."""
    stop = Event()
    known = {"clocks_agree": clocks_agree}
    thread = Thread(target=run_receipts, args=(text_messages(), stop), kwargs=known, name="receipts", daemon=True)
    thread.start()
    return thread, stop
