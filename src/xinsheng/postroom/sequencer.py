"""The one sequencer of the public log: a thread of the worker that places new entries within a second."""

import logging
from datetime import UTC, datetime
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections

from xinsheng.casework.logbook import UnableToSequence, sequence_journal
from xinsheng.proof.tree import UnableToProve

_PAUSE = 0.5  # seconds
_log = logging.getLogger(__name__)


def run_sequencer(stop: Event) -> None:
    """Place entries until told to stop; a database that is away is waited for, a broken entry is reported."""
    while not stop.wait(_PAUSE):
        try:
            while sequence_journal(at=datetime.now(tz=UTC)):
                pass
        except DatabaseError:
            _log.warning("sequencer_waits_for_database")
            close_old_connections()
        except UnableToSequence as fault:
            _log.critical("journal_entry_altered", extra={"entry": fault.entry_id})
        except UnableToProve as fault:
            _log.critical("log_node_missing", extra={"code": fault.code})


def start_sequencer() -> tuple[Thread, Event]:
    """Start the thread; set the event to end it."""
    stop = Event()
    thread = Thread(target=run_sequencer, args=(stop,), name="sequencer", daemon=True)
    thread.start()
    return thread, stop
