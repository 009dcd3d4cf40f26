"""`python -m bench.population --people N`: loading an invented register, and looking couples up, beside bare SQL.

Thirty-nine million people need some 20 GB while it runs. Everything is deleted at the end.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import psycopg

from bench.couples import comparing
from bench.table import Figure, at_most, keep, show
from xinsheng.config.embedded import EmbeddedServer
from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.gateways.population.invention import Plan, invent
from xinsheng.gateways.population.schema import prepare
from xinsheng.gateways.population.snapshots import INDEXED

AS_OF = date(2026, 11, 1)
_ROOM = 600  # bytes a person while it runs: the file, a table with its indexes, what the server sorts and logs
_BLOCK = 256 * 1024
_MEGABYTE = 1024
_READER = "xinsheng_application"


def main() -> None:
    """Take the figures for one size and print them."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--people", type=int, default=1_000_000)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--format", choices=["csv", "parquet"], default="csv")
    said = wanted.parse_args()
    take(people=said.people, seed=said.seed, suffix=said.format)


def take(*, people: int, seed: int = 1, suffix: str = "csv") -> list[Figure]:
    """All figures for one size, printed, kept in `build` and given back; on a database server of their own."""
    folder = Path(tempfile.mkdtemp(prefix="xinsheng-bench-"))
    folder.chmod(0o755)
    try:
        _require_room(folder, people=people)
        with EmbeddedServer(folder / "state") as server:
            owner, application = server.credentials.owner_url, server.credentials.application_url
            file = folder / f"people.{suffix}"
            figures = [*inventing(file, people=people, seed=seed)]
            figures += loading(file, folder=folder, owner=owner, application=application, people=people)
            figures += comparing(owner, application, on=AS_OF)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    keep(figures, file=kept_in(people))
    show(figures)
    return figures


def kept_in(people: int) -> Path:
    """Where the figures of one size are kept."""
    return Path(f"build/bench-population-{people}.json")


def _require_room(folder: Path, *, people: int) -> None:
    wanted, free = people * _ROOM, shutil.disk_usage(folder).free
    if free < wanted:
        sys.exit(f"{people:,} people need {wanted / 1e9:.0f} GB in {folder.parent}; {free / 1e9:.0f} GB are free.")


def inventing(file: Path, *, people: int, seed: int) -> Iterator[Figure]:
    """How long the file takes to write."""
    with _stopwatch() as seconds:
        invent(Plan(people, seed, AS_OF), file=file)
    yield Figure("inventing the file", round(seconds(), 1), "s")
    yield Figure("file", round(file.stat().st_size / 1e6), "MB")


def loading(file: Path, *, folder: Path, owner: str, application: str, people: int) -> list[Figure]:
    """The command in its own process, beside a bare COPY of the same file, with and without indexes."""
    bare = [] if file.suffix == ".parquet" else _bare_copy(file, owner=owner)
    variables = {**os.environ, "DATABASE_URL": application, "DATABASE_OWNER_URL": owner}
    command = [sys.executable, "-m", "xinsheng", "population", "load", str(file), "--taken-on", AS_OF.isoformat()]
    before = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])  # the server's start
    with _stopwatch() as seconds:
        process = subprocess.Popen(
            command, env={**variables, "XINSHENG_STATE": str(folder)}, stdout=subprocess.DEVNULL
        )
        memory = peak_of(process)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert process.returncode == 0
    with psycopg.connect(owner) as connection:
        size = connection.execute(
            "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relname ~ '^person_[0-9]+$'"
        )
        bytes_held = int((size.fetchone() or (0,))[0])
    rate = people / seconds()
    figures = [
        Figure(
            f"load, people a second, beside {name}",
            round(rate),
            "1/s",
            round(people / limit),
            round(rate * limit / people, 3),
        )
        for name, limit in bare
    ]
    return [
        Figure("load, checked, indexed and in force", round(seconds(), 1), "s"),
        *figures,
        at_most("largest memory of the loading process", memory, unit="MB", goal=500),
        Figure("processor time of the loading process", round(used.ru_utime + used.ru_stime - before, 1), "s"),
        Figure("register on disk", round(bytes_held / 1e6), "MB"),
    ]


def peak_of(process: subprocess.Popen[bytes]) -> float:
    """The largest memory of a process until it ends, in MB; that of rusage would be its parent's at the fork."""
    peak = 0.0
    while process.poll() is None:
        with suppress(FileNotFoundError, ProcessLookupError):
            said = Path(f"/proc/{process.pid}/status").read_text(errors="replace")
            peak = max(
                [peak, *(int(line.split()[1]) / _MEGABYTE for line in said.splitlines() if line[:5] == "VmHWM")]
            )
        time.sleep(0.05)
    return peak


def _bare_copy(file: Path, *, owner: str) -> list[tuple[str, float]]:
    """Seconds for COPY of the whole file into a table without constraints, and with the three indexes besides."""
    prepare(owner, reader=_READER)
    with psycopg.connect(owner) as connection:
        with _stopwatch() as seconds:
            connection.execute("CREATE TABLE bare (LIKE population.person_form)")
            connection.execute("ALTER TABLE bare ALTER row_no DROP NOT NULL, ALTER name DROP NOT NULL")
            columns = ", ".join(COLUMNS)
            with (
                connection.cursor() as cursor,
                cursor.copy(f"COPY bare ({columns}) FROM STDIN (FORMAT csv, HEADER, FREEZE)") as copy,
                file.open("rb") as stream,
            ):
                while block := stream.read(_BLOCK):
                    copy.write(block)
        copied = seconds()
        connection.execute("SET LOCAL maintenance_work_mem = '256MB'")
        with _stopwatch() as more:
            for column in INDEXED:
                connection.execute(f"CREATE INDEX ON bare ({column})")
        indexed = copied + more()
        connection.rollback()
    return [("bare COPY", copied), ("bare COPY and its indexes", indexed)]


@contextmanager
def _stopwatch() -> Iterator[Callable[[], float]]:
    begun = time.perf_counter()
    ended: list[float] = []
    yield lambda: (ended[0] if ended else time.perf_counter()) - begun
    ended.append(time.perf_counter())


if __name__ == "__main__":
    main()
