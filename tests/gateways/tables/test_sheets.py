"""A table that people bring, as spreadsheet or CSV: read as it was meant or refused by name, in little memory."""

import os
import tracemalloc
from collections import deque
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from tests.gateways.tables.workbooks import SHEET, STRINGS, row_of, with_part, with_sheet, with_strings, written

from xinsheng.gateways.tables.opening import open_table
from xinsheng.gateways.tables.table import Columns, Reject, Row, UnableToReadTable

COLUMNS = Columns(names=("no", "on", "name"), days=frozenset({"on"}))
NAMES = ("no", "on", "name")
GOOD = ("M520104217", "2012-03-07", "龙念安")


def read(file: Path, *, encoding: str = "utf-8") -> list[tuple[int, Row | Reject]]:
    return list(open_table(file, columns=COLUMNS, encoding=encoding).lines())


def refused(file: Path) -> str:
    with pytest.raises(UnableToReadTable) as raised:
        read(file)
    return raised.value.code


def test_a_spreadsheet_says_what_the_same_csv_says(tmp_path: Path) -> None:
    commas = tmp_path / "old.csv"
    commas.write_text("no,on,name\nM520104217,2012-03-07,龙念安\n", encoding="utf-8")
    sheet = written(tmp_path / "old.xlsx", ("Name", "no ", "on"), ("龙念安", "M520104217", date(2012, 3, 7)))
    assert read(commas) == read(sheet) == [(2, dict(zip(NAMES, GOOD, strict=True)))]
    sheet.rename(tmp_path / "renamed.csv")
    assert read(tmp_path / "renamed.csv") == read(commas)  # what it is its first bytes say


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((52010421, datetime(2012, 3, 7, tzinfo=UTC).replace(tzinfo=None), "龙"), ("52010421", "2012-03-07", "龙")),
        (("'0123", "2012-03-07", 3.5), ("'0123", "2012-03-07", "3.5")),
        (("00520104", None, None), ("00520104", "", "")),
    ],
    ids=["a number that fits", "text as it stands", "nothing more in the row"],
)
def test_a_cell_is_the_text_that_a_person_sees(tmp_path: Path, row: tuple[Any, ...], said: tuple[str, ...]) -> None:
    assert read(written(tmp_path / "a.xlsx", NAMES, row)) == [(2, dict(zip(NAMES, said, strict=True)))]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ((522601199003071000, GOOD[1], GOOD[2]), "no", "number_rounded"),
        ((5.22601199003071e17, GOOD[1], GOOD[2]), "no", "number_rounded"),
        ((GOOD[0], 40975, GOOD[2]), "on", "day_as_number"),
        ((GOOD[0], 20120307, GOOD[2]), "on", "day_as_number"),
        ((GOOD[0], datetime(2012, 3, 7, 8, 30), GOOD[2]), "on", "day_with_time"),  # noqa: DTZ001  a cell has no zone
        ((GOOD[0], time(8, 30), GOOD[2]), "on", None),
        (("=A1", GOOD[1], GOOD[2]), "no", "formula"),
        ((GOOD[0], "=TODAY()", GOOD[2]), "on", "formula"),
        ((GOOD[0], GOOD[1], "#N/A"), "name", "cell_error"),
        ((*GOOD, "beside"), "", "column_count"),
    ],
)
def test_what_a_spreadsheet_has_spoilt_is_left_out_by_name(
    tmp_path: Path, row: tuple[Any, ...], column: str, code: str | None
) -> None:
    (line, first), *rest = read(written(tmp_path / "a.xlsx", NAMES, row, GOOD))
    if code is None:
        assert first == {"no": GOOD[0], "on": "08:30:00", "name": GOOD[2]}  # no day: judged by whoever asked for one
    else:
        assert (line, first) == (2, Reject(line=2, column=column, code=code))
    assert rest == [(3, dict(zip(NAMES, GOOD, strict=True)))]


def test_rows_without_end_that_are_empty_hold_nothing_and_cost_little(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", NAMES)
    empty = (f'<row r="{place}"><c r="A{place}" s="0"/></row>' for place in range(2, 60_000))
    last = row_of(*GOOD, place=300_000)  # and as many more that are not even written
    with_sheet(file, chain([row_of(*NAMES, place=1)], empty, [last]))
    assert read(file) == [(300_000, dict(zip(NAMES, GOOD, strict=True)))]


def _merged(book: Workbook) -> None:
    assert book.active is not None
    book.active.merge_cells("A1:C1")


def _second(book: Workbook) -> None:
    book.create_sheet().append(["more"])


@pytest.mark.parametrize(
    ("changed", "code"), [(_merged, "sheet_merged_cells"), (_second, "sheet_several")], ids=["merged", "two sheets"]
)
def test_what_would_be_lost_is_not_guessed_at(tmp_path: Path, changed: Callable[[Workbook], None], code: str) -> None:
    assert refused(written(tmp_path / "a.xlsx", NAMES, GOOD, changed=changed)) == code


def test_an_empty_sheet_beside_is_no_second_table(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", NAMES, GOOD, changed=lambda book: book.create_sheet("Sheet2", 0))
    assert len(read(file)) == 1


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("xl/vbaProject.bin", b"VBA", "sheet_macros"),
        ("xl/macrosheets/sheet1.xml", b"<a/>", "sheet_macros"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "sheet_external_links"),
        ("xl/connections.xml", b"<a/>", "sheet_external_links"),
        ("xl/styles.xml", b"<styleSheet>" + b" " * 15_000_000 + b"</styleSheet>", "sheet_too_large"),
        (SHEET, b"<worksheet>" + b"<row>" + b" " * 3_000_000, "sheet_too_large"),
        (SHEET, b"<worksheet>" + os.urandom(2_000_000).hex().encode() + b"</worksheet>", "sheet_too_large"),
        (STRINGS, b'<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>', "sheet_unreadable"),
        (STRINGS, "<sst/>".encode("utf-16"), "sheet_unreadable"),
        (SHEET, b"<worksheet><sheetData><row", "sheet_unreadable"),
        ("xl/workbook.xml", b"", "sheet_unreadable"),
        ("[Content_Types].xml", b"<Types/>", "sheet_unreadable"),
    ],
)
def test_a_bomb_macros_links_and_rubbish_are_refused_by_name(
    tmp_path: Path, part: str, content: bytes, code: str
) -> None:
    assert refused(with_part(written(tmp_path / "a.xlsx", NAMES, GOOD), part, content)) == code


def test_what_is_no_spreadsheet_is_not_taken_for_one(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    for content, code in [
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "sheet_old_or_locked"),
        (b"PK\x03\x04 and nothing", "sheet_unreadable"),
        (b"", "columns_differ"),
    ]:
        file.write_bytes(content)
        assert refused(file) == code
    with_sheet(written(file, NAMES), row_of(*NAMES, place=1) + row_of(*GOOD, place=99_000_000))
    assert refused(file) == "sheet_too_long"
    assert refused(written(file, ("no", "on"), GOOD)) == "columns_differ"


def test_a_file_without_names_tells_none_of_its_first_line(tmp_path: Path) -> None:
    """What is told of a file stands on a screen, and in whatever keeps what a command printed."""
    commas = tmp_path / "old.csv"
    commas.write_text(",".join(GOOD) + ",extra\n", encoding="utf-8")
    for file in (commas, written(tmp_path / "old.xlsx", GOOD, GOOD)):
        with pytest.raises(UnableToReadTable) as raised:
            read(file)
        assert not [value for value in GOOD if value.lower() in raised.value.about.lower()]
        assert raised.value.about.startswith("-name -no -on +?")


def _long(place: int) -> str:
    """A text of sixteen hundred bytes that no other resembles."""
    return "长" + "".join(sha256(f"{place}/{part}".encode()).hexdigest() for part in range(12))


def test_however_much_a_sheet_holds_the_memory_stays(tmp_path: Path) -> None:
    """Texts of their own in every cell: what the library would keep whole."""
    rows, file = 3_000, written(tmp_path / "a.xlsx", NAMES, GOOD)
    with_strings(file, chain(NAMES, (_long(place) for place in range(3 * rows))))
    places = range(0, 3 * rows + 3, 3)
    cells = (
        f'<row><c t="s"><v>{place}</v></c><c t="s"><v>{place + 1}</v></c><c t="s"><v>{place + 2}</v></c></row>'
        for place in places
    )
    table = open_table(with_sheet(file, cells), columns=COLUMNS, encoding="utf-8")
    tracemalloc.start()
    lines = deque(table.lines(), maxlen=1)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [line for line, _row in lines] == [rows + 1]
    assert peak < 9_000_000  # the texts are 22 MB in the file, and 15 as the library keeps them
