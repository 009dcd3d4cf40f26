"""A register file in Parquet, read in batches and given on as the lines of CSV it would be."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from xinsheng.gateways.population.extract import Lot, UnableToLoad, order_of

_BATCH = 1024  # rows
_BUFFER = 1024 * 1024  # bytes of a column read ahead: a row group may be larger than our memory
_TO_QUOTE = '",\r\n'


class ParquetExtract:
    """A Parquet file; its first row is line 1 (see `Extract`)."""

    def __init__(self, path: Path) -> None:
        """Look at its columns; raises UnableToLoad (`columns_differ`, `no_such_extract`) and OSError."""
        self._path = path
        self.digest = ""
        try:
            with parquet.ParquetFile(path) as file:
                self.order = order_of(file.schema_arrow.names)
                self._rows = max(1, file.metadata.num_rows)
        except pa.ArrowInvalid as error:
            raise UnableToLoad("no_such_extract", str(path)) from error

    def lots(self) -> Iterator[Lot]:
        """Read on to the end, once."""
        with self._path.open("rb") as stream:
            self.digest = hashlib.file_digest(stream, "sha256").hexdigest()
        line = 1
        with parquet.ParquetFile(self._path, buffer_size=_BUFFER, pre_buffer=False) as file:
            for batch in file.iter_batches(batch_size=_BATCH, use_threads=False):
                lines = _lines_of([_texts(column) for column in batch.columns])
                yield Lot(line, lines, (line + len(lines)) / self._rows)
                line += len(lines)


def _texts(column: pa.Array) -> list[str]:
    """Give the values as they are written in CSV: days as YYYY-MM-DD, truths as 1 and 0, nothing as ''."""
    if pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    elif pa.types.is_timestamp(column.type):
        column = column.cast(pa.date32(), safe=False)
    texts: list[str] = column.cast(pa.string()).fill_null("").to_pylist()
    return texts


def _lines_of(columns: Sequence[Sequence[str]]) -> list[str]:
    rows = list(zip(*columns, strict=True))
    texts = ("".join(column) for column in columns)
    if not any(mark in text for text in texts for mark in _TO_QUOTE):
        return [",".join(row) for row in rows]
    return [_quoted(row) for row in rows]


def _quoted(row: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(row)
    return line.getvalue()
