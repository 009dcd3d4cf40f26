"""A table as text with commas (RFC 4180), in whatever encoding it is said to have."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from xinsheng.gateways.tables.table import Columns, Reject, Row, UnableToReadTable

_LONGEST_LINE = 10_000  # characters


class CommaTable:
    """A CSV file. A line is read by itself, so that a stray quote swallows none of those after it.

    Codes of a line: `not_csv`, `column_count`.
    """

    def __init__(self, file: Path, *, columns: Columns, encoding: str) -> None:
        """Name the file; it is opened when its lines are asked for."""
        self._file, self._columns, self._encoding = file, columns, encoding
        self._read = self._size = 0

    @property
    def share(self) -> float:
        """How much of the file is read, from 0 to 1."""
        return min(1.0, self._read / max(1, self._size))

    def lines(self) -> Iterator[tuple[int, Row | Reject]]:
        """Each line with its number; raises UnableToReadTable."""
        with self._opened() as stream:
            self._size = os.fstat(stream.fileno()).st_size
            lines = _lines_in(stream)
            names = self._columns.order_of(_values_in(next(lines, "")) or [])
            for place, line in enumerate(lines, start=2):
                self._read = stream.buffer.tell()
                values = _values_in(line)
                if values is None:
                    yield place, Reject(line=place, column="", code="not_csv")
                elif len(values) != len(names):
                    yield place, Reject(line=place, column="", code="column_count")
                else:
                    yield place, dict(zip(names, values, strict=True))

    def _opened(self) -> TextIO:
        try:
            return self._file.open(encoding=self._encoding, errors="replace")
        except LookupError as fault:
            raise UnableToReadTable("unknown_encoding", self._encoding) from fault
        except OSError as fault:
            raise UnableToReadTable("no_such_file", str(self._file)) from fault


def _lines_in(stream: TextIO) -> Iterator[str | None]:
    """Each line without its end; None for one that is longer than any could be, of which no part is a line."""
    while piece := stream.readline(_LONGEST_LINE):
        line: str | None = piece.removesuffix("\n")
        while len(piece) == _LONGEST_LINE and not piece.endswith("\n"):
            piece, line = stream.readline(_LONGEST_LINE), None
        yield line


def _values_in(line: str | None) -> list[str] | None:
    if line is None:
        return None
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return None
