"""A table as a spreadsheet (.xlsx), read line by line: the memory is the same whatever the file's size.

openpyxl reads it in its read-only mode. What that keeps whole, the table of texts, lies in a nameless file here.
"""

import os
import tempfile
import warnings
import zlib
from array import array
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, iterparse
from zipfile import BadZipFile

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import TranslatorError
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from xinsheng.gateways.tables.cells import UnableToReadCell, is_blank, text_of
from xinsheng.gateways.tables.package import look_over
from xinsheng.gateways.tables.table import Columns, Reject, Row, UnableToReadTable

_MOST_LINES = 1_048_576  # of a sheet in any office program
_AT_ONCE = 500  # lines
_TEXT, _RUN, _PLAIN = (f"{{{SHEET_MAIN_NS}}}{tag}" for tag in ("si", "r", "t"))
_FAULTS = (
    *(SyntaxError, BadZipFile, InvalidFileException, TokenizerError, TranslatorError, zlib.error, OSError, EOFError),
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, RuntimeError, ArithmeticError),
)


class _Texts:
    """The texts that cells point to, in a file without a name."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._ends = array("Q", [0])

    def add(self, text: str) -> None:
        """Take one more."""
        self._ends.append(self._ends[-1] + self._file.write(text.encode(errors="replace")))

    def all_are_there(self) -> None:
        """Let what was added be read."""
        self._file.flush()

    def __getitem__(self, place: int) -> str:
        """The text of this place; raises IndexError."""
        if not 0 <= place < len(self._ends) - 1:
            raise IndexError
        begin, end = self._ends[place], self._ends[place + 1]
        return os.pread(self._file.fileno(), end - begin, begin).decode()


class _Reader(ExcelReader):  # type: ignore[misc]  # the library has no types
    """The library's reader, its texts kept in `room`."""

    def __init__(self, stream: IO[bytes], *, room: IO[bytes]) -> None:
        super().__init__(stream, read_only=True, keep_links=False)
        self._room = room

    def read_strings(self) -> None:
        """Lay the texts down as they come, and forget them."""
        self.shared_strings = texts = _Texts(self._room)
        part = self.package.find(SHARED_STRINGS)
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as stream:
            events = iterparse(stream, events=("start", "end"))  # noqa: S314  looked over: it declares no entity
            _event, root = next(events)
            for event, element in events:
                if event == "end" and element.tag == _TEXT:
                    texts.add(_said(element))
                    root.clear()
        texts.all_are_there()


def _said(element: Element) -> str:
    """What is read of a text: its own, or that of its runs; how it is pronounced is not."""
    own = [element.findtext(_PLAIN, ""), *(run.findtext(_PLAIN, "") for run in element.iter(_RUN))]
    return "".join(own).replace("x005F_", "")


class SheetTable:
    """A spreadsheet of one table, its names in the first row. Rows with nothing in them are passed over.

    Codes of a line: `column_count`, and those of UnableToReadCell.
    """

    def __init__(self, file: Path, *, columns: Columns) -> None:
        """Name the file; it is opened when its lines are asked for."""
        self._file, self._columns = file, columns
        self._read, self._rows = 0, _MOST_LINES

    @property
    def share(self) -> float:
        """How much of the file is read, from 0 to 1."""
        return min(1.0, self._read / max(1, self._rows))

    def lines(self) -> Iterator[tuple[int, Row | Reject]]:
        """Each row with its number; raises UnableToReadTable."""
        look_over(self._file)
        rows = _in_time(self._rows_of())
        _place, first = next(rows, (1, ()))
        names = self._columns.order_of(_heading(first))
        for place, cells in rows:
            self._read = place
            if not is_blank(cells):
                yield place, self._line(place, cells, names=names)
        self._read = self._rows

    def _rows_of(self) -> Iterator[tuple[int, Sequence[Any]]]:
        """The rows of the sheet that holds something, with their numbers."""
        with self._file.open("rb") as stream, tempfile.TemporaryFile() as room:
            reader = _Reader(stream, room=room)
            with closing(reader.archive):
                reader.read()
                for sheet in _filled(reader.wb)[:1]:
                    self._rows = sheet.max_row or _MOST_LINES
                    sheet.reset_dimensions()
                    yield from enumerate(sheet.iter_rows(max_col=len(self._columns.names) + 1), start=1)

    def _line(self, place: int, cells: Sequence[Any], *, names: Sequence[str]) -> Row | Reject:
        said = {}
        if not is_blank(cells[len(names) :]):
            return Reject(line=place, column="", code="column_count")
        for name, cell in zip(names, cells, strict=False):
            try:
                kind = getattr(cell, "data_type", "")
                said[name] = text_of(cell.value, kind=kind, holds_day=name in self._columns.days)
            except UnableToReadCell as fault:
                return Reject(line=place, column=name, code=fault.code)
        return said


def _filled(workbook: Any) -> list[Any]:
    return [one for one in workbook.worksheets if any(not is_blank(row) for row in islice(one.rows, 1))]


def _heading(cells: Sequence[Any]) -> list[str]:
    """The names of the first row; a blank one at the end is none."""
    names = [str(cell.value if cell.value is not None else "") for cell in cells]
    while names and not names[-1].strip():
        names.pop()
    return names


def _in_time(rows: Iterator[tuple[int, Sequence[Any]]]) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows, some at a time; whatever the library stumbles over is one fault, and it warns nobody."""
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                some = list(islice(rows, _AT_ONCE))
        except _FAULTS as fault:
            raise UnableToReadTable("sheet_unreadable") from fault
        if not some:
            return
        if some[-1][0] > _MOST_LINES:
            raise UnableToReadTable("sheet_too_long")
        yield from some
