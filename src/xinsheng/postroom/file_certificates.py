"""The duty that files certificates with the state's registers; one that does not answer holds up no other."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from django.db import connection
from procrastinate.contrib.django import app

from xinsheng.casework.filings import (
    begin_filing,
    due_registers,
    file_owed,
    record_refusal,
    record_silence,
    record_taken,
)
from xinsheng.gateways.signed_filing import NotTaken, UnableToFile
from xinsheng.law.filings import StateRegister

FILE_CERTIFICATES = "file_certificates"
_MOST = 2000  # of one register in one round: the next comes in a minute
_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name=FILE_CERTIFICATES, queue="postroom", queueing_lock=FILE_CERTIFICATES, pass_context=False)
def file_certificates(timestamp: int) -> None:
    """File what is due."""
    del timestamp
    file_all(clock=lambda: datetime.now(tz=UTC))


def file_all(*, clock: Callable[[], datetime]) -> None:
    """File with each register what it is owed, the registers side by side."""
    due = due_registers(at=clock())
    if due:
        with ThreadPoolExecutor(len(due)) as pool:
            list(pool.map(lambda register: _tell(register, clock=clock), due))


def _tell(register: StateRegister, *, clock: Callable[[], datetime]) -> None:
    try:
        for _one in range(_MOST):
            if not carry_out(register, clock=clock):
                return
    finally:
        connection.close()  # this thread's own


def carry_out(register: StateRegister, *, clock: Callable[[], datetime]) -> bool:
    """File the next with one register; whether it answered, so that there may be more to file."""
    owed = begin_filing(register, at=clock())
    if owed is None:
        return False
    said = {"register": register.value, "filing": owed.filing.pk}
    try:
        file_owed(owed)
    except UnableToFile as silence:
        _log.warning("register_not_told", extra={**said, "code": silence.code})
        record_silence(owed, silence=silence, at=clock())
        return False
    except NotTaken as refusal:
        _log.warning("filing_not_taken", extra={**said, "code": refusal.code})
        record_refusal(owed, refusal=refusal, at=clock())
        return True
    record_taken(owed, at=clock())
    return True
