"""`python -m bench.population --people N`: loading an invented register, and looking couples up, beside bare SQL.

Run by hand: thirty-nine million people need some 30 GB while it runs. Everything is deleted at the end.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median, quantiles

import psycopg

from bench.table import Figure, at_most, show
from xinsheng.config.embedded import EmbeddedServer
from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.gateways.population.invention import Plan, invent
from xinsheng.gateways.population.numbers import forms_of
from xinsheng.gateways.population.postgres import PostgresRegister
from xinsheng.gateways.population.schema import prepare
from xinsheng.gateways.population.snapshots import INDEXED, find_snapshot_in_force

AS_OF = date(2026, 11, 1)
_COUPLES = 5000
_BLOCK = 256 * 1024
_MEGABYTE = 1024
_READER = "xinsheng_application"
_SAMPLE = """
SELECT paper_no, spouse_no FROM population.{table} TABLESAMPLE SYSTEM ({share})
WHERE sex = 2 AND is_alive AND length(paper_no) = 18 AND length(spouse_no) = 18 AND married_on IS NOT NULL
"""


def main() -> None:
    """Take the figures for one size and print them."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--people", type=int, default=1_000_000)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--format", choices=["csv", "parquet"], default="csv")
    said = wanted.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="xinsheng-bench-"))
    folder.chmod(0o755)
    try:
        with EmbeddedServer(folder / "state") as server:
            owner, application = server.credentials.owner_url, server.credentials.application_url
            file = folder / f"people.{said.format}"
            figures = [*inventing(file, people=said.people, seed=said.seed)]
            figures += loading(file, folder=folder, owner=owner, application=application, people=said.people)
            figures += looking_up(owner, application)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    show(figures, file=Path(f"build/bench-population-{said.people}.json"))


def inventing(file: Path, *, people: int, seed: int) -> Iterator[Figure]:
    """How long the file takes to write."""
    with _stopwatch() as seconds:
        invent(Plan(people, seed, AS_OF), file=file)
    yield Figure(f"invent {people:,} people", round(seconds(), 1), "s")
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
        memory = _peak_of(process)
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


def _peak_of(process: subprocess.Popen[bytes]) -> float:
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


def looking_up(owner: str, application: str) -> list[Figure]:
    """A couple by the adapter beside its three bare look-ups on a plain connection, the same couples in turn."""
    couples = _couples(owner)
    register = PostgresRegister(application, seconds=10)
    snapshot = find_snapshot_in_force(application)
    assert snapshot is not None

    def asked(woman: str, man: str) -> None:
        asking = CoupleAsking(
            request_id="r", woman_no=woman, man_no=man, purpose="bench", asked_at=datetime.now(tz=UTC)
        )
        with suppress(UnableToAsk):  # a few are contradictory, on purpose
            register.find_couple(asking)

    with psycopg.connect(application, autocommit=True) as plain:
        person = "SELECT * FROM population.person WHERE paper_no = ANY(%s::bpchar[])"
        child = "SELECT * FROM population.person WHERE mother_no = ANY(%s::bpchar[]) OR father_no = ANY(%s::bpchar[])"

        def bare(woman: str, man: str) -> None:
            hers, his = list(forms_of(woman)), list(forms_of(man))
            for statement, values in ((person, [hers]), (person, [his]), (child, [hers, his])):
                plain.execute(statement, values).fetchall()

        cold = _times(asked, couples[: _COUPLES // 10])
        beside, own = _times(bare, couples), _times(asked, couples)
    return [
        Figure("couple, first asked, p99", round(_p99(cold), 2), "ms"),
        at_most("couple by the adapter, median", median(own), unit="ms", goal=3, against=round(median(beside), 2)),
        at_most("couple by the adapter, p99", _p99(own), unit="ms", goal=15, against=round(_p99(beside), 2)),
    ]


def _couples(owner: str) -> list[tuple[str, str]]:
    """Some couples all over the register, in no order."""
    with psycopg.connect(owner) as connection:
        size = connection.execute("SELECT people FROM population.in_force").fetchone()
        share = min(100.0, _COUPLES * 1200.0 / (size[0] if size else 1))
        found = connection.execute(_SAMPLE.format(share=share, table=_table_of(connection))).fetchall()
    random.Random(7).shuffle(found)  # noqa: S311  a choice of couples, no secret
    return found[:_COUPLES]


def _table_of(connection: psycopg.Connection) -> str:
    row = connection.execute("SELECT relname FROM pg_class WHERE relname ~ '^person_[0-9]+$' AND relkind = 'r'")
    return str((row.fetchone() or ("none",))[0])


def _times(ask: Callable[[str, str], None], couples: list[tuple[str, str]]) -> list[float]:
    times = []
    for woman, man in couples:
        begun = time.perf_counter()
        ask(woman, man)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100)[-1]


@contextmanager
def _stopwatch() -> Iterator[Callable[[], float]]:
    begun = time.perf_counter()
    ended: list[float] = []
    yield lambda: (ended[0] if ended else time.perf_counter()) - begun
    ended.append(time.perf_counter())


if __name__ == "__main__":
    main()
