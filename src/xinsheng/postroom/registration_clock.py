"""Periodic duties of the registration clock: the overdue climbs, last days are counted again."""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate.contrib.django import app

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.limits import CHECKS, TOWNSHIPS, Calendars, LastDay, escalate, recount
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import Registration
from xinsheng.standards.civil_time import civil_date

CLIMB, RECOUNT = "let_overdue_climb", "recount_last_days"
_log = logging.getLogger(__name__)


@app.periodic(cron="*/10 * * * *")
@app.task(name=CLIMB, queue="postroom", queueing_lock=CLIMB, pass_context=False)
def let_overdue_climb(timestamp: int) -> None:
    """Let every overdue registration climb to its county, by itself (invariant 48)."""
    escalate_overdue(at=datetime.fromtimestamp(timestamp, tz=UTC))


@app.periodic(cron="7 * * * *")
@app.task(name=RECOUNT, queue="postroom", queueing_lock=RECOUNT, pass_context=False)
def recount_last_days(timestamp: int) -> None:
    """Count last days again: a calendar may have been laid down or corrected (invariant 45)."""
    recount_all(at=datetime.fromtimestamp(timestamp, tz=UTC))


def escalate_overdue(*, at: datetime) -> tuple[UUID, ...]:
    """Let the overdue climb that have not yet; the cases that did."""
    overdue = Registration.objects.overdue(on=civil_date(at)).not_climbed()
    return tuple(case_id for case_id in overdue.values_list("pk", flat=True) if _climbed(case_id, at=at))


def _climbed(case_id: UUID, *, at: datetime) -> bool:
    try:
        return not escalate(case_id, at=at).repeated
    except UnableToAct as unable:  # no county authority is entered: somebody must enter one
        _log.error("registration_cannot_climb", extra={"case": str(case_id), "code": unable.code})
        return False
    except NotAllowed as refused:  # somebody finished it this very second; the next look knows
        _log.info("registration_did_not_climb", extra={"case": str(case_id), "code": str(refused)})
        return False


def recount_all(*, at: datetime) -> tuple[UUID, ...]:
    """Count every running clock again: a calendar may have come, or been corrected; the cases whose day moved.

    Each place's calendar is read once; a case whose day stays costs no question of its own.
    """
    calendars = Calendars()
    waiting = Registration.objects.at_township().accepted().select_related("case")
    to_check = Registration.objects.to_check().select_related("case")
    late = [one.pk for one in waiting if TOWNSHIPS.is_counted_otherwise(one, calendars=calendars)]
    unchecked = [one.pk for one in to_check if CHECKS.is_counted_otherwise(one, calendars=calendars)]
    return (
        *(case_id for case_id in late if _moved(case_id, last_day=TOWNSHIPS, at=at)),
        *(case_id for case_id in unchecked if _moved(case_id, last_day=CHECKS, at=at)),
    )


def _moved(case_id: UUID, *, last_day: LastDay, at: datetime) -> bool:
    try:
        return recount(case_id, last_day=last_day, at=at) is not None
    except (NotAllowed, UnableToAct) as refused:  # somebody finished it this very second
        _log.info("registration_not_counted_again", extra={"case": str(case_id), "code": str(refused)})
        return False
