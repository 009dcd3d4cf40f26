"""Periodic duty: whoever was asked to confirm a declaration is waited for until their days are over, and no longer.

A no leaves at the same round as a silence, and in no order of its own: nobody can tell them apart by the time.
"""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate.contrib.django import app

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.confirmations import go_on_without_spouse
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import Registration
from xinsheng.standards.civil_time import civil_date

SILENCE = "go_on_after_silence"
_log = logging.getLogger(__name__)


@app.periodic(cron="*/10 * * * *")
@app.task(name=SILENCE, queue="postroom", queueing_lock=SILENCE, pass_context=False)
def go_on_after_silence(timestamp: int) -> None:
    """Let every registration go on whose other spouse has not confirmed in their days."""
    go_on_with_all(at=datetime.fromtimestamp(timestamp, tz=UTC))


def go_on_with_all(*, at: datetime) -> tuple[UUID, ...]:
    """Go on with each that has waited long enough; the cases."""
    waited = Registration.objects.not_confirmed(on=civil_date(at)).values_list("pk", flat=True)
    return tuple(case_id for case_id in waited if _went_on(case_id, at=at))


def _went_on(case_id: UUID, *, at: datetime) -> bool:
    try:
        go_on_without_spouse(case_id, at=at)
    except (NotAllowed, UnableToAct) as refused:  # the other answered, or the declarant withdrew, this very second
        _log.info("registration_did_not_go_on", extra={"case": str(case_id), "code": str(refused)})
        return False
    return True
