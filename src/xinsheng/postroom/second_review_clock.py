"""The periodic duty of second looks: what nobody has looked at in time climbs to who is above (invariant 48)."""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate.contrib.django import app

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.second_reviews import escalate_second_review, find_overdue
from xinsheng.law.reasons import NotAllowed

CLIMB = "let_second_reviews_climb"
_log = logging.getLogger(__name__)


@app.periodic(cron="20 * * * *")
@app.task(name=CLIMB, queue="postroom", queueing_lock=CLIMB, pass_context=False)
def let_second_reviews_climb(timestamp: int) -> None:
    """Let every second look that waited too long climb, by itself."""
    escalate_all(at=datetime.fromtimestamp(timestamp, tz=UTC))


def escalate_all(*, at: datetime) -> tuple[UUID, ...]:
    """Let each climb one further; the cases that did."""
    return tuple(case_id for case_id in find_overdue(at=at) if _climbed(case_id, at=at))


def _climbed(case_id: UUID, *, at: datetime) -> bool:
    try:
        return not escalate_second_review(case_id, at=at).repeated
    except UnableToAct as unable:  # no reviewer is left to be asked: somebody must be appointed
        _log.error("second_review_cannot_climb", extra={"case": str(case_id), "code": unable.code})
        return False
    except NotAllowed as refused:  # somebody looked this very second
        _log.info("second_review_did_not_climb", extra={"case": str(case_id), "code": str(refused)})
        return False
