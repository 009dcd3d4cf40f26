"""The duty that looks after text messages nobody sends: forgotten ones are queued again, old ones go to a person."""

import logging
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

from xinsheng.casework.errands import queue_errand
from xinsheng.casework.messages import find_waiting, give_up_overdue
from xinsheng.law.acts import Errand

WAITING = "look_after_waiting_messages"
_LONG = timedelta(minutes=5)  # an errand is taken up in a second; a message this old without one was forgotten
_ON_THE_WAY = (Status.TODO.value, Status.DOING.value)
_log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name=WAITING, queue="postroom", queueing_lock=WAITING, pass_context=False)
def look_after_waiting_messages(timestamp: int) -> None:
    """Every message reaches an end, whatever lost its errand: sent, or given to a person (invariant 38)."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    for message_id in give_up_overdue(at=at):
        _log.warning("text_message_given_up", extra={"text_message": str(message_id), "code": "too_long"})
    queue_forgotten_messages(at=at)


def queue_forgotten_messages(*, at: datetime) -> tuple[UUID, ...]:
    """Queue an errand for each message that has waited for long with none; the messages."""
    errands = ProcrastinateJob.objects.filter(task_name=Errand.SEND_TEXT_MESSAGE.value, status__in=_ON_THE_WAY)
    remembered = {UUID(args["message_id"]) for args in errands.values_list("args", flat=True)}
    forgotten = tuple(one for one in find_waiting(queued_before=at - _LONG) if one not in remembered)
    for message_id in forgotten:
        _log.warning("text_message_taken_up_again", extra={"text_message": str(message_id)})
        with transaction.atomic():
            queue_errand(Errand.SEND_TEXT_MESSAGE, message_id=message_id)
    return forgotten
