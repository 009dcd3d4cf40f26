import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.testing import InMemoryConnector
from tests.casework.scene import Scene

from xinsheng.casework.errands import queue_errand
from xinsheng.law.acts import Errand
from xinsheng.postroom.duties import STALLED, queue_forgotten_errands, take_up_stalled

HOUR = timedelta(hours=1)


def waiting(case_id: object) -> int:
    return ProcrastinateJob.objects.filter(
        task_name=Errand.MAKE_ELICENCE.value, status="todo", args={"case_id": str(case_id)}
    ).count()


def test_an_errand_queued_by_an_errand_goes_with_its_own_transaction(db: None) -> None:
    of_the_worker, case_id = InMemoryConnector(), uuid4()

    with app.replace_connector(of_the_worker), transaction.atomic():
        queue_errand(Errand.MAKE_ELICENCE, case_id=case_id)

    assert of_the_worker.jobs == {}
    assert waiting(case_id) == 1


def test_an_intent_without_an_errand_is_found_and_queued_once(scene: Scene) -> None:
    case = scene.sealing()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    assert queue_forgotten_errands(at=scene.at + HOUR) == (case.pk,)
    assert queue_forgotten_errands(at=scene.at + HOUR) == ()
    assert waiting(case.pk) == 1


def test_an_intent_of_this_minute_is_not_forgotten(scene: Scene) -> None:
    scene.sealing()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    assert queue_forgotten_errands(at=scene.at) == ()


def test_errands_of_a_dead_worker_come_back_and_its_duty_blocks_nobody() -> None:
    books = InMemoryConnector()

    async def a_worker_dies_over_a_duty_and_an_errand() -> None:
        dead = (await books.register_worker_one())["worker_id"]
        await app.configure_task(STALLED, queue="postroom", queueing_lock=STALLED).defer_async(timestamp=1)
        await books.fetch_job_one(queues=None, worker_id=dead)
        await app.configure_task(Errand.MAKE_ELICENCE.value, queue="postroom").defer_async(case_id="c")
        await books.fetch_job_one(queues=None, worker_id=dead)
        await app.configure_task(STALLED, queue="postroom", queueing_lock=STALLED).defer_async(timestamp=2)
        books.workers[dead] = datetime.now(tz=UTC) - HOUR
        await take_up_stalled(timestamp=2)

    with app.replace_connector(books), app.open():
        asyncio.run(a_worker_dies_over_a_duty_and_an_errand())

    left = sorted((job["task_name"], job["status"]) for job in books.jobs.values())
    assert left == [("make_elicence", "todo"), (STALLED, "todo")]
