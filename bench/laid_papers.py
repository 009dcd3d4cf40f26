"""Five million certificates laid down by SQL, with the triggers and indexes away meanwhile.

Thirteen years, every midwifery institution of the province, one of them with a fortieth of all. Their private parts
are copies of one certificate's.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

YEARS, FIRST_YEAR, BIG = 13, 2014, 40
LAID = ("delivery", "newborn", "birth_case", "blank", "blank_move", "certificate", "standing", "delivery_record")
LAID += ("elicence", "blank_intake")
FAMILY = "龙杨吴张王李陈潘罗韦刘石陆田周冉黄莫姜欧"
GIVEN = "雨欣念安子涵梓萱浩宇思佳明辰语桐晨曦若兰秋月文博一诺嘉怡小梅阿妹春燕志强国栋秀英"

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
_INTAKES = """
INSERT INTO blank_intake (id, office_id, first_no, last_no, quantity, received_by_id, counted_by_id, at)
SELECT gen_random_uuid(), office, min(no), max(no), count(*), one.id, other.id, min(b.at) - interval '1 day'
FROM (SELECT *, right(no, 7)::int - row_number() OVER (PARTITION BY office, year ORDER BY no) AS run
      FROM bench_paper) b,
     (SELECT id FROM person ORDER BY id LIMIT 1) one, (SELECT id FROM person ORDER BY id DESC LIMIT 1) other
GROUP BY office, year, run, one.id, other.id
"""
# Of each table: what is a certificate's own, and which row of `like` all else is copied from.
_MOVE = {"id": "gen_random_uuid()", "blank_id": "b.no", "reason": "''", "by_id": "NULL"}
_OF_CASE, _OF_PAPER = "case_id = {like}", "certificate_id = (SELECT id FROM certificate WHERE case_id = {like})"
_ONE_MOVE = "id = (SELECT id FROM blank_move LIMIT 1)"
_OWN: tuple[tuple[str, dict[str, str], str], ...] = (
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
        _OF_CASE,
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
        _OF_CASE,
    ),
    ("standing", {"certificate_id": "b.certificate", "newborn_id": "b.newborn", "since": "b.at"}, _OF_PAPER),
    (
        "elicence",
        {
            "id": "gen_random_uuid()",
            "certificate_id": "b.certificate",
            "file_ref": "md5(b.n::text)",
            "made_at": "b.at",
        },
        _OF_PAPER,
    ),
    ("delivery_record", {"id": "gen_random_uuid()", "case_id": "b.case_id", "signed_at": "b.at"}, _OF_CASE),
    ("blank_move", {**_MOVE, "from_status": "'stock'", "to_status": "'assigned'", "at": "b.at"}, _ONE_MOVE),
    ("blank_move", {**_MOVE, "from_status": "'assigned'", "to_status": "'used'", "at": "b.at"}, _ONE_MOVE),
)


def lay_down(administrator: psycopg.Connection, *, like: str, big: str, count: int) -> int:
    """Lay about so many down, copies of the case `like`, most at the office `big`; how many there are."""
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
    for table, columns, where in _OWN:
        names = [
            name
            for (name,) in administrator.execute(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
                [table],
            )
        ]
        found = sql.SQL(where).format(like=sql.Literal(like))  # type: ignore[arg-type]
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
