"""The errand that looks an original issuance up in the province's register, again until there is an answer (D2).

A register that is silent is no `not found`: the case waits, the look is repeated with longer and longer pauses.
"""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from xinsheng.casework.record_look_ups import look_up_again
from xinsheng.law.acts import Errand
from xinsheng.law.reasons import NotAllowed

_PATIENT = RetryStrategy(max_attempts=400, linear_wait=15)  # seconds more each time: two weeks in all
_log = logging.getLogger(__name__)


class UnableToReach(Exception):
    """The register is silent: the errand comes again."""


@app.task(name=Errand.LOOK_UP_RECORD.value, queue="postroom", retry=_PATIENT)
def look_up_record(*, case_id: str) -> None:
    """Look the record of a case up, now."""
    carry_out(UUID(case_id), at=datetime.now(tz=UTC))


def carry_out(case_id: UUID, *, at: datetime) -> None:
    """Look once; a case whose record is known, or that has gone on, needs nothing. Raises UnableToReach."""
    try:
        answered = look_up_again(case_id, at=at)
    except NotAllowed:  # the case went on while the register was asked
        return
    if not answered:
        _log.warning("record_not_answered", extra={"case": str(case_id)})
        raise UnableToReach
