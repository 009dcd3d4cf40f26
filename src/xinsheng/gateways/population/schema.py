"""The register's own schema `population`: made and changed by SQL files in their order, as the owner, once each."""

from importlib.resources import files

import psycopg
from psycopg import sql

SCHEMA = "population"
_FOLDER = files("xinsheng.gateways.population") / "sql"
LOADING, _MIGRATING = 0x706F70756C617469, 0x706F70756C61746A  # advisory locks: one load, one migration at a time

_BEGIN = """
CREATE SCHEMA IF NOT EXISTS population;
CREATE TABLE IF NOT EXISTS population.migration (name text PRIMARY KEY)
"""


def prepare(owner_url: str, *, reader: str) -> None:
    """Bring the schema up to date and let the role `reader` look at it, and no more; safe to repeat.

    `owner_url`: address of the role that may make schemas in the database. Raises psycopg.Error.
    """
    with psycopg.connect(owner_url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_MIGRATING])
        connection.execute(_BEGIN)
        done = {name for (name,) in connection.execute("SELECT name FROM population.migration").fetchall()}
        for file in sorted(_FOLDER.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".sql") and file.name not in done:
                connection.execute(file.read_bytes())
                connection.execute("INSERT INTO population.migration VALUES (%s)", [file.name])
        _grant(connection, reader=reader)


def _grant(connection: psycopg.Connection, *, reader: str) -> None:
    """The two views and the list of snapshots may be read; the tables behind them are the owner's alone."""
    who = sql.Identifier(reader)
    connection.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA population FROM PUBLIC, {}").format(who))
    connection.execute(sql.SQL("REVOKE ALL ON SCHEMA population FROM PUBLIC").format(who))
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA population TO {}").format(who))
    for name in ("person", "in_force"):
        view = sql.Identifier(SCHEMA, name)
        connection.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(view, who))
