"""The errand that makes what an office is answered when it looks at a licence; and the duty that burns it after."""

from datetime import UTC, datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from xinsheng.casework.licence_answers import burn_answers, make_answer
from xinsheng.law.acts import Errand

BURN_ANSWERS = "burn_answers"
_PROMPT = RetryStrategy(max_attempts=20, wait=2)  # seconds: the office waits, and for ten minutes at most


@app.task(name=Errand.MAKE_SHARE.value, queue="postroom", retry=_PROMPT)
def make_share(*, look_id: str) -> None:
    """Make the answer to a look, now."""
    carry_out(UUID(look_id), at=datetime.now(tz=UTC))


def carry_out(look_id: UUID, *, at: datetime) -> None:
    """Make it, once; again is the same."""
    make_answer(look_id, at=at)


@app.periodic(cron="*/5 * * * *")
@app.task(name=BURN_ANSWERS, queue="postroom", queueing_lock=BURN_ANSWERS, pass_context=False)
def burn_old_answers(timestamp: int) -> None:
    """Burn what can be fetched no more."""
    burn_answers(at=datetime.fromtimestamp(timestamp, tz=UTC))
