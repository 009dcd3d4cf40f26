"""One command starts the family; whatever happens, nothing is left behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.conftest import migrate_books
from tests.kept_books import lay_down

from xinsheng.config.credentials import free_port
from xinsheng.config.family import Family, UnableToKeepRunning, wait_until_it_answers
from xinsheng.papers.fonts import fonts_folder

SOURCE = Path(__file__).resolve().parents[2] / "src"
WORKERS = 2
LONG = [sys.executable, "-c", "import time; time.sleep(60)"]


@dataclass
class Running:
    """`xinsheng run` and where it answers."""

    process: subprocess.Popen[bytes]
    address: str

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)


@pytest.fixture
def state(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A folder with migrated books: what is tried here is how a family ends, not how long the first one takes."""
    folder = Path(tempfile.mkdtemp(prefix="xinsheng-run-"))
    with django_db_blocker.unblock():
        lay_down(folder, migrate=migrate_books)
    (folder / "fonts").symlink_to(fonts_folder())
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def running(state: Path) -> Iterator[Running]:
    port = free_port()
    told = {key: value for key, value in os.environ.items() if not key.startswith(("XINSHENG_", "DATABASE_"))}
    told |= {"XINSHENG_STATE": str(state), "XINSHENG_PORT": str(port), "PYTHONPATH": str(SOURCE)}
    with (state / "out").open("wb") as out:
        process = subprocess.Popen([sys.executable, "-m", "xinsheng", "run"], env=told, stdout=out, stderr=out)
    address = f"http://127.0.0.1:{port}/health/ready"
    try:
        assert wait_until_it_answers(address, seconds=120), (state / "out").read_text(encoding="utf-8")
        yield Running(process, address)
    finally:
        process.terminate()
        process.wait(timeout=60)


def whole(running: Running) -> list[psutil.Process]:
    """All its processes, waited for: the pages answer a little before the workers are started."""
    for _ in range(300):
        children = running.children()
        said = [_command_of(child) for child in children]
        of_each = [sum(name in each for each in said) for name in ("postgres", "granian", "xinsheng worker")]
        if all(of_each) and of_each[-1] == WORKERS:
            return [child for child in children if not has_ended(child)]
        time.sleep(0.1)
    pytest.fail("the family never was whole")


def _command_of(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # a connection's own process, between two looks
        return ""


def gone(processes: list[psutil.Process]) -> bool:
    """Whether all have ended; who has ended and only waits to be counted by the system's first process has."""
    left = psutil.wait_procs(processes, timeout=45)[1]  # a busy machine's database takes its time to close
    return [process for process in left if not has_ended(process)] == []


def has_ended(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.mark.kill
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_it_is_ended_nothing_is_left_behind(running: Running, state: Path, number: signal.Signals) -> None:
    children = whole(running)
    running.process.send_signal(number)
    status = running.process.wait(timeout=60)
    assert status == (-signal.SIGKILL if number is signal.SIGKILL else 0), "`make run` calls anything else an error"
    assert gone(children)
    said = (state / "out").read_text(encoding="utf-8")
    assert "Starting the database" in said
    assert ("Stopped." in said) is (number is not signal.SIGKILL)


@pytest.mark.kill
def test_a_worker_that_crashes_is_started_again(running: Running) -> None:
    before = {child.pid: child for child in whole(running) if child.cmdline()[-1:] == ["worker"]}
    assert len(before) == WORKERS
    crashed, other = before.values()
    crashed.kill()
    assert gone([crashed])
    for _ in range(200):
        now = {child.pid for child in _living(running) if child.cmdline()[-1:] == ["worker"]}
        if len(now) == WORKERS and now & before.keys() == {other.pid}:
            return
        time.sleep(0.1)
    pytest.fail("no new worker was started")


@pytest.mark.kill
def test_without_its_database_the_family_ends_and_says_so(running: Running, state: Path) -> None:
    children = whole(running)
    server = next(child for child in children if "-D" in child.cmdline())
    server.kill()
    assert running.process.wait(timeout=60) == 1
    assert gone(children)
    assert "keeps_ending: database" in (state / "out").read_text(encoding="utf-8")


def test_a_process_that_keeps_ending_ends_the_family() -> None:
    with Family(os.environ) as family:
        family.start("calm", LONG)
        family.start("broken", [sys.executable, "-c", "raise SystemExit(3)"])
        calm = psutil.Process(family._members[0].process.pid)
        with pytest.raises(UnableToKeepRunning) as end:
            family.watch(on_restart=lambda _name, _status: None, also=lambda: None)
    assert (end.value.name, end.value.status) == ("broken", 3)
    assert not calm.is_running()


def _living(running: Running) -> list[psutil.Process]:
    return [child for child in running.children() if child.status() != psutil.STATUS_ZOMBIE]
