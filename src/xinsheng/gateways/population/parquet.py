"""A register file in Parquet, read in batches and given on as the lines of CSV it would be."""

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from xinsheng.gateways.population.extract import Lot, UnableToLoad, order_of

_BATCH = 2048  # rows
_BUFFER = 1024 * 1024  # bytes of a column read ahead: a row group may be larger than our memory
_PLAIN = arrow_csv.WriteOptions(include_header=False, quoting_style="none")


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
                texts = pa.RecordBatch.from_arrays([_texts(column) for column in batch.columns], batch.schema.names)
                yield Lot(line, _lines_of(texts), batch.num_rows, (line + batch.num_rows) / self._rows)
                line += batch.num_rows


def _texts(column: pa.Array) -> pa.Array:
    """Give the values as they are written in CSV: days as YYYY-MM-DD, truths as 1 and 0, nothing as ''."""
    if pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    elif pa.types.is_timestamp(column.type):
        column = column.cast(pa.date32(), safe=False)
    return column.cast(pa.string())


def _lines_of(batch: pa.RecordBatch) -> bytes:
    """Give the lines; a line feed inside a value becomes a blank, for it would end the line."""
    lines = pa.BufferOutputStream()
    try:
        arrow_csv.write_csv(batch, lines, _PLAIN)
    except pa.ArrowInvalid:  # a value holds a quote, a comma or a line feed
        return _quoted(batch)
    return bytes(lines.getvalue())


def _quoted(batch: pa.RecordBatch) -> bytes:
    lines = io.StringIO()
    rows = zip(*(column.fill_null("").to_pylist() for column in batch.columns), strict=True)
    csv.writer(lines, lineterminator="\n").writerows([[value.replace("\n", " ") for value in row] for row in rows])
    return lines.getvalue().encode()
