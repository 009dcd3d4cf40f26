"""Every try of an errand that fails is a line in the log: the queue's own lines tell of the very last try only."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from procrastinate.job_context import JobContext
from procrastinate.worker import Worker

_log = logging.getLogger(__name__)


async def tell_failures(carry_out: Callable[[], Awaitable[Any]], context: JobContext, _worker: Worker) -> Any:
    """Carry out one errand; its failure is told, where it came from with the first try, and raised again."""
    try:
        return await carry_out()
    except Exception as failure:
        tries = context.job.attempts
        said = {"errand": context.job.task_name, "attempt": tries + 1, "code": type(failure).__name__}
        _log.warning("errand_failed", extra=said, exc_info=failure if tries == 0 else None)
        raise
