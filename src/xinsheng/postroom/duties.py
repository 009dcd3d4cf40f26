"""Periodic duties of the postroom: what a worker that died left lying, and what no errand remembers any more."""

import logging
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from xinsheng.casework.errands import queue_errand
from xinsheng.law.acts import Errand
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, suspended_offices

STALLED, FORGOTTEN = "take_up_stalled", "take_up_forgotten"
_MACHINES_TURN = {
    Stage.SEALING: Errand.MAKE_ELICENCE,
    Stage.COMPARING: Errand.COMPARE_REGISTRATION,
    Stage.REGISTERING: Errand.MAKE_SERVICE_CERTIFICATE,
    Stage.RENEWING: Errand.MAKE_SERVICE_CERTIFICATE,
}
_LOOKS_IN_A_SILENCE = 3
_EVERY = max(1, settings.WORKER_SILENCE // _LOOKS_IN_A_SILENCE)  # seconds
_LONG = timedelta(minutes=5)  # each takes a second; what lies this long without an errand was forgotten
_log = logging.getLogger(__name__)


@app.periodic(cron=f"* * * * * */{_EVERY}")
@app.task(name=STALLED, queue="postroom", queueing_lock=STALLED, pass_context=False)
async def take_up_stalled(timestamp: int) -> None:
    """Put errands of dead workers back; every errand is safe to run twice. A dead duty is dropped: it comes again."""
    manager = app.job_manager
    duties = {name for name, _id in app.periodic_registry.periodic_tasks}
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=settings.WORKER_SILENCE):
        said = {"errand": job.task_name, "job": job.id, "since": timestamp}
        try:
            if job.task_name in duties:
                await manager.finish_job(job, status=Status.FAILED, delete_job=True)
            else:
                await manager.retry_job(job)
                _log.warning("errand_taken_up_again", extra=said)
        except ConnectorException:
            _log.warning("errand_taken_up_by_another", extra=said)  # or the database is away: the next look finds it


@app.periodic(cron="* * * * *")
@app.task(name=FORGOTTEN, queue="postroom", queueing_lock=FORGOTTEN, pass_context=False)
def take_up_forgotten(timestamp: int) -> None:
    """Queue again what lies at a stage of the machine without an errand: the stage is the record."""
    queue_forgotten_errands(at=datetime.fromtimestamp(timestamp, tz=UTC))


def queue_forgotten_errands(*, at: datetime) -> tuple[UUID, ...]:
    """Queue an errand for each case that has been the machine's for long with none waiting; the cases."""
    return tuple(
        case_id for stage, errand in _MACHINES_TURN.items() for case_id in _queue_forgotten(stage, errand, at=at)
    )


def _queue_forgotten(stage: Stage, errand: Errand, *, at: datetime) -> tuple[UUID, ...]:
    waiting = ProcrastinateJob.objects.filter(task_name=errand.value, status=Status.TODO.value)
    remembered = [UUID(args["case_id"]) for args in waiting.values_list("args", flat=True)]
    lying = Case.objects.filter(stage=stage, stage_since__lt=at - _LONG)
    if stage is Stage.SEALING:
        lying = lying.exclude(office__in=suspended_offices())  # held, not forgotten
    forgotten = tuple(lying.exclude(pk__in=remembered).values_list("pk", flat=True))
    for case_id in forgotten:
        _log.warning("errand_queued_again", extra={"case": str(case_id), "errand": errand.value})
        with transaction.atomic():
            queue_errand(errand, case_id=case_id)
    return forgotten
