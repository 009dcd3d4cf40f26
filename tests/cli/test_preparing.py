"""What `xinsheng run` does to the books before a page is seen, in one process: migrated, set up, looked over."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from tests.cli.test_migrating import SOURCE, counted, empty
from tests.conftest import BookAddresses

__all__ = ["empty"]
OFFICES = "SELECT count(*) FROM office"


def prepared(addresses: BookAddresses, *, state: Path, **more: str) -> subprocess.CompletedProcess[str]:
    told = {key: value for key, value in os.environ.items() if not key.startswith(("XINSHENG_", "DATABASE_"))}
    told |= {"XINSHENG_STATE": str(state), "PYTHONPATH": str(SOURCE), **more}
    told |= {"DATABASE_URL": addresses.application, "DATABASE_OWNER_URL": addresses.owner}
    command = [sys.executable, "-m", "xinsheng", "prepare"]
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False, timeout=240)


def test_empty_books_become_a_province_whose_people_are_named_and_a_second_time_adds_nothing(
    empty: BookAddresses, tmp_path: Path
) -> None:
    found = set()
    for _time in range(2):
        done = prepared(empty, state=tmp_path)
        assert (done.returncode, "龙小梅　母亲 mother" in done.stdout) == (0, True), done.stderr
        assert ["Migrating" in done.stderr, "Setting up" in done.stderr] == [True, True]
        with psycopg.connect(empty.owner) as ours:
            found.add(counted(ours, OFFICES))
    assert len(found) == 1
    assert found.isdisjoint({0})


def test_production_is_migrated_and_stops_at_its_faults_without_any_demonstration(
    empty: BookAddresses, tmp_path: Path
) -> None:
    done = prepared(empty, state=tmp_path, XINSHENG_PRODUCTION="1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "secret_key_missing" in done.stderr
    with psycopg.connect(empty.owner) as ours:
        assert counted(ours, OFFICES) == 0
