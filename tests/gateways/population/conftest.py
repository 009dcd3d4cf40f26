"""A register of this test's own, in a database beside that of the run; nothing of it is left behind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from tests.conftest import BookAddresses
from tests.gateways.population.extracts import Row, written

from xinsheng.config.embedded import create_database
from xinsheng.gateways.population.loading import LoadOrder, load_extract
from xinsheng.gateways.population.postgres import PostgresRegister
from xinsheng.gateways.population.snapshots import Snapshot

AT = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
TAKEN_ON = date(2026, 11, 20)


@dataclass(frozen=True)
class Place:
    """Where the register is, for its owner and for the application, and how a file of rows is loaded."""

    owner: str
    application: str
    folder: Path

    @property
    def reader(self) -> str:
        return str(conninfo_to_dict(self.application)["user"])

    def load(self, rows: Iterable[Row], *, percent: float = 1.0, taken_on: date = TAKEN_ON) -> Snapshot:
        file = written(self.folder / "register.csv", rows)
        return self.load_file(LoadOrder(file=file, taken_on=taken_on, percent=percent))

    def load_file(self, order: LoadOrder) -> Snapshot:
        return load_extract(order, owner_url=self.owner, reader=self.reader, at=AT)

    def register(self, *, seconds: float = 5.0) -> PostgresRegister:
        return PostgresRegister(self.application, seconds=seconds)

    def tables(self) -> list[str]:
        with psycopg.connect(self.owner) as connection:
            found = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'population' AND tablename ~ '^person_[0-9]'"
            )
            return [name for (name,) in found.fetchall()]


@pytest.fixture(scope="session")
def register_addresses(book_addresses: BookAddresses, worker_name: str) -> Iterator[BookAddresses]:
    """An empty database of the same owner and application, for registers alone."""
    name = f"test_register_{worker_name}"
    roles = {role: str(conninfo_to_dict(getattr(book_addresses, role))["user"]) for role in ("owner", "application")}
    with psycopg.connect(book_addresses.keeper or book_addresses.owner, autocommit=True) as keeper:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        keeper.execute(drop)
        create_database(keeper, name=name, **roles)
        yield BookAddresses(
            make_conninfo(book_addresses.owner, dbname=name), make_conninfo(book_addresses.application, dbname=name)
        )
        keeper.execute(drop)


@pytest.fixture
def place(register_addresses: BookAddresses, tmp_path: Path) -> Iterator[Place]:
    yield Place(owner=register_addresses.owner, application=register_addresses.application, folder=tmp_path)
    with psycopg.connect(register_addresses.owner) as connection:
        connection.execute("DROP SCHEMA IF EXISTS population CASCADE")
