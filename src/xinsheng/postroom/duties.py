"""Periodic duties of the postroom: what was left lying by a worker that died is taken up again."""

import logging

from procrastinate.contrib.django import app

_SILENT = 30.0  # seconds without a heartbeat: that worker is gone
_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * * */10")
@app.task(name="take_up_stalled", queue="postroom", queueing_lock="take_up_stalled", pass_context=False)
async def take_up_stalled(timestamp: int) -> None:
    """Put errands of dead workers back; every errand is safe to run twice."""
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_SILENT):
        _log.warning("errand_taken_up_again", extra={"errand": job.task_name, "job": job.id, "since": timestamp})
        await manager.retry_job(job)
