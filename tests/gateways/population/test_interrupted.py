"""A load ended anywhere changes nothing; a reader sees one extract or the other; a large file needs little memory."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from tests.gateways.population.conftest import AT, Place
from tests.gateways.population.extracts import (
    HUSBAND,
    WIFE,
    a_child,
    a_family,
    a_husband,
    a_wife,
    numbered,
    written,
)

from xinsheng.gateways.population import CoupleAsking
from xinsheng.gateways.population.snapshots import find_snapshot_in_force

SOURCE = Path(__file__).resolve().parents[3] / "src"
ASKING = CoupleAsking(request_id="r-1", woman_no=WIFE, man_no=HUSBAND, purpose="registration", asked_at=AT)
MANY = 100_000


@pytest.fixture(scope="session")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("extract") / "large.csv", numbered(MANY))


@contextmanager
def loading(place: Place, file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command in a process of its own; ended in any case."""
    told = {name: text for name, text in os.environ.items() if not name.startswith(("XINSHENG_", "DATABASE_"))}
    told |= {"DATABASE_URL": place.application, "DATABASE_OWNER_URL": place.owner, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "xinsheng", "population", "load", str(file), "--taken-on", "2026-11-20"]
    process = subprocess.Popen(
        command,
        env=told | {"XINSHENG_STATE": str(place.folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            process.wait(10)


def wait_until(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.005)


def there_is(place: Place, question: str) -> bool:
    with psycopg.connect(place.owner) as connection:
        return connection.execute(question).fetchone() is not None


def peak_of(process: subprocess.Popen[bytes]) -> float:
    """The largest memory of a process until it ended, in MB: its own since it began, not what it was forked from."""
    peak = 0.0
    while process.poll() is None:
        with suppress(FileNotFoundError, ProcessLookupError):
            said = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
            found = [int(line.split()[1]) / 1024 for line in said.splitlines() if line[:5] == "VmHWM"]
            peak = found[0] if found else peak  # the last one: before its own program begins it is a copy of ours
        time.sleep(0.01)
    return peak


@pytest.mark.kill
def test_a_load_that_is_killed_among_the_rows_changes_nothing(place: Place, large_file: Path) -> None:
    before = place.load(a_family())
    with loading(place, large_file) as process:
        wait_until(lambda: there_is(place, "SELECT FROM pg_stat_progress_copy WHERE tuples_processed > 5000"))
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert find_snapshot_in_force(place.application) == before
    assert place.register().find_couple(ASKING).snapshot == before.name
    wait_until(lambda: not there_is(place, "SELECT FROM pg_stat_progress_copy"))
    assert len(place.tables()) == 1
    assert place.load([a_wife(name="龙大梅")]).people == 1
    assert len(place.tables()) == 1


@pytest.mark.kill
def test_a_load_that_is_killed_at_its_very_last_step_changes_nothing(place: Place, large_file: Path) -> None:
    before = place.load(a_family())
    waiting = "SELECT FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'"
    with psycopg.connect(place.owner) as reader, loading(place, large_file) as process:
        reader.execute("SELECT FROM population.person, population.in_force LIMIT 1")
        wait_until(lambda: there_is(place, waiting))
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        wait_until(lambda: not there_is(place, waiting))
        reader.rollback()
    assert find_snapshot_in_force(place.application) == before
    assert len(place.tables()) == 1


@pytest.mark.race
def test_a_reader_sees_one_extract_or_the_other_and_never_waits_long(place: Place) -> None:
    def family(mark: str) -> list[dict[str, str]]:
        return [a_wife(name=mark), a_husband(name=mark), a_child(name=mark)]

    register = place.register(seconds=5)
    names = {place.load(family("甲")).name: "甲"}
    seen, over = [], threading.Event()

    def read() -> None:
        while not over.is_set():
            told = register.find_couple(ASKING)
            assert told.woman is not None
            assert told.man is not None
            seen.append((told.snapshot, told.woman.name, told.man.name, *(child.name for child in told.children)))

    readers = [threading.Thread(target=read) for _place in range(3)]
    for reader in readers:
        reader.start()
    try:
        for mark in "乙丙丁戊己":
            names[place.load(family(mark)).name] = mark
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert {(name, mark, mark, mark) for name, mark in names.items()} >= set(seen)
    assert len(set(seen)) >= 4


def test_memory_does_not_grow_with_the_file(place: Place, large_file: Path) -> None:
    small = written(place.folder / "small.csv", a_family())
    assert small.stat().st_size * 1000 < large_file.stat().st_size
    peaks = []
    for file in (small, large_file):
        with loading(place, file) as process:
            peaks.append(peak_of(process))
        assert process.returncode == 0
    assert peaks[1] < 250, peaks
    assert peaks[1] - peaks[0] < 40, peaks
    snapshot = find_snapshot_in_force(place.application)
    assert snapshot is not None
    assert snapshot.people == MANY
