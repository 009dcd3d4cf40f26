"""Supervision: the province's page over the counts of five million certificates, beside the bare rows it is made of.

The counts alone are laid down, by SQL: every office of the province, twelve and a half years by the month and the
last year by the day. The page reads nothing else of the books.
"""

import gc
import os
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from statistics import median

import psycopg

from bench.officer import Officer
from bench.province import Place
from bench.serving import web
from bench.table import Figure, at_most, p95

CERTIFICATES, MONTHS, DAYS, HOSPITALS_A_COUNTY, READS = 5_000_000, 150, 365, 7, 120
LAST = date(2026, 11, 1)
_AT_HOSPITALS = ("signed", "signed_in_time", "issued", "issued_in_one_go", "notices", "used", "voided")
_AT_HOSPITALS += ("used_or_voided", "told", "delivered", "overdue", "blanks_held")
_AT_TOWNSHIPS = (
    "registered",
    "registered_at_once",
    "decided",
    "decided_in_time",
    "working_days",
    "told",
    "delivered",
)
_MONTHS = """
INSERT INTO measure_count (span, "on", tally, office_id, number)
SELECT 'month', %(last)s::date - month * interval '1 month', tally, id, (random() * %(each)s * 2)::int
FROM generate_series(0, %(months)s - 1) month, office, unnest(%(tallies)s::text[]) tally WHERE kind = %(kind)s
"""
_DAYS = """
INSERT INTO measure_count (span, "on", tally, office_id, number)
SELECT 'day', %(last)s::date - day, tally, id, 1 + (random() * %(each)s / 15)::int
FROM generate_series(0, %(days)s - 1) day, office, unnest(%(tallies)s::text[]) tally
WHERE kind = %(kind)s AND random() < 0.5
"""
_COUNTED = 'INSERT INTO counted_day ("on", counted_at) SELECT %s::date - day, now() FROM generate_series(0, %s) day'
_BARE = "SELECT office_id, tally, number FROM measure_count WHERE span = 'month' AND \"on\" = %s AND number <> 0"
_ISSUED = "SELECT sum(number) FROM measure_count WHERE span = 'month' AND tally = 'issued'"
_MEASURES = ("signed_in_time", "in_one_go", "days_to_completion", "overdue", "messages_delivered")


def figures(place: Place) -> list[Figure]:
    """All figures of this file."""
    offices = open_offices()
    with psycopg.connect(place.owner_url, autocommit=True) as owner:
        certificates = _lay_down(owner, offices=offices)
    with web(place) as (base, _family):
        pages, sizes = _read_pages(base)
        waiting = os.getloadavg()[0]
    gc.freeze()  # as a web process does: nobody walks through all that is loaded between two rows
    with psycopg.connect(place.application_url, autocommit=True) as plain:
        bare = [_took(plain, month) for month in _months()]
    return [
        Figure("certificates counted, for supervision", certificates, ""),
        Figure("offices of the province, for supervision", sum(offices.values()), ""),
        at_most(
            "supervision page of the province p95, 5 million certificates, beside its bare rows",
            p95(pages) * 1000,
            unit="ms",
            goal=200,
            against=round(p95(bare) * 1000, 2),
        ),
        Figure("the same page, median", round(median(pages) * 1000, 1), "ms", round(median(bare) * 1000, 2)),
        Figure("the same page, size", round(max(sizes) / 1024, 1), "kB"),
        Figure("processes waiting for the machine meanwhile, for supervision", round(waiting, 1), ""),
    ]


def open_offices() -> dict[str, int]:
    """Every prefecture, county and township of Guizhou, and seven midwifery institutions a county."""
    from xinsheng.registry.models import Office
    from xinsheng.standards.divisions import children_of, counties

    at = datetime(2014, 1, 1, tzinfo=UTC)
    known = set(Office.objects.values_list("kind", "division_code"))
    opened: dict[str, int] = {}

    def rows() -> Iterator[Office]:
        for city in children_of("52"):
            yield from one("prefecture", city.code, city.name)
        for county in counties(province="52"):
            yield from one("county", county.code, f"{county.name}卫生健康局")
            for place in range(HOSPITALS_A_COUNTY):
                yield from one("midwifery_institution", county.code, f"{county.name}第{place}医院")
            for township in children_of(county.code):
                yield from one("township", township.code, township.name)

    def one(kind: str, code: str, name: str) -> Iterator[Office]:
        code = code.ljust(12, "0")
        if kind == "midwifery_institution" or (kind, code) not in known:
            opened[kind] = opened.get(kind, 0) + 1
            yield Office(pk=uuid.uuid4(), kind=kind, name=name, division_code=code, opened_at=at)

    Office.objects.bulk_create(rows(), batch_size=1000)
    return opened


def _lay_down(owner: psycopg.Connection, *, offices: dict[str, int]) -> int:
    each = CERTIFICATES / MONTHS / offices["midwifery_institution"]
    for kind, tallies, usual in (
        ("midwifery_institution", _AT_HOSPITALS, each),
        ("township", _AT_TOWNSHIPS, each * offices["midwifery_institution"] / offices["township"]),
    ):
        said = {"last": LAST, "months": MONTHS, "days": DAYS, "tallies": list(tallies), "kind": kind, "each": usual}
        owner.execute(_MONTHS, said)
        owner.execute(_DAYS, said)
    owner.execute(_COUNTED, [LAST, DAYS])
    owner.execute("VACUUM ANALYZE measure_count")
    row = owner.execute(_ISSUED).fetchone()
    assert row is not None
    return int(row[0])


def _read_pages(base: str) -> tuple[list[float], list[int]]:
    """The province's supervisor looks at one measure and month after the other; seconds and bytes of each answer."""
    from xinsheng.registry.models import Account, Office

    province = Office.objects.get(kind="province").pk
    officer = Officer(base)
    officer.sign_in(str(Account.objects.get(login_name="province").pk))
    pages, sizes = [], []
    for turn, month in enumerate(_months()):
        took, text = officer.read(f"/desk/supervision/{province}/?month={month:%Y-%m}&of={_MEASURES[turn % 5]}")
        if "x-table--bars" not in text or "贵阳市" not in text:
            raise RuntimeError(text)
        pages.append(took)
        sizes.append(len(text.encode()))
    return pages, sizes


def _months() -> list[date]:
    """Of the months that can be asked for, ten times each."""
    return [date(2026, 11 - turn % 10, 1) for turn in range(READS)]


def _took(plain: psycopg.Connection, month: date) -> float:
    begun = time.perf_counter()
    plain.execute(_BARE, [month]).fetchall()
    return time.perf_counter() - begun
