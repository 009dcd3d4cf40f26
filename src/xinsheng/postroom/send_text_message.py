"""The errand that sends one text message: at least once, always with the same text and reference.

Twice only where a provider took it and neither its answer nor a receipt reached us in `doubt()`: after a kill, or
from a provider that fell silent. Of a provider that repeats our reference, not even then.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from xinsheng.casework.messages import begin_try, record_refusal, record_sent
from xinsheng.casework.outside import text_messages
from xinsheng.gateways.sms import Message, TextMessages, UnableToSend
from xinsheng.law.acts import Errand

_LONGEST_WAIT = timedelta(minutes=15)
_ANSWERS = 3  # times a provider's patience: how long a late answer or a receipt may settle a doubt
_log = logging.getLogger(__name__)


def doubt() -> timedelta:
    """How long a try that brought no answer may still turn out to have reached its provider."""
    return timedelta(seconds=_ANSWERS * settings.MESSAGE_PLAN.patience)


class GrowingWaits(BaseRetryStrategy):
    """Try again after the doubt, then twice as long, and so on up to a quarter of an hour.

    No number of tries ends it: a message is given up by its age (four hours).
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        """The wait before the next try."""
        del exception
        wait = min(doubt() * 2 ** min(job.attempts, 10), _LONGEST_WAIT)
        return RetryDecision(retry_in={"seconds": int(wait.total_seconds())})


@app.task(name=Errand.SEND_TEXT_MESSAGE.value, queue="postroom", retry=GrowingWaits())
def send_text_message(*, message_id: str) -> None:
    """Send a queued message unless it was sent or given up."""
    carry_out(UUID(message_id), messages=text_messages(), clock=lambda: datetime.now(tz=UTC))


def carry_out(message_id: UUID, *, messages: TextMessages, clock: Callable[[], datetime]) -> None:
    """Try once to send a message. A refusal for good is kept, for a person; any other fault is raised, to try again.

    Raises UnableToSend, UnableToTry.
    """
    letter = begin_try(message_id, doubt=doubt(), at=clock())
    if letter is None:
        return
    message = Message(
        reference=str(message_id), phone=letter.phone, text=letter.text, kind=letter.template, words=letter.words
    )
    try:
        sent = messages.send(message)
    except UnableToSend as fault:
        _log.warning("text_message_not_sent", extra={"text_message": str(message_id), "code": fault.code})
        if fault.again:
            raise
        record_refusal(message_id, code=fault.code, at=clock())
        return
    record_sent(message_id, refs=sent.refs, at=clock())
