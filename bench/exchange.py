"""Births from a hospital's own system: one by one, and in batches beside the bare COPY of the rows they leave."""

import hashlib
import json
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from bench.province import Place
from bench.serving import web
from bench.table import Figure, at_most, p95, share_of

SINGLES, HANDS, BATCHES, OF = 300, 4, 10, 100
_TABLES = (
    "delivery",
    "newborn",
    "birth_case",
    "case_key",
    "received_birth",
    "journal_entry",
    "journal_salt",
    "submission",
)


def figures(place: Place) -> list[Figure]:
    """All figures of this file."""
    from tests.casework.hospital_scene import bring_in
    from tests.casework.scene import Scene
    from tests.exchange.system import a_record

    from xinsheng.casework.access_tokens import give_token
    from xinsheng.exchange.scopes import SCOPE

    client = bring_in(Scene())

    def token() -> str:
        at, name = datetime.now(tz=UTC), hashlib.sha256(str(time.perf_counter()).encode()).digest()
        return give_token(client, assertion=name, scopes=[SCOPE], expires_at=at + timedelta(minutes=5), at=at)

    def record(number: int) -> dict[str, Any]:
        return a_record(client, identifier=f"X-{number}", inpatient_no=f"X{number}")

    with web(place) as (base, _family):
        given = token()
        singles = [_sent(base, given, record(number), status=201) for number in range(SINGLES)]
        bare = _copied(place)
        batches = [[record(SINGLES + OF * turn + one) for one in range(OF)] for turn in range(BATCHES)]
        given = token()
        begun = time.perf_counter()
        with ThreadPoolExecutor(HANDS) as pool:
            list(pool.map(lambda batch: _sent(base, given, batch, status=200), batches))
        rate = BATCHES * OF / (time.perf_counter() - begun)
    return [
        at_most("one birth from a hospital's system p95", p95(singles) * 1000, unit="ms", goal=100),
        share_of(
            f"births a second in batches of {OF}, {HANDS} lines, beside bare COPY",
            rate,
            unit="1/s",
            limit=bare,
            goal=1000,
        ),
    ]


def _sent(base: str, token: str, said: Any, *, status: int) -> float:
    """Send a body and read the whole answer: seconds."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{base}/births", data=json.dumps(said).encode(), headers=headers)
    begun = time.perf_counter()
    with urllib.request.urlopen(request, timeout=120) as answer:
        text = json.loads(answer.read())
    took = time.perf_counter() - begun
    if answer.status != status or any(one["status"] != 201 for one in text.get("answers", ())):
        raise RuntimeError(text)
    return took


def _copied(place: Place) -> float:
    """Births a second whose rows, as they now stand, are taken into tables of the same shape by COPY alone."""
    with psycopg.connect(place.owner_url) as connection:
        births = connection.execute("SELECT count(*) FROM received_birth").fetchone()
        rows = {table: _rows_of(connection, table) for table in _TABLES}
        for table in _TABLES:
            connection.execute(f"CREATE TEMP TABLE bare_{table} (LIKE {table} INCLUDING INDEXES)")  # noqa: RUF100, S608
        begun = time.perf_counter()
        for table, content in rows.items():
            with connection.cursor().copy(f"COPY bare_{table} FROM STDIN (FORMAT binary)") as lane:
                lane.write(content)
        connection.commit()
        took = time.perf_counter() - begun
    assert births is not None
    return float(births[0]) / took


def _rows_of(connection: psycopg.Connection, table: str) -> bytes:
    """The rows that the births left, of this table."""
    cases = "SELECT case_id FROM received_birth"
    chosen = {
        "delivery": "opened_by_client_id IS NOT NULL",
        "newborn": f"id IN (SELECT newborn_id FROM birth_case WHERE id IN ({cases}))",  # noqa: S608
        "birth_case": f"id IN ({cases})",
        "case_key": f"case_id IN ({cases})",
        "received_birth": "true",
        "journal_entry": f"chain IN ({cases})",
        "journal_salt": f"entry_id IN (SELECT id FROM journal_entry WHERE chain IN ({cases}))",  # noqa: S608
        "submission": "act IN ('receive_birth', 'receive_block')",
    }[table]
    query = f"COPY (SELECT * FROM {table} WHERE {chosen}) TO STDOUT (FORMAT binary)"  # noqa: S608
    with connection.cursor().copy(query) as lane:
        return b"".join(bytes(piece) for piece in lane)
