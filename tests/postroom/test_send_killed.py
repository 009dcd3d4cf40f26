"""A real worker, killed again and again in the middle of fifty messages to a real gateway: none lost or doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from tests.casework.scene import Scene
from tests.conftest import BookAddresses
from tests.gateways.sms.gateway_process import Gateway, gateway_process
from tests.postroom.test_send_trial import owed
from tests.province import set_up_province

from xinsheng.registry.models import TextMessage

pytestmark = [pytest.mark.kill, pytest.mark.django_db(transaction=True)]
MESSAGES, KILLS = 50, 3
PATIENCE = 90.0  # seconds, for everything together


@pytest.fixture
def phones(transactional_db: None, own_keys: None) -> Iterator[set[str]]:
    """Fifty messages with a code, each to a phone of its own."""
    at = datetime.now(tz=UTC) - timedelta(minutes=30)
    set_up_province(at=at)
    scene = Scene()
    scene.at = at
    case = scene.declared()
    numbers = [f"139{place:08}" for place in range(MESSAGES)]
    with transaction.atomic():
        for number in numbers:
            owed(case, phone=number, at=scene.at)
    connection.close()
    yield {f"86{number}" for number in numbers}
    connection.close()


@dataclass
class Worker:
    """A real worker process on the test's books and gateway."""

    variables: dict[str, str]
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        command = [sys.executable, "-m", "xinsheng", "worker"]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, env=self.variables, stderr=quiet, stdin=quiet)

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def worker(books: BookAddresses, gateway: Gateway) -> Iterator[Worker]:
    own = {
        "DATABASE_URL": books.application,
        "DATABASE_OWNER_URL": "",
        "XINSHENG_STATE": str(settings.STATE),
        "XINSHENG_KEYS_FOLDER": str(settings.KEYS_FOLDER),
        "XINSHENG_VAULT_FOLDER": str(settings.VAULT_FOLDER),
        "XINSHENG_WORKER_SILENCE": "2",
        "XINSHENG_PRODUCTION": "",
        "XINSHENG_SMS": "smpp",
        "XINSHENG_SMS_PATIENCE": "1",
        "XINSHENG_SMPP_ADDRESS": f"127.0.0.1:{gateway.port}",
        "XINSHENG_SMPP_SYSTEM_ID": "xinsheng",
        "XINSHENG_SMPP_PASSWORD": "invented",
        "XINSHENG_SMPP_SOURCE": "10690000",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    started = Worker({**os.environ, **own})
    started.start()
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.process.terminate()
            started.process.wait(timeout=30)


def until(holds: Callable[[], bool], *, end: float) -> None:
    while not holds():
        assert time.monotonic() < end, f"{waiting()} messages are left"
        time.sleep(0.01)
    connection.close()


def waiting() -> int:
    return TextMessage.objects.waiting().count()


def undelivered() -> int:
    return TextMessage.objects.exclude(receipts__outcome="delivered").count()


def test_fifty_messages_through_a_worker_that_is_killed_again_and_again(
    phones: set[str], book_addresses: BookAddresses
) -> None:
    chance = random.Random(20261122)  # noqa: S311  a seed, so that a failure can be looked at
    end = time.monotonic() + PATIENCE
    with gateway_process() as gateway, worker(book_addresses, gateway) as sending:
        gateway.order(submit="late", delay=30, receipt_delay=60)  # so that kills fall between question and answer
        for place in range(KILLS):
            reached = (place + 1) * MESSAGES // (KILLS + 2)
            until(lambda reached=reached: len(gateway.got) >= reached, end=end)  # type: ignore[misc]
            time.sleep(chance.uniform(0, 0.05))
            sending.kill()
            sending.start()
        until(lambda: undelivered() == 0, end=end)
        got = Counter(part["phone"] for part in gateway.got)

    mine = {phone: times for phone, times in got.items() if phone in phones}
    assert set(mine) == phones, "none is lost"
    assert sum(mine.values()) == MESSAGES, "and none doubled: the gateway repeats our reference in its receipts"
    assert waiting() == 0
    assert not TextMessage.objects.for_a_person().exists()
