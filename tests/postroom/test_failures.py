"""What the log says of an errand that fails: the queue tries it again, and would say nothing until the last try."""

import asyncio
import logging
import time
from typing import Any

import pytest
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job
from procrastinate.worker import Worker

from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.postroom.failures import tell_failures


def tried(attempts: int, *, failure: Exception | None) -> object:
    job = Job(id=7, queue="postroom", lock=None, queueing_lock=None, task_name="make_elicence", attempts=attempts)
    context = JobContext(app=app, job=job, start_timestamp=time.time(), abort_reason=lambda: None)

    async def carry_out() -> Any:
        if failure is not None:
            raise failure
        return "done"

    return asyncio.run(tell_failures(carry_out, context, Worker(app)))


def test_an_errand_that_fails_is_told_with_what_it_met_and_fails_still(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(UnableToUseKey):
        tried(0, failure=UnableToUseKey("unavailable"))

    (line,) = caplog.records
    said = vars(line)
    assert (line.message, said["errand"], said["attempt"]) == ("errand_failed", "make_elicence", 1)
    assert said["code"] == "UnableToUseKey"
    assert line.exc_info


def test_where_it_failed_is_told_once_and_not_with_every_try(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(UnableToUseKey):
        tried(1, failure=UnableToUseKey("unavailable"))

    (line,) = caplog.records
    assert vars(line)["attempt"] == 2
    assert not line.exc_info


def test_an_errand_that_is_carried_out_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    assert tried(0, failure=None) == "done"
    assert not caplog.records
