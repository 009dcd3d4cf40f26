"""The daily reconciliation of every office's blanks: a number that is not accounted for stops its printing (T3).

So does one under which a state register holds another certificate than ours.
"""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate.contrib.django import app

from xinsheng.casework.seen_numbers import stop_where_refused
from xinsheng.casework.suspensions import stop_printing
from xinsheng.law.stock_terms import StopCause
from xinsheng.registry.models import Office, find_gaps, given_blanks

RECONCILE = "reconcile_stock"
_log = logging.getLogger(__name__)


@app.periodic(cron="10 2,8,18 * * *")  # 02:10 in Guizhou, and by day, for a machine that is off at night
@app.task(name=RECONCILE, queue="postroom", queueing_lock=RECONCILE, pass_context=False)
def reconcile_stock(timestamp: int) -> None:
    """Reconcile every office that was ever given blanks."""
    reconcile_all(at=datetime.fromtimestamp(timestamp, tz=UTC))


def reconcile_all(*, at: datetime) -> tuple[UUID, ...]:
    """Stop the printing of each office whose account does not close; the offices stopped now."""
    elsewhere = {row.office_id for row in stop_where_refused(at=at)}
    stopped = {office.pk for office in given_blanks() if _is_stopped(office, at=at)}
    return tuple(sorted(stopped | elsewhere))


def _is_stopped(office: Office, *, at: datetime) -> bool:
    stopped = False
    for gap in find_gaps(office):
        if stop_printing(office, cause=StopCause.GAP, about=gap.no, at=at) is not None:
            _log.error("stock_does_not_close", extra={"office": str(office.pk), "code": gap.way})
            stopped = True
    return stopped
