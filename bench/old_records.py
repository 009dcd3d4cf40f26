"""Certificates and registrations from before these books, loaded from CSV and spreadsheet, beside bare COPY."""

import csv
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psycopg
from openpyxl import Workbook

from bench.population import peak_of
from bench.province import Place
from bench.table import Figure, at_most, share_of
from xinsheng.standards.resident_numbers import with_check

LINES = 100_000
_CERTIFICATES, _REGISTRATIONS = ("legacy_certificate", "legacy_standing"), ("legacy_registration",)


def figures(place: Place) -> list[Figure]:
    """All figures of this file; each load is the command in its own process."""
    from xinsheng.casework.legacy_file import COLUMNS as CERTIFICATE
    from xinsheng.casework.legacy_registrations import COLUMNS

    commas, sheet, registrations = (place.folder / name for name in ("old.csv", "old.xlsx", "registrations.csv"))
    _write_commas(commas, head=CERTIFICATE, rows=_certificates("M52"))
    _write_sheet(sheet, head=CERTIFICATE, rows=_certificates("L52"))
    _write_commas(registrations, head=COLUMNS.names, rows=_registrations())
    taken = [
        (f"certificates a second, {LINES:,} lines of CSV", *_loaded(place, "legacy", "load", commas), _CERTIFICATES),
        ("the same of a spreadsheet", *_loaded(place, "legacy", "load", sheet), _CERTIFICATES),
        (
            "old registrations a second, of CSV",
            *_loaded(place, "load", "registrations", registrations),
            _REGISTRATIONS,
        ),
    ]
    bare = {tables: _copied(place, tables) for tables in (_CERTIFICATES, _REGISTRATIONS)}
    return [
        *(share_of(f"{name}, beside bare COPY", rate, unit="1/s", limit=bare[of]) for name, rate, _peak, of in taken),
        at_most("largest memory of these loads", max(peak for _n, _r, peak, _of in taken), unit="MB", goal=500),
    ]


def _certificates(letter: str) -> Iterator[Sequence[str]]:
    for one in range(LINES):
        yield (
            *(
                f"{letter}{one:07}",
                "2012-03-07",
                "贵阳市新生妇幼保健院（演示）",
                "520103",
                f"龙{one:x}念",
                "2012-03-04",
            ),
            *(f"龙{one % 97:x}梅", with_check(f"5226011988{1 + one % 12:02}{1 + one % 28:02}{one % 1000:03}"), ""),
        )


def _registrations() -> Iterator[Sequence[str]]:
    for one in range(LINES):
        woman = with_check(f"5226011988{1 + one % 12:02}{1 + one % 28:02}{one % 1000:03}")
        yield (
            *(f"黔凯生登〔2019〕{one:07}号", "2019-05-06", "凯里市西门街道办事处（演示）", "522601", "1"),
            *(f"龙{one:x}梅", woman, "", ""),
        )


def _write_commas(file: Path, *, head: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows((head, *rows))


def _write_sheet(file: Path, *, head: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in (head, *rows):
        page.append(row)
    book.save(file)


def _loaded(place: Place, group: str, command: str, file: Path) -> tuple[float, float]:
    """Lines a second from the command's start to its end, and the largest memory of its process in MB."""
    words = [sys.executable, "-m", "xinsheng", group, command, str(file)]
    begun = time.perf_counter()
    process = subprocess.Popen(words, env=place.variables, stdout=subprocess.DEVNULL)
    peak = peak_of(process)
    assert process.returncode == 0
    assert not file.with_name(f"{file.name}.rejects.csv").exists()
    return LINES / (time.perf_counter() - begun), peak


def _copied(place: Place, tables: Sequence[str]) -> float:
    """Lines a second whose rows, as they now stand, are taken into tables of the same shape by COPY alone."""
    with psycopg.connect(place.owner_url) as connection:
        found = connection.execute(f"SELECT count(*) FROM {tables[0]}").fetchone()  # noqa: S608
        kept = {}
        for table in tables:
            with connection.cursor().copy(f"COPY {table} TO STDOUT (FORMAT binary)") as lane:
                kept[table] = b"".join(bytes(piece) for piece in lane)
            connection.execute(f"CREATE TEMP TABLE bare_{table} (LIKE {table} INCLUDING INDEXES)")
        begun = time.perf_counter()
        for table, content in kept.items():
            with connection.cursor().copy(f"COPY bare_{table} FROM STDIN (FORMAT binary)") as lane:
                lane.write(content)
        connection.commit()
        took = time.perf_counter() - begun
    assert found is not None
    return float(found[0]) / took
