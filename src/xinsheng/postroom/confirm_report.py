"""The errand that asks a laboratory about a declared report, again until it answers or its days have passed (T16)."""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.report_confirmations import ask_again
from xinsheng.law.acts import Errand
from xinsheng.law.reasons import NotAllowed

_PATIENT = RetryStrategy(max_attempts=600, linear_wait=15)  # seconds more each time: a month in all
_log = logging.getLogger(__name__)


class UnableToReachLaboratory(Exception):
    """The laboratory is silent: the errand comes again."""


@app.task(name=Errand.CONFIRM_REPORT.value, queue="postroom", retry=_PATIENT)
def confirm_report(*, case_id: str) -> None:
    """Ask about the report of a case, now."""
    carry_out(UUID(case_id), at=datetime.now(tz=UTC))


def carry_out(case_id: UUID, *, at: datetime) -> None:
    """Ask once; a case of which nothing is to be asked, or that has gone on, needs nothing.

    Raises UnableToReachLaboratory.
    """
    try:
        answered = ask_again(case_id, at=at)
    except (NotAllowed, UnableToAct):  # declared anew or gone on while the laboratory was asked
        return
    if not answered:
        _log.warning("laboratory_not_answered", extra={"case": str(case_id)})
        raise UnableToReachLaboratory
