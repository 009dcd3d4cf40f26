"""The duty that has the province seal what citizens signed; while its key is away everything waits."""

import logging
from datetime import UTC, datetime

from procrastinate.contrib.django import app

from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.gateways.keys import UnableToUseKey

SEAL_SIGNATURES = "seal_signatures"
_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name=SEAL_SIGNATURES, queue="postroom", queueing_lock=SEAL_SIGNATURES, pass_context=False)
def seal_signatures(timestamp: int) -> None:
    """Seal what waits."""
    del timestamp
    try:
        seal_waiting(clock=lambda: datetime.now(tz=UTC))
    except UnableToUseKey as fault:
        _log.warning("citizen_seals_wait", extra={"code": fault.code})
