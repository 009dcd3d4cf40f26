"""A throw-away province for figures: embedded database, demonstration offices, 100,000 cases loaded by COPY."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_urlsafe

import psycopg

from xinsheng.config.embedded import EmbeddedServer

BEGUN = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
BLANKS = {
    "hospital": ("Z520000001", "Z520009000", "一号打印机"),
    "other_hospital": ("Z529000001", "Z529000010", "窗"),
}


@dataclass(frozen=True)
class Place:
    """Where the figures are taken."""

    folder: Path
    owner_url: str
    application_url: str
    administrator_url: str

    @property
    def variables(self) -> dict[str, str]:
        """The environment of our own processes."""
        return {
            **os.environ,
            "XINSHENG_STATE": str(self.folder),
            "DATABASE_URL": self.application_url,
            "DATABASE_OWNER_URL": self.owner_url,
        }


@contextmanager
def throw_away_place() -> Iterator[Place]:
    """Start a server in the folder for temporary files; Django is set up for it; all is gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="xinsheng-bench-"))
    try:
        with EmbeddedServer(folder) as server:
            keys = server.credentials
            place = Place(folder, keys.owner_url, keys.application_url, keys.administrator_url)
            _set_up(place)
            yield place
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _set_up(place: Place) -> None:
    fonts = Path(os.environ.get("XINSHENG_STATE", "/var/lib/xinsheng")) / "fonts"
    if fonts.is_dir():
        shutil.copytree(fonts, place.folder / "fonts", dirs_exist_ok=True)
    os.environ.setdefault("XINSHENG_SECRET_KEY", token_urlsafe(48))  # one for all web processes, as in earnest
    os.environ.update(place.variables, DJANGO_SETTINGS_MODULE="xinsheng.config.settings")
    import django

    django.setup()
    from django.db import connections

    from xinsheng.cli.demonstration import seed
    from xinsheng.registry.laying_down import bring_up_to_date
    from xinsheng.registry.rights import grant_rights

    bring_up_to_date(connections["owner"])
    grant_rights(connections["owner"], role=connections["default"].settings_dict["USER"])
    seed(at=BEGUN, blanks=BLANKS)


def load_cases(place: Place, *, like: str, count: int) -> None:
    """Load `count` declared cases copied from one real one, its private parts included; as the owner, by INSERT."""
    columns = {
        "delivery": "id, inpatient_no, mother_name, plurality, opened_at, office_id, opened_by_id",
        "newborn": "id, birth_order, delivery_id",
    }
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE bench_case (n int PRIMARY KEY, id uuid, newborn uuid, delivery uuid)")
        connection.execute(
            "INSERT INTO bench_case SELECT n, gen_random_uuid(), gen_random_uuid(), gen_random_uuid()"
            " FROM generate_series(1, %s) n",
            [count],
        )
        connection.execute(
            f"INSERT INTO delivery ({columns['delivery']}) SELECT b.delivery, 'B' || b.n, d.mother_name, 1,"  # noqa: S608
            " d.opened_at, d.office_id, d.opened_by_id FROM bench_case b, delivery d"
            " JOIN newborn w ON w.delivery_id = d.id JOIN birth_case c ON c.newborn_id = w.id WHERE c.id = %s",
            [like],
        )
        connection.execute(
            "INSERT INTO newborn (id, birth_order, delivery_id) SELECT newborn, 1, delivery FROM bench_case"
        )
        _copy_rows(
            connection, "birth_case", like=like, where="id = %s", own={"id": "b.id", "newborn_id": "b.newborn"}
        )
        _copy_rows(connection, "case_key", like=like, where="case_id = %s", own={"case_id": "b.id"})
        _copy_rows(connection, "hand", like=like, where="case_id = %s", own=_child())
        _copy_rows(
            connection,
            "journal_entry",
            like=like,
            where="chain = %s AND seq = 1",
            own={"chain": "b.id", "id": "nextval(pg_get_serial_sequence('journal_entry', 'id'))"},
        )
        connection.execute("ANALYZE")


def _child() -> dict[str, str]:
    return {"id": "gen_random_uuid()", "case_id": "b.id"}


def _copy_rows(connection: psycopg.Connection, table: str, *, like: str, where: str, own: dict[str, str]) -> None:
    names = [
        row[0]
        for row in connection.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            [table],
        )
    ]
    chosen = ", ".join(own.get(name, f"t.{name}") for name in names)
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {chosen} FROM bench_case b, {table} t WHERE t.{where}",  # noqa: S608
        [like],
    )
