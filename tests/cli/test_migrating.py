"""Migrating: from two terminals at once, and books that grew step by step before they were laid down whole."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from tests.conftest import BookAddresses

from xinsheng.cli.books import MIGRATING
from xinsheng.config.books_text import take_every_step, text_of
from xinsheng.config.embedded import create_database
from xinsheng.registry.laying_down import WHOLE

FIRST_NAME = "0035_the_books"
FIRST = import_module(f"xinsheng.registry.migrations.{FIRST_NAME}").Migration
SOURCE = Path(__file__).resolve().parents[2] / "src"
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"


@pytest.fixture
def empty(book_addresses: BookAddresses, worker_name: str) -> Iterator[BookAddresses]:
    """An empty database of the same owner and application."""
    name = f"test_migrating_{worker_name}"
    roles = {role: str(conninfo_to_dict(getattr(book_addresses, role))["user"]) for role in ("owner", "application")}
    with psycopg.connect(book_addresses.keeper or book_addresses.owner, autocommit=True) as keeper:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        keeper.execute(drop)
        create_database(keeper, name=name, **roles)
        urls = {role: make_conninfo(getattr(book_addresses, role), dbname=name) for role in roles}
        yield replace(book_addresses, **urls)
        keeper.execute(drop)


def migrating(addresses: BookAddresses, *, state: Path) -> subprocess.Popen[str]:
    told = {key: value for key, value in os.environ.items() if not key.startswith(("XINSHENG_", "DATABASE_"))}
    told |= {"XINSHENG_STATE": str(state), "PYTHONPATH": str(SOURCE)}
    told |= {"DATABASE_URL": addresses.application, "DATABASE_OWNER_URL": addresses.owner}
    command = [sys.executable, "-m", "xinsheng", "migrate"]
    return subprocess.Popen(command, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def counted(connection: psycopg.Connection, question: str) -> int:
    found = connection.execute(question).fetchone()  # type: ignore[call-overload]
    return int(found[0])


@pytest.mark.race
def test_two_migrations_at_once_are_one_after_the_other(empty: BookAddresses, tmp_path: Path) -> None:
    with psycopg.connect(empty.owner, autocommit=True) as ours:
        ours.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        both = [migrating(empty, state=tmp_path) for _ in range(2)]
        until = time.monotonic() + 60
        while counted(ours, WAITING) < len(both):
            assert time.monotonic() < until, "nobody waits for the other"
            time.sleep(0.1)
        assert counted(ours, TABLES) == 0
        ours.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])
        for one in both:
            said, _ = one.communicate(timeout=240)
            assert one.returncode == 0, said
        assert counted(ours, TABLES) > 0


def test_the_text_of_empty_books_is_what_every_step_together_makes(empty: BookAddresses) -> None:
    take_every_step(empty.owner, application_url=empty.application)
    assert text_of(empty.owner) == WHOLE.read_text(encoding="utf-8"), "a migration came or changed: run `make docs`"


def test_empty_books_are_laid_down_whole_from_their_text(empty: BookAddresses, tmp_path: Path) -> None:
    said, _ = migrating(empty, state=tmp_path).communicate(timeout=240)
    assert "数据库结构已更新" in said
    assert text_of(empty.owner) == WHOLE.read_text(encoding="utf-8")


def test_books_that_lack_nothing_are_said_to_be_up_to_date(empty: BookAddresses, tmp_path: Path) -> None:
    first, again = (migrating(empty, state=tmp_path).communicate(timeout=240)[0] for _time in range(2))
    assert ["数据库结构已是最新" in said for said in (first, again)] == [False, True]
    assert [len(said.splitlines()) for said in (first, again)] == [1, 1]


def step_back(connection: psycopg.Connection, *, steps: int) -> None:
    """Let the books have been made by so many of the steps that the first migration now stands for."""
    stands_for = [name for _app, name in FIRST.replaces[:steps]]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'registry' AND name <= %s", [FIRST_NAME])
        told = "INSERT INTO django_migrations (app, name, applied) VALUES ('registry', %s, now())"
        cursor.executemany(told, [(name,) for name in stands_for])


def migrated_after(steps: int, *, books: BookAddresses, state: Path) -> tuple[int, str]:
    """Migrate books that were made by so many of those steps: the status, and what was said."""
    migrating(books, state=state).communicate(timeout=240)
    with psycopg.connect(books.owner, autocommit=True) as ours:
        step_back(ours, steps=steps)
    again = migrating(books, state=state)
    said, _ = again.communicate(timeout=240)
    return again.returncode, said


def test_books_made_step_by_step_go_on_from_the_last_step(empty: BookAddresses, tmp_path: Path) -> None:
    status, said = migrated_after(len(FIRST.replaces), books=empty, state=tmp_path)
    assert (status, "数据库结构已是最新" in said) == (0, True)


def test_books_that_stopped_half_way_are_refused_by_name(empty: BookAddresses, tmp_path: Path) -> None:
    status, said = migrated_after(15, books=empty, state=tmp_path)
    assert status == 1
    assert "registry.0035_the_books" in said
