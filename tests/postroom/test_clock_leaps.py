"""A clock that leaps while the worker works: what waits is begun when the clocks agree, not before (invariant 34)."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from threading import Event
from uuid import UUID, uuid4

import pytest
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.config.test_clocks import LEAP, set_by

from xinsheng.cli import serving
from xinsheng.config.clocks import ClocksApart, TimelyQueue
from xinsheng.gateways.sms import Became, Receipt
from xinsheng.gateways.sms.faulty import FaultyMessages
from xinsheng.gateways.sms.port import Take
from xinsheng.law.acts import Errand
from xinsheng.postroom import look_up_record, receipts, sequencer
from xinsheng.postroom.duties import FORGOTTEN

RIGHT = timedelta(0)
LONG_ENOUGH = 20.0  # seconds after which a test gives up waiting, and fails
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """The cases whose errand was begun; the worker looks often."""
    cases: list[UUID] = []

    def carry_out(case_id: UUID, *, at: datetime) -> None:
        assert abs(datetime.now(tz=UTC) - at) < timedelta(seconds=LONG_ENOUGH)
        cases.append(case_id)

    monkeypatch.setattr(look_up_record, "carry_out", carry_out)
    monkeypatch.setattr(serving, "_LOOK_EVERY", 0.02)
    monkeypatch.setattr(serving, "_TOLD_EVERY", 10_000)
    return cases


async def queued(errands: App) -> UUID:
    case_id = uuid4()
    await errands.configure_task(Errand.LOOK_UP_RECORD.value, queue="postroom").defer_async(case_id=str(case_id))
    return case_id


def on_the_lane(work: Callable[[App], Awaitable[None]]) -> None:
    """Do it as the worker does, over a connection of the queue's own; no duty is due meanwhile."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)

    async def do(errands: App) -> None:
        async with errands.open_async():
            await work(errands)

    with (
        app.replace_connector(connector.get_worker_connector()) as errands,
        pytest.MonkeyPatch.context() as meanwhile,
    ):
        errands.perform_import_paths()
        meanwhile.setattr(errands, "job_manager", errands.job_manager)
        meanwhile.setattr(errands.periodic_registry, "periodic_tasks", {})
        asyncio.run(do(errands))


async def until(is_so: Callable[[], bool]) -> None:
    given_up = time.monotonic() + LONG_ENOUGH
    while not is_so():
        assert time.monotonic() < given_up
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("leap", LEAP)
def test_an_errand_waits_while_the_clocks_are_apart_and_is_carried_out_when_they_agree(
    leap: timedelta, begun: list[UUID], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def a_clock_leaps_and_is_set_right(errands: App) -> None:
        work = asyncio.create_task(serving._work_in_time(errands))
        before = await queued(errands)
        await until(lambda: begun == [before])
        set_by(leap, monkeypatch=monkeypatch)
        await until(lambda: "errands_wait_for_clock" in caplog.messages)
        meanwhile = await queued(errands)
        await asyncio.sleep(0.5)
        assert begun == [before]
        set_by(RIGHT, monkeypatch=monkeypatch)
        await until(lambda: begun == [before, meanwhile])
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)

    with caplog.at_level(logging.WARNING, logger=serving.__name__):
        on_the_lane(a_clock_leaps_and_is_set_right)
    assert caplog.messages == ["errands_wait_for_clock"]


def test_what_waits_keeps_its_tries(begun: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask_twice(errands: App) -> None:
        await queued(errands)
        set_by(LEAP[0], monkeypatch=monkeypatch)
        queue = TimelyQueue(errands.connector)
        for _ in range(2):
            with pytest.raises(ClocksApart):
                await queue.fetch_job(queues=None, worker_id=await queue.register_worker())

    on_the_lane(ask_twice)
    assert list(ProcrastinateJob.objects.values_list("status", "attempts")) == [("todo", 0)]


def test_no_duty_is_due_by_a_clock_that_is_wrong(begun: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    """Begun when the clocks agree again, it would decide by a day that has not come."""

    async def two_duties_are_due(errands: App) -> None:
        for at, leap in ((1, LEAP[0]), (2, RIGHT)):
            set_by(leap, monkeypatch=monkeypatch)
            job = errands.configure_task(FORGOTTEN, queue="postroom", task_kwargs={"timestamp": at}).job
            await TimelyQueue(errands.connector).defer_periodic_job(job, "", at)

    on_the_lane(two_duties_are_due)
    assert list(ProcrastinateJob.objects.values_list("args", flat=True)) == [{"timestamp": 2}]


def test_what_failed_while_the_clock_leapt_waits_for_no_day_of_that_clock(
    begun: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(tz=UTC)

    async def an_errand_fails(errands: App) -> None:
        await queued(errands)
        queue = TimelyQueue(errands.connector)
        job = await queue.fetch_job(queues=None, worker_id=await queue.register_worker())
        assert job is not None
        set_by(LEAP[0], monkeypatch=monkeypatch)
        await queue.retry_job(job, now + LEAP[0])

    on_the_lane(an_errand_fails)
    left = ProcrastinateJob.objects.get()
    assert left.status == "todo"
    assert left.scheduled_at < now + timedelta(seconds=LONG_ENOUGH)


def test_the_public_log_is_not_signed_while_the_clocks_are_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, looks, stop = [False, False, True], [], Event()

    def look(_sequencer: sequencer.Sequencer, *, at: datetime) -> None:
        looks.append((at, len(asked)))
        stop.set()

    monkeypatch.setattr(sequencer, "_PAUSE", 0.01)
    monkeypatch.setattr(sequencer.Sequencer, "look", look)
    sequencer.run_sequencer(stop, clocks_agree=lambda: asked.pop(0))
    assert [left for _at, left in looks] == [0]


class OneReceipt(FaultyMessages):
    """Has one receipt to tell."""

    def collect(self, take: Take) -> None:
        take(Receipt(became=Became.DELIVERED, ref="faulty:1"))


def test_a_receipt_waits_while_the_clocks_are_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, taken, stop = [False, False, True], [], Event()

    def take(receipt: Receipt, *, at: datetime) -> bool:
        taken.append((receipt.ref, len(asked)))
        stop.set()
        return at is not None

    monkeypatch.setattr(receipts, "take_receipt", take)
    monkeypatch.setattr(receipts, "_PAUSE", 0.01)
    receipts.run_receipts(OneReceipt(), stop, clocks_agree=lambda: asked.pop(0))
    assert taken == [("faulty:1", 0)]
