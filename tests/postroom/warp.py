"""Hours of a postroom in seconds: a clock that runs fast and jumps over waiting, and the queue it works off.

What is simulated: the clock and the queue. What is real: the books, the errand, the failover, SMPP, two gateways.
"""

import heapq
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from procrastinate.jobs import Job
from tests.gateways.sms.gateway_process import Gateway

from xinsheng.casework.messages import UnableToTry
from xinsheng.casework.receipts import take_receipt
from xinsheng.gateways.sms import Message, Sent, TextMessages, UnableToSend
from xinsheng.gateways.sms.port import Take
from xinsheng.postroom.send_text_message import GrowingWaits, carry_out

FASTER = 50.0
PATIENCE = 10.0  # seconds of the fast clock that a provider has to answer
_TAKEN_UP = timedelta(seconds=35)  # how long a dead worker's errand lies (WORKER_SILENCE and a look)


class Killed(BaseException):
    """The worker is gone, in the middle of whatever it did."""


@dataclass
class FastClock:
    """Seconds since the story began: real ones times fifty, and what was jumped over."""

    began: datetime
    started: float = field(default_factory=time.monotonic)
    jumped: float = 0.0

    def __call__(self) -> float:
        return (time.monotonic() - self.started) * FASTER + self.jumped

    @property
    def now(self) -> datetime:
        return self.began + timedelta(seconds=self())

    def jump_to(self, moment: datetime) -> None:
        self.jumped += max(0.0, (moment - self.now).total_seconds())


@dataclass
class MortalProvider:
    """A provider through which the worker is killed after the answer came and before anybody could write it down."""

    inner: TextMessages
    kills: Iterator[bool]

    def send(self, message: Message) -> Sent:
        sent = self.inner.send(message)
        if next(self.kills):
            raise Killed
        return sent

    def collect(self, take: Take) -> None:
        self.inner.collect(take)

    def close(self) -> None:
        self.inner.close()


@dataclass
class Postroom:
    """Works off messages until each has ended, in the order and after the waits of the real queue."""

    messages: TextMessages
    clock: FastClock
    queue: list[tuple[datetime, int, UUID, int]] = field(default_factory=list)
    ended: dict[UUID, datetime] = field(default_factory=dict)
    kills: int = 0
    tries: int = 0

    def owe(self, message_ids: list[UUID]) -> None:
        for place, message_id in enumerate(message_ids):
            heapq.heappush(self.queue, (self.clock.now, place, message_id, 0))

    def work(self, *, before_each: Callable[[int], None] = lambda _tries: None) -> None:
        while self.queue:
            due, place, message_id, attempts = heapq.heappop(self.queue)
            if due > self.clock.now:
                time.sleep(0.02)  # receipts under way arrive before the clock jumps
                self._collect()
                self.clock.jump_to(due)
            before_each(self.tries)
            self.tries += 1
            self._collect()
            wait = self._try(message_id, attempts)
            if wait is None:
                self.ended[message_id] = self.clock.now
            else:
                heapq.heappush(self.queue, (self.clock.now + wait, place, message_id, attempts + 1))
        time.sleep(0.05)
        self._collect()

    def _try(self, message_id: UUID, attempts: int) -> timedelta | None:
        try:
            carry_out(message_id, messages=self.messages, clock=lambda: self.clock.now)
        except Killed:
            self.kills += 1
            return _TAKEN_UP
        except (UnableToSend, UnableToTry) as fault:
            job = Job(id=1, queue="postroom", lock=None, queueing_lock=None, task_name="", attempts=attempts)
            said = GrowingWaits().get_retry_decision(exception=fault, job=job).retry_at
            assert said is not None
            return said - datetime.now(tz=said.tzinfo)
        return None

    def _collect(self) -> None:
        self.messages.collect(lambda receipt: take_receipt(receipt, at=self.clock.now))


@contextmanager
def collected(*messages: TextMessages) -> Iterator[None]:
    yield
    for one in messages:
        one.close()


def phones_reached(*gateways: Gateway) -> list[tuple[str, str]]:
    """(phone, text) of everything that reached a phone, as often as it did."""
    return [(got["phone"], got["text"]) for gateway in gateways for got in gateway.got]
