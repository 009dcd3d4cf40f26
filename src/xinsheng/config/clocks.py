"""Our clock beside the database's: whatever either writes down is legal time (invariant 34)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import connection
from procrastinate.jobs import Job
from procrastinate.manager import JobManager

APART = timedelta(seconds=2)
_ASK = "SELECT clock_timestamp() AS theirs"


def clocks_agree() -> bool:
    """Whether the two are at most two seconds apart, however long the answer took. Raises DatabaseError."""
    asked = datetime.now(tz=UTC)
    with connection.cursor() as cursor:
        cursor.execute(_ASK)
        (theirs,) = cursor.fetchone()
    return _is_near(theirs, asked=asked)


class ClocksApart(Exception):
    """The clocks are too far apart for anything to be begun that writes a time."""


class TimelyQueue(JobManager):
    """The postroom's queue: by a clock that is wrong nothing is taken from it, and no duty is added to it.

    An errand stays where it is, with the tries it has. Who has once met ClocksApart begins anew, with another queue:
    a worker remembers as done what duties were due by that clock, and would have none until its day had come.
    """

    _was_apart = False

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        """Take the next errand. Raises ClocksApart."""
        if await self._is_apart():
            raise ClocksApart
        return await super().fetch_job(queues=queues, worker_id=worker_id)

    async def defer_periodic_job(self, job: Job, periodic_id: str, defer_timestamp: int) -> int | None:
        """Add a duty that is due; None when it is not added."""
        if await self._is_apart():
            return None
        return await super().defer_periodic_job(job, periodic_id, defer_timestamp)

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        """Put an errand back; by a clock that is wrong it would wait for a day that is far off, so then for none."""
        theirs, near = await self._ask()
        await super().retry_job(job, retry_at if near else theirs, priority, queue, lock)

    async def clocks_agree(self) -> bool:
        """Whether they do at this moment. Raises ConnectorException."""
        _theirs, near = await self._ask()
        return near

    async def _ask(self) -> tuple[datetime, bool]:
        asked = datetime.now(tz=UTC)
        row = await self.connector.execute_query_one_async(_ASK)
        return row["theirs"], _is_near(row["theirs"], asked=asked)

    async def _is_apart(self) -> bool:
        self._was_apart = self._was_apart or not await self.clocks_agree()
        return self._was_apart


def _is_near(theirs: datetime, *, asked: datetime) -> bool:
    return asked - APART <= theirs <= datetime.now(tz=UTC) + APART
