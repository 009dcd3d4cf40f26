"""A real PostgreSQL for every test: made and migrated as the owner, used as the application.

Without DATABASE_OWNER_URL a throw-away embedded server is started in the system's folder for temporary files, from
migrated books that are made there once (kept_books.py).
With it (and DATABASE_URL, whose role the tests then use) a database beside the named one is made and dropped
again; the owner's role must be allowed to create databases. Each pytest-xdist worker has a database of its own.
"""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from pytest_django.plugin import DjangoDbBlocker
from tests.kept_books import lay_down
from tests.province import let_stand, province_of

from xinsheng.casework import checkpoints
from xinsheng.config.embedded import EmbeddedServer, create_database
from xinsheng.registry.laying_down import bring_up_to_date
from xinsheng.registry.rights import grant_rights

# Where files are worked off side by side, one that takes minutes must not be begun last and alone.
LONGEST_FIRST = (
    # of those in browsers
    "tests/journeys/test_every_page.py",
    "tests/journeys/test_the_whole_way.py",
    "tests/journeys/test_outside_birth.py",
    "tests/desk_registrations/test_seen.py",
    "tests/counter/test_registration_in_the_browser.py",
    "tests/counter/test_reissue_in_the_browser.py",
    "tests/counter/test_legacy_in_the_browser.py",
    # of what races and kills
    "tests/config/test_family.py",
    "tests/journeys/test_kills.py",
    "tests/journeys/test_hundred_officers.py",
    "tests/postroom/test_send_trial.py",
    "tests/exchange/test_many_at_once.py",
    "tests/exchange/test_killed_receiver.py",
    "tests/casework/test_races.py",
    "tests/casework/test_succession_races.py",
    # of the rest
    "tests/house/test_access.py",
    "tests/house/test_bad_input.py",
    "tests/house/test_access_stages.py",
    "tests/journeys/test_journey_command.py",
    "tests/desk_registrations/test_bad_input.py",
    "tests/desk_registrations/test_on_site.py",
    "tests/counter/test_registration_whole_way.py",
    "tests/house/test_registration_access.py",
    "tests/counter/test_registration_twice.py",
    "tests/desk_registrations/test_reach.py",
    "tests/house/test_pauses.py",
    "tests/gateways/uploads/test_uploads.py",
    "tests/counter/test_spouse_answer.py",
    "tests/counter/test_registration_bad_input.py",
    "tests/cli/test_migrating.py",
    "tests/verify/test_document.py",
    "tests/verify/test_couples_certificate.py",
)
SHORT = 40  # bytes of a parameter that its name may repeat
KEPT_TABLES = ("django_migrations", "django_content_type", "auth_permission")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: each waits for its database an eighth of its time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the longest files first; all others stay in their order."""
    rank = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(rank)))


def pytest_collection_finish() -> None:
    """What was loaded by now stays to the end: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_sessionfinish() -> None:
    """At the end everything is walked through, so that what was left open is told."""
    gc.unfreeze()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a parameter of bytes, which pytest joins to texts where ids are not escaped.

    A long one is not named by what it holds or how long it is: a certificate made anew in each process is not the
    same in two of them, and the processes must find the same tests.
    """
    if not isinstance(val, bytes):
        return None
    return repr(val) if len(val) <= SHORT else "many bytes"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before anything else of a test, its books are as it wants them: with the province of its story, or empty."""
    made = item.config.stash.get(MADE_BOOKS, None)
    opens = item.get_closest_marker("django_db") or "_django_db_helper" in item.fixturenames  # type: ignore[attr-defined]
    if made is not None and opens:
        with made.blocker.unblock():
            let_stand(province_of(item), empty=lambda: empty_the_books(made.addresses.owner))


@dataclass(frozen=True)
class BookAddresses:
    """The database of this run: addresses (libpq) for both roles."""

    owner: str
    application: str
    keeper: str | None = None  # a role that may make databases; only of our own server


@dataclass(frozen=True)
class MadeBooks:
    """The database of this run, once it is made, and what else keeps tests from it."""

    addresses: BookAddresses
    blocker: DjangoDbBlocker


MADE_BOOKS = pytest.StashKey[MadeBooks]()


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    return getattr(request.config, "workerinput", {}).get("workerid", "alone")


@pytest.fixture(scope="session")
def book_addresses(
    worker_name: str, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[BookAddresses]:
    """Make an empty database for this run and give its addresses."""
    given = os.environ.get("DATABASE_OWNER_URL")
    if given:
        yield from _beside_the_given_one(given, os.environ["DATABASE_URL"], f"test_xinsheng_{worker_name}")
        return
    folder = Path(tempfile.mkdtemp(prefix="xinsheng-test-"))
    try:
        with django_db_blocker.unblock():
            lay_down(folder, migrate=migrate_books)
        with EmbeddedServer(folder) as server:
            keys = server.credentials
            yield BookAddresses(keys.owner_url, keys.application_url, keys.administrator_url)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    book_addresses: BookAddresses,
) -> Iterator[None]:
    """Migrate as the owner, grant, then let every test that has the mark work as the application; others are refused.

    A test without the mark would leave its rows behind for all that follow.
    """
    with pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            migrate_books(book_addresses.owner, book_addresses.application)
        connections.settings["default"].update(database_names(book_addresses.application))
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: empty_the_books(book_addresses.owner))
        request.config.stash[MADE_BOOKS] = MadeBooks(addresses=book_addresses, blocker=django_db_blocker)
        yield
        connections.close_all()


def migrate_books(owner_address: str, application_address: str) -> None:
    """Migrate as the owner, and grant the application what it holds; what is there already stays."""
    default = connections.settings["default"]
    connections.settings["owner"] = {**default, **database_names(owner_address)}
    try:
        bring_up_to_date(connections["owner"])
        grant_rights(connections["owner"], role=database_names(application_address)["USER"])
    finally:
        connections["owner"].close()
        del connections["owner"], connections.settings["owner"]


@pytest.fixture(autouse=True)
def log_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stories have days of their own and no worker signs their log: no errand waits for it unless a test asks."""
    monkeypatch.setattr(checkpoints, "PATIENCE", timedelta(days=40_000))


@pytest.fixture
def owner(book_addresses: BookAddresses, django_db_setup: None) -> Iterator[psycopg.Connection]:
    """A connection as the owner of the books, in autocommit: for what the application may not do."""
    with psycopg.connect(book_addresses.owner, autocommit=True) as connection:
        yield connection


def empty_the_books(owner_address: str) -> None:
    """Empty every table that has rows, as the owner: the application may not even DELETE."""
    with psycopg.connect(owner_address, autocommit=True) as connection:
        connection.execute("SET lock_timeout = '10s'")
        names = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s)",
            [list(KEPT_TABLES)],
        ).fetchall()
        tables = [sql.Identifier(name) for (name,) in names]
        asks = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(sql.Literal(name), table)
            for (name,), table in zip(names, tables, strict=True)
        )
        filled = [sql.Identifier(name) for (name,) in connection.execute(asks).fetchall()]
        if filled:
            connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(sql.SQL(", ").join(filled)))


def _beside_the_given_one(owner_url: str, application_url: str, name: str) -> Iterator[BookAddresses]:
    role = {key: str(conninfo_to_dict(url)["user"]) for key, url in (("o", owner_url), ("a", application_url))}
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(drop)
        create_database(connection, name=name, owner=role["o"], application=role["a"])
        try:
            yield BookAddresses(make_conninfo(owner_url, dbname=name), make_conninfo(application_url, dbname=name))
        finally:
            connection.execute(drop)


def database_names(address: str) -> dict[str, str]:
    said = conninfo_to_dict(address)
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    return {ours: str(said.get(theirs) or "") for ours, theirs in names.items()}
