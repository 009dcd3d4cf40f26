"""`make papers`: five million certificates, and what an officer asks of them: search, yearly table, reconciliation.

The rows are laid down by SQL, with the triggers and indexes away meanwhile: thirteen years, every midwifery
institution of the province, one of them with a fortieth of all. Their private parts are copies of one certificate's.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from bench.officer import Officer
from bench.province import Place, throw_away_place
from bench.serving import web
from bench.supervision import open_offices
from bench.table import Figure, at_most, keep, p95, show

CERTIFICATES, YEARS, FIRST_YEAR, BIG = 5_000_000, 13, 2014, 40
ASKED = 100
LAID = ("delivery", "newborn", "birth_case", "blank", "blank_move", "certificate", "standing", "delivery_record")
LAID += ("elicence", "blank_intake")
FAMILY = "龙杨吴张王李陈潘罗韦刘石陆田周冉黄莫姜欧"
GIVEN = "雨欣念安子涵梓萱浩宇思佳明辰语桐晨曦若兰秋月文博一诺嘉怡小梅阿妹春燕志强国栋秀英"


class Paper(NamedTuple):
    """One certificate as somebody who lost it knows it."""

    id: object
    child: str
    mother: str
    born: datetime
    number: str


_PAPERS = """
CREATE TABLE bench_paper AS
SELECT n, gen_random_uuid() AS case_id, gen_random_uuid() AS newborn, gen_random_uuid() AS delivery,
       gen_random_uuid() AS certificate, office.id AS office, year,
       chr(64 + year - 2012) || '52' || lpad(((seat - 1) * %(each)s::int + place)::text, 7, '0') AS no,
       make_timestamptz(year, 1, 1, 2, 0, 0) + (place::float / %(each)s::int) * interval '330 days' AS at,
       {child} AS child, {mother} AS mother
FROM (
    SELECT n, %(first)s::int + (n - 1) / (%(each)s::int * %(seats)s::int) AS year,
           1 + (n - 1) / %(each)s::int %% %(seats)s::int AS seat,
           1 + (n - 1) %% %(each)s::int AS place
    FROM generate_series(1, %(count)s::int) n
) AS numbered
JOIN bench_seat AS office USING (seat)
"""
_SEATS = """
CREATE TABLE bench_seat AS SELECT row_number() OVER () AS seat, id FROM (
    SELECT id FROM office WHERE kind = 'midwifery_institution'
    UNION ALL SELECT %(big)s FROM generate_series(1, (SELECT count(*) FROM office WHERE kind = %(kind)s) / %(one_in)s)
) AS each
"""


def main() -> None:
    """Lay them down, ask, print."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--certificates", type=int, default=CERTIFICATES)
    said = wanted.parse_args()
    with throw_away_place() as place:
        taken = figures(place, count=said.certificates)
    keep(taken, file=Path("build/bench-papers.json"))
    show(taken)


def figures(place: Place, *, count: int) -> list[Figure]:
    """All figures of this file."""
    from tests.casework.scene import Scene

    from xinsheng.registry.models import Office

    sealed = Scene().sealed()
    big = Office.objects.get(pk=sealed.office_id)
    open_offices()
    begun = time.perf_counter()
    with psycopg.connect(place.administrator_url, autocommit=True) as administrator:
        rows = _lay_down(administrator, like=str(sealed.pk), big=str(sealed.office_id), count=count)
        laid = time.perf_counter() - begun
        people = _sample(administrator, big=str(big.pk))
        _make_readable(administrator, people, like=sealed)
    with web(place) as (base, _family):
        return [
            Figure("certificates laid down", rows, ""),
            Figure("time to lay them down", round(laid, 1), "s"),
            *_searches(base, people),
            *_ledgers(base, big=big, a_year=rows // YEARS),
        ]


def _lay_down(administrator: psycopg.Connection, *, like: str, big: str, count: int) -> int:
    administrator.execute("SET maintenance_work_mem = '1GB'")
    administrator.execute("SET max_parallel_maintenance_workers = 2")
    administrator.execute(_SEATS, {"big": big, "kind": "midwifery_institution", "one_in": BIG})
    row = administrator.execute("SELECT count(*) FROM bench_seat").fetchone()
    assert row is not None
    (seats,) = row
    each = count // (YEARS * seats)
    names = {"child": _name(2), "mother": _name(2)}
    said = {"first": FIRST_YEAR, "each": each, "seats": seats, "count": each * seats * YEARS}
    administrator.execute(sql.SQL(_PAPERS).format(**names), said)
    with _bare(administrator):
        for statement in _rows(administrator, like=like):
            administrator.execute(statement)
    administrator.execute("ANALYZE")
    return int(said["count"])


def _name(given: int) -> sql.Composed:
    """A name of one character of family and some given ones."""
    one = "substr({text}, 1 + (random() * {last})::int, 1)"
    parts = [sql.SQL(one).format(text=sql.Literal(FAMILY), last=sql.Literal(len(FAMILY) - 1))]
    parts += [sql.SQL(one).format(text=sql.Literal(GIVEN), last=sql.Literal(len(GIVEN) - 1)) for _ in range(given)]
    return sql.SQL(" || ").join(parts)


def _rows(administrator: psycopg.Connection, *, like: str) -> Iterator[sql.Composed]:
    """One statement a table: what is each certificate's own, and all else as the one of `like` has it."""
    move = {"id": "gen_random_uuid()", "blank_id": "b.no", "reason": "''", "by_id": "NULL"}
    of_case, of_paper = "case_id = {like}", "certificate_id = (SELECT id FROM certificate WHERE case_id = {like})"
    own: tuple[tuple[str, dict[str, str], str], ...] = (
        (
            "delivery",
            {"id": "b.delivery", "office_id": "b.office", "inpatient_no": "'Z' || b.n", "opened_at": "b.at"},
            "id = (SELECT delivery_id FROM newborn WHERE id = (SELECT newborn_id FROM birth_case WHERE id = {like}))",
        ),
        (
            "newborn",
            {"id": "b.newborn", "delivery_id": "b.delivery"},
            "id = (SELECT newborn_id FROM birth_case WHERE id = {like})",
        ),
        (
            "birth_case",
            {
                "id": "b.case_id",
                "newborn_id": "b.newborn",
                "office_id": "b.office",
                "child_name": "b.child",
                "mother_name": "b.mother",
                "inpatient_no": "'Z' || b.n",
                "opened_at": "b.at",
                "stage_since": "b.at",
                "born_local": "b.at AT TIME ZONE 'Asia/Shanghai'",
                "mother_paper_index": "sha256(b.n::text::bytea)",
                "father_paper_index": "sha256((-b.n)::text::bytea)",
            },
            "id = {like}",
        ),
        (
            "blank",
            {"no": "b.no", "office_id": "b.office", "tray_id": "NULL", "case_id": "b.case_id", "moved_at": "b.at"},
            of_case,
        ),
        (
            "certificate",
            {
                "id": "b.certificate",
                "blank_id": "b.no",
                "case_id": "b.case_id",
                "newborn_id": "b.newborn",
                "office_id": "b.office",
                "issued_on": "b.at::date",
                "printed_at": "b.at",
                "licence_id": "'bench' || b.n",
                "reference": "'0' || lpad(b.n::text, 25, '0')",
            },
            of_case,
        ),
        ("standing", {"certificate_id": "b.certificate", "newborn_id": "b.newborn", "since": "b.at"}, of_paper),
        (
            "elicence",
            {
                "id": "gen_random_uuid()",
                "certificate_id": "b.certificate",
                "file_ref": "md5(b.n::text)",
                "made_at": "b.at",
            },
            of_paper,
        ),
        ("delivery_record", {"id": "gen_random_uuid()", "case_id": "b.case_id", "signed_at": "b.at"}, of_case),
        ("blank_move", {**move, "from_status": "'stock'", "to_status": "'assigned'", "at": "b.at"}, "{one_move}"),
        ("blank_move", {**move, "from_status": "'assigned'", "to_status": "'used'", "at": "b.at"}, "{one_move}"),
    )
    one_move = sql.SQL("id = (SELECT id FROM blank_move LIMIT 1)")
    for table, columns, where in own:
        names = [
            name
            for (name,) in administrator.execute(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
                [table],
            )
        ]
        found = one_move if where == "{one_move}" else sql.SQL(where).format(like=sql.Literal(like))
        yield sql.SQL(
            "INSERT INTO {table} ({names})"
            " SELECT {chosen} FROM bench_paper b, (SELECT * FROM {table} WHERE {found} LIMIT 1) t"
        ).format(
            table=sql.Identifier(table),
            names=sql.SQL(", ").join(map(sql.Identifier, names)),
            chosen=sql.SQL(", ").join(sql.SQL(columns.get(name, f"t.{name}")) for name in names),  # type: ignore[arg-type]
            found=found,
        )
    yield sql.SQL(_INTAKES).format()


_INTAKES = """
INSERT INTO blank_intake (id, office_id, first_no, last_no, quantity, received_by_id, counted_by_id, at)
SELECT gen_random_uuid(), office, min(no), max(no), count(*), one.id, other.id, min(b.at) - interval '1 day'
FROM (SELECT *, right(no, 7)::int - row_number() OVER (PARTITION BY office, year ORDER BY no) AS run
      FROM bench_paper) b,
     (SELECT id FROM person ORDER BY id LIMIT 1) one, (SELECT id FROM person ORDER BY id DESC LIMIT 1) other
GROUP BY office, year, run, one.id, other.id
"""


@contextmanager
def _bare(administrator: psycopg.Connection) -> Iterator[None]:
    """Take indexes and triggers of the tables away, and put them back."""
    dropped = administrator.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS"
        " (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
        [list(LAID)],
    ).fetchall()
    for name, _definition in dropped:
        administrator.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    administrator.execute("SET session_replication_role = replica")
    yield
    administrator.execute("SET session_replication_role = origin")
    for _name, definition in dropped:
        administrator.execute(definition)


def _sample(administrator: psycopg.Connection, *, big: str) -> list[Paper]:
    """Some of the largest institution's certificates, by chance."""
    found = administrator.execute(
        "SELECT certificate.id, c.child_name, c.mother_name, c.born_local, certificate.blank_id FROM certificate"
        " JOIN birth_case c ON c.id = case_id WHERE c.office_id = %s AND licence_id LIKE 'bench%%'"
        " ORDER BY certificate.id LIMIT %s",
        [big, ASKED],
    )
    return [Paper(*row) for row in found]


def _make_readable(administrator: psycopg.Connection, people: list[Paper], *, like: Any) -> None:
    """What is looked at is opened with a key of its own: give these theirs, and the one statement under it."""
    from xinsheng.casework.privacy import give_keys, hide, show
    from xinsheng.gateways.keys import new_data_key
    from xinsheng.registry.models import Certificate

    original = like.certificates.get()
    said = show(original.statement_cipher, case=like, place="certificate")
    administrator.execute("SET session_replication_role = replica")
    for one in people:
        case = Certificate.objects.select_related("case").get(pk=one.id).case
        give_keys({case: new_data_key()})
        case.refresh_from_db()
        hidden = hide(said, case=case, place="certificate")
        administrator.execute("UPDATE certificate SET statement_cipher = %s WHERE id = %s", [hidden, one.id])
    administrator.execute("SET session_replication_role = origin")


def _searches(base: str, people: list[Paper]) -> list[Figure]:
    """What officers look for: in their own institution's box, and over the whole province at the reissue desk."""
    hospital, reissuer = _signed_in(base, "issuing"), _signed_in(base, "reissue")
    page, desk = hospital.read("/desk/search")[1], reissuer.read("/desk/reissues/")[1]

    def in_box(text: str) -> float:
        return hospital.send("/desk/search", {"sought": text}, page=page)[0]

    def by_child(one: Paper) -> float:
        day = {"born_on_year": f"{one.born:%Y}", "born_on_month": f"{one.born:%m}", "born_on_day": f"{one.born:%d}"}
        said = {"by": "child", "child_name": one.child, "mother_name": one.mother, **day}
        took, answer = reissuer.send("/desk/reissues/", said, page=desk)
        if one.number not in answer:
            raise RuntimeError(answer)
        return took

    def by_number(one: Paper) -> float:
        return reissuer.send("/desk/reissues/", {"number": one.number}, page=desk)[0]

    ways: tuple[tuple[str, Callable[[Paper], float]], ...] = (
        ("search at the largest institution by child's name", lambda one: in_box(one.child)),
        ("the same by mother's name", lambda one: in_box(one.mother)),
        ("the same by number", lambda one: in_box(one.number)),
        ("search of the province by child, day and mother", by_child),
        ("search of the province by number", by_number),
    )
    figures = []
    for name, ask in ways:
        took = [ask(one) for one in people]
        figures.append(at_most(f"{name}, p95", p95(took) * 1000, unit="ms", goal=50))
        figures.append(Figure(f"{name}, median", round(median(took) * 1000, 1), "ms"))
    return figures


def _ledgers(base: str, *, big: Any, a_year: int) -> list[Figure]:
    from xinsheng.registry.models import Office, find_gaps

    province = Office.objects.get(kind="province")
    supervisor = _signed_in(base, "province")
    year = [supervisor.read(f"/desk/stock/{province.pk}/year?year=2025") for _ in range(5)]
    if f"<b>{a_year}</b>" not in year[0][1]:  # what was issued in it
        raise RuntimeError(year[0][1])
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        gaps = find_gaps(big)
        took.append(time.perf_counter() - begun)
    return [
        at_most("yearly table of the province", max(took for took, _page in year), unit="s", goal=5),
        at_most("reconciliation of the largest institution, all years", max(took), unit="s", goal=1),
        Figure("numbers not accounted for there", len(gaps), ""),
    ]


def _signed_in(base: str, login: str) -> Officer:
    from xinsheng.registry.models import Account

    officer = Officer(base)
    officer.sign_in(str(Account.objects.get(login_name=login).pk))
    return officer


if __name__ == "__main__":
    main()
