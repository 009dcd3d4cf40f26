"""Snapshots of the register: one table each while it is made, two views that say which one is in force."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import class_row, tuple_row

from xinsheng.gateways.population.extract import UnableToLoad
from xinsheng.gateways.population.schema import LOADING, SCHEMA

INDEXED = ("paper_no", "mother_no", "father_no")
_SETTINGS = (
    "SET LOCAL maintenance_work_mem = '256MB'",
    "SET LOCAL client_connection_check_interval = '2s'",  # a load whose process is gone ends in the server too
    "SET LOCAL lock_timeout = '60s'",
    "SET LOCAL datestyle = 'ISO'",
    "SET LOCAL enable_hashagg = off",  # numbers that stand twice are found along the index, in no memory
)
_TWICE = """
CREATE TEMPORARY TABLE twice ON COMMIT DROP AS
SELECT paper_no FROM {} WHERE paper_no IS NOT NULL GROUP BY paper_no HAVING count(*) > 1
"""
_CONTESTED = """
SELECT row_no, CASE WHEN min(said) OVER own = max(said) OVER own THEN 'row_repeated' ELSE 'number_twice' END
FROM (
    SELECT paper_no, row_no, (to_jsonb(person) - 'row_no')::text AS said
    FROM twice JOIN {} AS person USING (paper_no)
) AS found
WINDOW own AS (PARTITION BY paper_no) ORDER BY row_no
"""
_OTHER_TABLES = """
SELECT relname FROM pg_class
WHERE relnamespace = 'population'::regnamespace AND relkind = 'r' AND relname ~ '^person_[0-9]+$' AND relname <> %s
"""
_IN_FORCE = """
SELECT name, taken_on, loaded_at, source_name, source_digest, people, rejected, contested FROM population.in_force
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An extract that was put in force.

    `people`: rows; `rejected`: lines left out; `contested`: rows whose number another row has too (whoever asks
    for such a number is not answered). `source_digest` is the SHA-256 of the file, hexadecimal.
    """

    name: str
    taken_on: date
    loaded_at: datetime
    source_name: str
    source_digest: str
    people: int
    rejected: int
    contested: int


def find_snapshot_in_force(url: str) -> Snapshot | None:
    """Give the snapshot that is read now, or None when none was ever loaded; raises psycopg.Error.

    A server that is away is waited for two seconds, the least that libpq waits.
    """
    with psycopg.connect(url, connect_timeout=2) as connection:
        return snapshot_in_force(connection)


def snapshot_in_force(connection: psycopg.Connection[Any]) -> Snapshot | None:
    """Give the snapshot that is read now on an open connection (see `find_snapshot_in_force`)."""
    with connection.cursor(row_factory=tuple_row) as cursor:
        if cursor.execute("SELECT to_regclass('population.in_force')").fetchone() == (None,):
            return None
    with connection.cursor(row_factory=class_row(Snapshot)) as cursor:
        return cursor.execute(_IN_FORCE).fetchone()


class SnapshotInMaking:
    """The table of one load, inside its transaction; what it does is the database's alone until the commit."""

    def __init__(self, connection: psycopg.Connection, *, taken_on: date, name: str) -> None:
        """Keep other loads out, take a number and make the table.

        `name`: '' for the day and the number. Raises UnableToLoad (`already_loading`, `snapshot_name_taken`).
        """
        self._connection = connection
        for setting in _SETTINGS:
            connection.execute(setting)
        if self._one("SELECT pg_try_advisory_xact_lock(%s)", LOADING) is not True:
            raise UnableToLoad("already_loading")
        self._number = self._one("SELECT nextval('population.snapshot_no')")
        self.name = name or f"{taken_on}.{self._number}"
        if self._one("SELECT count(*) FROM population.snapshot WHERE name = %s", self.name):
            raise UnableToLoad("snapshot_name_taken", self.name)
        self.table = sql.Identifier(SCHEMA, f"person_{self._number}")
        self._run("CREATE TABLE {} (LIKE population.person_form INCLUDING ALL)")

    def index(self) -> Iterator[float]:
        """Make the indexes, one at a step, and tell the share that is done."""
        for done, column in enumerate(INDEXED, 1):
            self._connection.execute(sql.SQL("CREATE INDEX ON {} ({})").format(self.table, sql.Identifier(column)))
            yield done / (len(INDEXED) + 1)
        self._run("ANALYZE {}")

    def contested(self) -> Iterator[tuple[int, str]]:
        """Find the rows whose number stands in another row too: row number, and `row_repeated` or `number_twice`."""
        self._run(_TWICE)
        self._connection.execute("ANALYZE twice")
        with self._connection.cursor(name="contested") as cursor:
            yield from cursor.execute(sql.SQL(_CONTESTED).format(self.table))

    def put_in_force(self, snapshot: Snapshot) -> None:
        """Let both views show this table and drop every other; readers wait a moment and see one or the other."""
        columns = sql.SQL("INSERT INTO population.snapshot VALUES ({})").format(
            sql.SQL(", ").join([sql.Placeholder()] * 9)
        )
        self._connection.execute(columns, [self._number, *astuple(snapshot)])
        chosen = sql.SQL(
            "CREATE OR REPLACE VIEW population.in_force AS SELECT * FROM population.snapshot WHERE id = {}"
        )
        self._connection.execute(chosen.format(sql.Literal(self._number)))
        self._run("CREATE OR REPLACE VIEW population.person AS SELECT * FROM {}")
        own = f"person_{self._number}"
        for (name,) in self._connection.execute(_OTHER_TABLES, [own]).fetchall():
            self._connection.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(SCHEMA, name)))

    def _one(self, statement: str, *values: object) -> object:
        row = self._connection.execute(statement, values).fetchone()
        return row[0] if row else None

    def _run(self, statement: str) -> None:
        self._connection.execute(sql.SQL(statement).format(self.table))
