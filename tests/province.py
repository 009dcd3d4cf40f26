"""The demonstration province, set up once a run through the real verbs and laid down as it stood.

Setting it up takes a good half second; laying down its rows again takes a tenth of that. What is laid down goes
through the same tables, rights and triggers, under the application's own role. Tests that undo what they did find it
standing, laid down once for all of them that follow each other; the books are emptied before a test that wants none.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from psycopg import sql

from xinsheng.cli.demonstration import seed
from xinsheng.registry.rights import WRITTEN_BY_TRIGGERS

T = TypeVar("T")


@dataclass(frozen=True)
class _Laid:
    """What a set-up province is made of: its folder of keys, and the rows of each table in the order of need."""

    keys: TemporaryDirectory[str]
    rows: tuple[tuple[str, bytes], ...]
    counted: tuple[tuple[str, int], ...]  # sequences, and the last number that the rows have used


@dataclass
class _Books:
    """Of this run: what provinces are made of, by the moment of their beginning, and which of them stands."""

    known: dict[datetime, _Laid]
    standing: datetime | None = None


_books = _Books(known={})


def stands_from(at: datetime) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Say of a fixture that it sets up the province of this moment (`province_of`)."""

    def said(fixture: Callable[..., T]) -> Callable[..., T]:
        fixture.stands_from = at  # type: ignore[attr-defined]
        return fixture

    return said


def province_of(item: pytest.Item) -> datetime | None:
    """The moment of the province that may stand before this test, or None where its books must be empty.

    What a test commits, and what the owner of the books changes in it, is not undone: such a test lays its own down.
    """
    if {"transactional_db", "owner"} & set(item.fixturenames):  # type: ignore[attr-defined]
        return None
    marked = item.get_closest_marker("django_db")
    if marked is not None and marked.kwargs.get("transaction"):
        return None
    definitions = item._fixtureinfo.name2fixturedefs.values()  # type: ignore[attr-defined]
    moments = (getattr(each[-1].func, "stands_from", None) for each in definitions)
    return next((moment for moment in moments if moment is not None), None)


def let_stand(at: datetime | None, *, empty: Callable[[], None]) -> None:
    """Bring the books to the province of this moment, if it was ever set up, or to none; `empty` takes all out."""
    if _books.standing == at:
        return
    if _books.standing is not None:
        empty()
        _books.standing = None
    if at in _books.known:
        _lay_down(_books.known[at])
        _books.standing = at


def set_up_province(*, at: datetime) -> None:
    """Set the demonstration province up at `at`, or lay it down as it was set up at that moment before."""
    folder = Path(settings.KEYS_FOLDER)
    laid = _books.known.get(at)
    if laid is None:
        seed(at=at)
        _books.known[at] = _taken(folder)
        return
    shutil.copytree(laid.keys.name, folder)
    if _books.standing != at:
        _lay_down(laid)


def _lay_down(laid: _Laid) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in laid.rows:
            with cursor.copy(sql.SQL("COPY {} FROM STDIN (FORMAT binary)").format(sql.Identifier(table))) as lane:
                lane.write(rows)
        for sequence, last in laid.counted:
            _step_over(sequence, last=last)


def _step_over(sequence: str, *, last: int) -> None:
    """Bring a sequence past the numbers that the rows hold; the role may step it, not set it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        reached = cursor.fetchone()[0]
        cursor.execute("SELECT nextval(%s) FROM generate_series(1, %s)", [sequence, max(0, last - reached)])


def _taken(folder: Path) -> _Laid:
    keys = TemporaryDirectory(prefix="xinsheng-test-keys-")
    shutil.copytree(folder, keys.name, dirs_exist_ok=True)
    rows, counted = [], []
    with connection.cursor() as cursor:
        for model in _in_order_of_need():
            table = model._meta.db_table
            in_order = sql.SQL("ORDER BY id") if isinstance(model._meta.pk, models.BigAutoField) else sql.SQL("")
            rows_of = sql.SQL("COPY (SELECT * FROM {} {}) TO STDOUT (FORMAT binary)")
            copy = rows_of.format(sql.Identifier(table), in_order)  # a chain is laid down from its first link
            cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table)))
            if not cursor.fetchone()[0]:
                continue
            with cursor.copy(copy) as lane:
                rows.append((table, b"".join(bytes(piece) for piece in lane)))
            if isinstance(model._meta.pk, models.BigAutoField):
                cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, model._meta.pk.column])
                sequence = cursor.fetchone()[0]
                cursor.execute(sql.SQL("SELECT max(id) FROM {}").format(sql.Identifier(table)))
                counted.append((sequence, cursor.fetchone()[0]))
    return _Laid(keys=keys, rows=tuple(rows), counted=tuple(counted))


@cache
def _in_order_of_need() -> tuple[type[models.Model], ...]:
    """Our tables, each after those it points at; not those that triggers write, again, with the rows."""
    ours = set(apps.get_app_config("registry").get_models()) - set(WRITTEN_BY_TRIGGERS)
    needs = {model: _pointed_at(model) & ours - {model} for model in sorted(ours, key=lambda one: one._meta.db_table)}
    return tuple(TopologicalSorter(needs).static_order())


def _pointed_at(model: type[models.Model]) -> set[type[models.Model]]:
    """A case's original is another's certificate: it is null until one is in force, and would close a circle."""
    return {
        field.related_model for field in model._meta.concrete_fields if field.is_relation and field.name != "original"
    }
