"""What became of text messages: a thread of the worker that keeps sessions open and joins receipts to messages."""

import logging
from datetime import UTC, datetime
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections

from xinsheng.casework.outside import text_messages
from xinsheng.casework.receipts import take_receipt
from xinsheng.gateways.sms import Receipt, TextMessages

_PAUSE = 0.5  # seconds
_log = logging.getLogger(__name__)


def run_receipts(messages: TextMessages, stop: Event) -> None:
    """Collect until told to stop; a database that is away is waited for, and no receipt is lost by it."""
    while not stop.wait(_PAUSE):
        try:
            messages.collect(_take)
        except DatabaseError:
            _log.warning("receipts_wait_for_database")
            close_old_connections()
    messages.close()


def _take(receipt: Receipt) -> bool:
    return take_receipt(receipt, at=datetime.now(tz=UTC))


def start_receipts() -> tuple[Thread, Event]:
    """Start the thread; set the event to end it. The providers are made here, before any errand asks for them."""
    stop = Event()
    thread = Thread(target=run_receipts, args=(text_messages(), stop), name="receipts", daemon=True)
    thread.start()
    return thread, stop
