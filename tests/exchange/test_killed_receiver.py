"""Trial: births in batches, repeated, out of order, over connections that break, while what receives them is killed.

Each birth is there once, as it was last recorded, and its chain holds.
"""

import contextlib
import hashlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.hospital_scene import bring_in
from tests.casework.scene import AT, Scene
from tests.conftest import BookAddresses
from tests.exchange.system import a_record
from tests.province import set_up_province

from xinsheng.casework.access_tokens import give_token
from xinsheng.casework.proof_checks import check
from xinsheng.casework.received_births import find_received
from xinsheng.exchange.scopes import SCOPE
from xinsheng.registry.models import Case, Delivery, HospitalClient, JournalEntry, ReceivedBirth

__all__ = ["own_keys"]
pytestmark = [pytest.mark.kill, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
BIRTHS = int(os.environ.get("XINSHENG_TRIAL_BIRTHS", "150"))
KILLS = int(os.environ.get("XINSHENG_TRIAL_RECEIVER_KILLS", "2"))
OF, HANDS, PROVEN = 30, 4, 100
PATIENCE = 120 + BIRTHS / 10  # seconds, for everything together
NOW = datetime.now(tz=UTC)
_UNREACHED = (OSError, http.client.HTTPException)


@dataclass
class Receiver:
    """A real web process on the test's books, killed with all its workers and started again."""

    variables: dict[str, str]
    port: int
    process: subprocess.Popen[bytes] = field(init=False)
    kills: int = 0

    def start(self) -> None:
        command, quiet = [sys.executable, "-m", "xinsheng", "web"], subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, env=self.variables, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with contextlib.suppress(OSError), urlopen(f"http://localhost:{self.port}/health/live", timeout=5):
                return
            time.sleep(0.1)
        pytest.fail("the receiver did not start")

    def end(self, how: signal.Signals) -> None:
        """End the process and its workers: its own session alone."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, how)
        self.process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def hospital(transactional_db: None, own_keys: None) -> Iterator[HospitalClient]:
    set_up_province(at=AT)
    yield bring_in(Scene())
    connection.close()


@pytest.fixture
def receiver(hospital: HospitalClient, book_addresses: BookAddresses) -> Iterator[Receiver]:
    port = free_port()
    own = {
        "DATABASE_URL": book_addresses.application,
        "DATABASE_OWNER_URL": "",
        "XINSHENG_STATE": str(settings.STATE),
        "XINSHENG_KEYS_FOLDER": str(settings.KEYS_FOLDER),
        "XINSHENG_PORT": str(port),
        "XINSHENG_PRODUCTION": "",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    one = Receiver({**os.environ, **own}, port)
    one.start()
    yield one
    one.end(signal.SIGTERM)


def versions_of(hospital: HospitalClient, place: int) -> list[dict[str, Any]]:
    """What is sent of one birth: every seventh is corrected, every tenth comes with a twin."""
    twins, order = place % 10 in {8, 9}, 2 if place % 10 == 9 else 1
    said = {
        "identifier": f"NB-{place:05}",
        "inpatient_no": f"ZY{place - order + 1:05}",
        "plurality": 2 if twins else 1,
        "birth_order": order,
    }
    return [
        a_record(hospital, **said, weight_g=3000 + one, recorded_at=(NOW - timedelta(minutes=60 - one)).isoformat())
        for one in range(2 if place % 7 == 0 else 1)
    ]


def batches_of(versions: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Everything twice, shuffled, in batches."""
    sent = [record for each in versions for record in each] * 2
    random.Random(10).shuffle(sent)  # noqa: S311  an order that can be had again
    return [sent[begin : begin + OF] for begin in range(0, len(sent), OF)]


@dataclass
class Sender:
    """The hospital's side: sends a batch until it is answered, and now and then hangs up half way."""

    receiver: Receiver
    hospital: HospitalClient
    answered: int = 0
    broken: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def token(self) -> str:
        try:
            at, name = datetime.now(tz=UTC), hashlib.sha256(os.urandom(16)).digest()
            lasts = at + timedelta(minutes=5)
            return give_token(self.hospital, assertion=name, scopes=[SCOPE], expires_at=lasts, at=at)
        finally:
            connection.close()

    def send(self, numbered: tuple[int, list[dict[str, Any]]]) -> None:
        number, batch = numbered
        body, until = json.dumps(batch).encode(), time.monotonic() + PATIENCE
        if number % 5 == 0:
            self.hang_up(body)
        while time.monotonic() < until:
            with contextlib.suppress(*_UNREACHED):
                if self.try_once(body):
                    return
            time.sleep(0.2)
        pytest.fail("a batch was never answered")

    def try_once(self, body: bytes) -> bool:
        line = http.client.HTTPConnection("localhost", self.receiver.port, timeout=30)
        headers = {"Authorization": f"Bearer {self.token()}", "Content-Type": "application/json"}
        try:
            line.request("POST", "/births", body=body, headers=headers)
            answer = line.getresponse()
            said = json.loads(answer.read())
        finally:
            line.close()
        assert answer.status in {200, 503}, said
        with self.lock:
            self.answered += answer.status == 200
        return answer.status == 200

    def hang_up(self, body: bytes) -> None:
        """Send half of it and hang up: nothing of it may be taken, and nothing of the rest be lost."""
        with self.lock:
            self.broken += 1
        head = f"POST /births HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.token()}\r\n"
        rest = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.receiver.port), 5) as line:
            line.sendall((head + rest).encode() + body[: len(body) // 2])


def kill_now_and_then(sender: Sender, *, batches: int, over: threading.Event) -> None:
    """Kill the receiver whenever another share of the batches is answered, and start it again."""
    one = sender.receiver
    while not over.wait(0.02) and one.kills < KILLS:
        if sender.answered >= batches * (one.kills + 0.5) / (KILLS + 1):
            one.kills += 1
            one.end(signal.SIGKILL)
            one.start()


def test_each_birth_is_there_once_however_often_the_receiver_dies(
    hospital: HospitalClient, receiver: Receiver
) -> None:
    versions = [versions_of(hospital, place) for place in range(BIRTHS)]
    batches, sender, over = batches_of(versions), Sender(receiver, hospital), threading.Event()

    with ThreadPoolExecutor(HANDS + 1) as pool:
        killer = pool.submit(kill_now_and_then, sender, batches=len(batches), over=over)
        try:
            list(pool.map(sender.send, enumerate(batches)))
        finally:
            over.set()
        killer.result()

    assert (receiver.kills, sender.broken) == (KILLS, (len(batches) + 4) // 5)
    assert (Case.objects.count(), Delivery.objects.count()) == (BIRTHS, BIRTHS * 9 // 10)
    assert JournalEntry.objects.filter(act="receive_birth").count() == BIRTHS
    assert weights_kept() == {each[-1]["identifier"]: each[-1]["weight_g"] for each in versions}
    proven = [check(case.pk).broken for case in Case.objects.order_by("?")[:PROVEN]]
    assert set(proven) == {()}


def weights_kept() -> dict[str, int]:
    """The weight of each newborn as it now stands, by the hospital's own identifier."""
    kept = {}
    for case in Case.objects.select_related("key"):
        row, block = ReceivedBirth.objects.latest_of(case).first(), find_received(case)
        assert row is not None
        assert block is not None
        kept[row.identifier] = block.weight_g
    return kept
