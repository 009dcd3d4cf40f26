"""Trial G2, a sample: workers and database connections are killed in the middle of sealing, again and again."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from tests.casework.scene import AT, Scene
from tests.conftest import BookAddresses

from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.cli import demonstration
from xinsheng.law.acts import MessageKind
from xinsheng.law.terms import BlankStatus, Stage, Standing
from xinsheng.proof.entries import check_chain
from xinsheng.registry.models import Blank, Case, ELicence, JournalEntry, SealAbandonment, TextMessage
from xinsheng.registry.models import Standing as StandingRow

pytestmark = [pytest.mark.kill, pytest.mark.django_db(transaction=True)]
KILLS = int(os.environ.get("XINSHENG_TRIAL_KILLS", "20"))  # an even number
INTENTS, SILENCE = 2 * KILLS, 3
PATIENCE = 7.5 * KILLS  # seconds, for everything together
DOING = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' AND task_name = 'make_elicence'"
LEFT = "SELECT count(*) FROM birth_case WHERE stage = 'sealing'"
OWED = "SELECT count(*) FROM procrastinate_jobs WHERE task_name IN ('make_elicence', 'send_text_message')"
BACKENDS = (
    "SELECT pid FROM pg_stat_activity"
    " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
)


@pytest.fixture
def sealing(transactional_db: None, own_keys: None) -> Iterator[list[Case]]:
    demonstration.seed(at=AT)
    scene = Scene()
    cases = []
    for place in range(INTENTS):
        (case,) = scene.opened(inpatient_no=f"ZY{place:05}")
        cases.append(scene.sealing(scene.printed(scene.declared(scene.signed(case)))))
    connection.close()
    yield cases
    connection.close()


@dataclass
class Postroom:
    """A real worker process on the test's books, started again whenever it has ended."""

    variables: dict[str, str]
    process: subprocess.Popen[bytes] = field(init=False)
    starts: int = 0

    def start(self) -> None:
        command = [sys.executable, "-m", "xinsheng", "worker"]
        self.process = subprocess.Popen(
            command, env=self.variables, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )
        self.starts += 1

    def keep(self) -> None:
        if self.process.poll() is not None:
            self.start()

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def postroom(address: str) -> Iterator[Postroom]:
    own = {
        "DATABASE_URL": address,
        "DATABASE_OWNER_URL": "",
        "XINSHENG_STATE": str(settings.STATE),
        "XINSHENG_KEYS_FOLDER": str(settings.KEYS_FOLDER),
        "XINSHENG_VAULT_FOLDER": str(settings.VAULT_FOLDER),
        "XINSHENG_VAULT": "folder",
        "XINSHENG_SMS": "console",
        "XINSHENG_WORKER_SILENCE": str(SILENCE),
        "XINSHENG_PRODUCTION": "",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    worker = Postroom({**os.environ, **own})
    worker.start()
    try:
        yield worker
    finally:
        if worker.process.poll() is None:
            worker.process.terminate()
            worker.process.wait(timeout=30)


class Watch:
    """Looks at the books from outside, until patience ends."""

    def __init__(self, address: str) -> None:
        self.books = psycopg.connect(address, autocommit=True)
        self.deadline = time.monotonic() + PATIENCE

    def number(self, question: str) -> int:
        row = self.books.execute(question).fetchone()
        assert row is not None
        return int(row[0])

    def until(self, holds: Callable[[], bool], *, keep: Callable[[], None]) -> None:
        while not holds():
            assert time.monotonic() < self.deadline, f"{self.number(LEFT)} intents are left"
            keep()
            time.sleep(0.01)

    def end_one_backend(self, *, chance: random.Random) -> None:
        pids = [pid for (pid,) in self.books.execute(BACKENDS).fetchall()]
        if pids:
            self.books.execute("SELECT pg_terminate_backend(%s)", [chance.choice(pids)])


def kill_again_and_again(worker: Postroom, watch: Watch) -> list[str]:
    """Kill worker and connections in turn, each time while a seal is being made; what was killed."""
    chance, killed = random.Random(20261122), []  # noqa: S311  a seed, so that a failure can be looked at
    while len(killed) < KILLS and watch.number(LEFT):
        watch.until(lambda: watch.number(DOING) > 0, keep=worker.keep)
        time.sleep(chance.uniform(0, 0.25))
        if len(killed) % 2 == 0:
            worker.kill()
            killed.append("worker")
        else:
            watch.end_one_backend(chance=chance)
            killed.append("connection")
        worker.keep()
    return killed


def test_no_intent_is_lost_or_doubled_whatever_is_killed(sealing: list[Case], book_addresses: BookAddresses) -> None:
    watch = Watch(book_addresses.application)
    with watch.books, postroom(book_addresses.application) as worker:
        killed = kill_again_and_again(worker, watch)
        watch.until(lambda: watch.number(LEFT) == 0 and watch.number(OWED) == 0, keep=worker.keep)

    assert killed == ["worker", "connection"] * (KILLS // 2)
    assert not SealAbandonment.objects.exists()
    assert set(Case.objects.values_list("stage", flat=True)) == {Stage.SEALED}
    numbers = list(Blank.objects.exclude(status=BlankStatus.STOCK).order_by("no").values_list("no", "status"))
    assert numbers == [(f"Z52{place:07}", BlankStatus.USED) for place in range(1, INTENTS + 1)]
    standings = StandingRow.objects.values_list("certificate__blank_id", "state").order_by("certificate__blank_id")
    assert list(standings) == [(no, Standing.VALID) for no, _status in numbers]
    for case in sealing:
        each_case_has_one_readable_file_and_an_unbroken_chain(case)


def each_case_has_one_readable_file_and_an_unbroken_chain(case: Case) -> None:
    elicence = ELicence.objects.get(certificate__case=case)
    content = vault().get(elicence.file_ref, data_key=key_of(case))
    assert hashlib.sha256(content).digest() == bytes(elicence.sha256)
    lines = JournalEntry.objects.filter(chain=case.pk).order_by("seq")
    assert check_chain([bytes(line.body) for line in lines]) == ()
    assert lines.filter(act="file_elicence").count() == 1
    told = TextMessage.objects.filter(case=case, kind=MessageKind.CERTIFICATE_SEALED.value)
    assert [message.receipts.exists() for message in told] == [True]
