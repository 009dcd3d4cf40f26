"""A register file read as lots of lines, in little memory whatever its size: CSV as it stands, Parquet as CSV."""

import codecs
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from xinsheng.gateways.population.columns import COLUMNS, LONGEST_LINE
from xinsheng.gateways.population.extras import with_extra
from xinsheng.gateways.tables.package import MARKS
from xinsheng.gateways.tables.table import name_told

_BLOCK = 256 * 1024  # bytes read at once: some two thousand lines
_PARQUET_MARK = b"PAR1"


class UnableToLoad(Exception):
    """An extract was not put in force; the one before it still is. `code` is stable, `about` says what.

    Codes: `no_such_extract`, `unknown_encoding`, `columns_differ` (`about`: the names), `taken_in_future`,
    `snapshot_name_taken`, `already_loading`, `too_many_rejected`, `nobody_in_it`.
    """

    def __init__(self, code: str, about: str = "") -> None:
        """Keep the code and what it is about; never a value of the file."""
        super().__init__(f"{code}: {about}" if about else code)
        self.code = code
        self.about = about


@dataclass(frozen=True, slots=True)
class Lot:
    """Some lines in a row, each with its line feed, in UTF-8 as far as they are any text at all.

    `first_line`: the number of the first; `lines`: how many; `done`: the share of the file that is read.
    """

    first_line: int
    piece: bytes
    lines: int
    done: float


class Extract(Protocol):
    """An open register file; `digest` (SHA-256, hexadecimal) is known when all lots have been read."""

    order: tuple[str, ...]
    digest: str

    def lots(self) -> Iterator[Lot]:
        """Read on to the end, once."""


def open_extract(path: Path, *, encoding: str) -> Extract:
    """Open a file, Parquet by its first bytes, else CSV in `encoding`, and look at its columns.

    Raises UnableToLoad (`no_such_extract`, `unknown_encoding`, `columns_differ`, `sheet_of_people` for a spreadsheet)
    and UnableToUseExtra.
    """
    try:
        with path.open("rb") as stream:
            begins = stream.read(len(_PARQUET_MARK))
        if begins in MARKS:
            raise UnableToLoad("sheet_of_people")
        if begins == _PARQUET_MARK:
            made: Extract = with_extra("parquet").ParquetExtract(path)
            return made
        return CsvExtract(path, encoding=encoding)
    except OSError as error:
        raise UnableToLoad("no_such_extract", str(path)) from error


class CsvExtract:
    """A CSV file with one line of names, then one line a person; a line break inside a value ends the line."""

    def __init__(self, path: Path, *, encoding: str) -> None:
        """Read the names; raises UnableToLoad and OSError."""
        self._path = path
        self._encoding = encoding
        self._size = max(1, path.stat().st_size)
        self.digest = ""
        try:
            self._codec = codecs.lookup(encoding)
        except LookupError as error:
            raise UnableToLoad("unknown_encoding", encoding) from error
        with path.open("rb") as stream:
            names = stream.readline(LONGEST_LINE).decode(encoding, errors="replace")
            self.order = order_of(names.strip().split(","))

    def lots(self) -> Iterator[Lot]:
        """Read on to the end, once."""
        digest, line = hashlib.sha256(), 1
        with self._path.open("rb") as stream:
            for whole in _whole_lines(stream, each=digest.update):
                piece = self._in_utf8(whole)
                if line == 1:
                    _names, _line_feed, piece = piece.partition(b"\n")
                    line = 2
                lines = piece.count(b"\n")
                yield Lot(line, piece, lines, stream.tell() / self._size)
                line += lines
        self.digest = digest.hexdigest()

    def _in_utf8(self, piece: bytes) -> bytes:
        if self._codec.name != "utf-8":
            piece = piece.decode(self._encoding, errors="replace").encode()  # U+FFFD is no text: judged by line
        return piece.replace(b"\r\n", b"\n") if b"\r" in piece else piece


def order_of(names: Sequence[str]) -> tuple[str, ...]:
    """Give the columns' names in their order; raises UnableToLoad (`columns_differ`) unless each is there once."""
    found = tuple(name.strip().strip('"').removeprefix("\ufeff").strip('"').lower() for name in names)
    differing = {f"-{name}" for name in set(COLUMNS) - set(found)} | {
        f"+{name_told(name)}" for name in set(found) - set(COLUMNS)
    }
    if differing or len(found) != len(COLUMNS):
        raise UnableToLoad("columns_differ", " ".join(sorted(differing)) or "twice")
    return found


def _whole_lines(stream: BinaryIO, *, each: Callable[[bytes], None]) -> Iterator[bytes]:
    """Give blocks of lines with their line feeds; a line that goes on and on is kept a little over its longest."""
    rest = b""
    while block := stream.read(_BLOCK):
        each(block)
        head, ended, tail = block.rpartition(b"\n")
        if ended:
            yield rest + head + ended
            rest = tail
        else:
            rest = (rest + block)[: 4 * LONGEST_LINE + 1]  # enough to be too long in any encoding
    if rest:
        yield rest + b"\n"
