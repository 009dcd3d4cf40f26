"""The one sequencer of the public log: a thread of the worker that places new entries and has them signed."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from django.db import Error, close_old_connections

from xinsheng.casework.checkpoints import UnableToSign, is_uncovered_for_long, sign_checkpoint
from xinsheng.casework.logbook import UnableToSequence, sequence_journal
from xinsheng.casework.outside import keys, log_origin
from xinsheng.casework.results import place_results
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.proof.tree import UnableToProve

_PAUSE = 0.5  # seconds
_TOLD_EVERY = timedelta(minutes=1)
_COVER_EVERY = timedelta(seconds=10)  # that nothing is uncovered for long is asked as often as a checkpoint is due
_log = logging.getLogger(__name__)


class Sequencer:
    """One look after another; what goes on being wrong is told once a minute."""

    def __init__(self) -> None:
        self._last: dict[str, datetime] = {}

    def look(self, *, at: datetime) -> None:
        """Place what waits, then sign a checkpoint where one is due; what is in the way is told and waited for.

        What keeps the journal's entries from their places keeps no hospital's system from its results.
        """
        self._sequence(at=at)
        while place_results(at=at):
            pass
        self._sign(at=at)
        if self._is_time("cover", at=at, every=_COVER_EVERY) and is_uncovered_for_long(at=at):
            self._tell(logging.ERROR, "issuance_waits_for_log", at=at)

    def wait_for_database(self, *, at: datetime) -> None:
        """The database is away: say so, and begin with a new connection."""
        self._tell(logging.WARNING, "sequencer_waits_for_database", at=at)
        close_old_connections()

    def stumble(self, unforeseen: Exception, *, at: datetime) -> None:
        """Something nobody thought of: tell it, and go on; a thread that ended would be missed by nobody."""
        if self._is_time("sequencer_stumbled", at=at, every=_TOLD_EVERY):
            code = type(unforeseen).__name__
            _log.error("sequencer_stumbled", extra={"code": code}, exc_info=unforeseen)

    def _sequence(self, *, at: datetime) -> None:
        try:
            while sequence_journal(at=at):
                pass
        except UnableToSequence as fault:
            self._tell(logging.CRITICAL, "journal_entry_altered", at=at, entry=fault.entry_id)
        except UnableToProve as fault:
            self._tell(logging.CRITICAL, "log_node_missing", at=at, code=fault.code)

    def _sign(self, *, at: datetime) -> None:
        try:
            sign_checkpoint(origin=log_origin(), key=lambda: keys().log_key(), at=at)
        except UnableToUseKey as fault:
            self._tell(logging.WARNING, "checkpoint_waits_for_key", at=at, code=fault.code)
        except UnableToSign as fault:
            self._tell(logging.CRITICAL, fault.code, at=at, position=fault.position)

    def _tell(self, level: int, told: str, *, at: datetime, **extra: object) -> None:
        if self._is_time(told, at=at, every=_TOLD_EVERY):
            _log.log(level, told, extra=extra)

    def _is_time(self, what: str, *, at: datetime, every: timedelta) -> bool:
        """Whether this was last done long enough ago; if so, it is done now."""
        before = self._last.get(what)
        if before is not None and at - before < every:
            return False
        self._last[what] = at
        return True


def run_sequencer(stop: Event, *, clocks_agree: Callable[[], bool]) -> None:
    """Look until told to stop; a database that is away is waited for, and so is a clock that is wrong."""
    sequencer = Sequencer()
    while not stop.wait(_PAUSE):
        at = datetime.now(tz=UTC)
        try:
            if clocks_agree():
                sequencer.look(at=at)
        except Error:
            sequencer.wait_for_database(at=at)
        except Exception as unforeseen:  # noqa: BLE001  whatever it is, the next look is due all the same
            sequencer.stumble(unforeseen, at=at)


def start_sequencer(clocks_agree: Callable[[], bool]) -> tuple[Thread, Event]:
    """Start the thread; set the event to end it."""
    stop = Event()
    known = {"clocks_agree": clocks_agree}
    thread = Thread(target=run_sequencer, args=(stop,), kwargs=known, name="sequencer", daemon=True)
    thread.start()
    return thread, stop
