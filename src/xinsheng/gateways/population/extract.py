"""A register file read as lots of lines, in little memory whatever its size: CSV as it stands, Parquet as CSV."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from xinsheng.gateways.population.columns import COLUMNS, LONGEST_LINE
from xinsheng.gateways.population.extras import with_extra

_BLOCK = 128 * 1024  # bytes read at once: some eight hundred lines
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
    """Some lines in a row. `first_line`: the number of the first; `done`: the share of the file that is read."""

    first_line: int
    lines: Sequence[str]
    done: float


class Extract(Protocol):
    """An open register file; `digest` (SHA-256, hexadecimal) is known when all lots have been read."""

    order: tuple[str, ...]
    digest: str

    def lots(self) -> Iterator[Lot]:
        """Read on to the end, once."""


def open_extract(path: Path, *, encoding: str) -> Extract:
    """Open a file, Parquet by its first bytes, else CSV in `encoding`, and look at its columns.

    Raises UnableToLoad (`no_such_extract`, `unknown_encoding`, `columns_differ`) and UnableToUseExtra.
    """
    try:
        with path.open("rb") as stream:
            begins = stream.read(len(_PARQUET_MARK))
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
        with path.open("rb") as stream:
            self.order = order_of(self._text(stream.readline(LONGEST_LINE)).strip().split(","))

    def lots(self) -> Iterator[Lot]:
        """Read on to the end, once."""
        digest, line, begun = hashlib.sha256(), 1, False
        with self._path.open("rb") as stream:
            for piece in _whole_lines(stream, each=digest.update):
                lines = self._text(piece).split("\n")
                yield Lot(line if begun else line + 1, lines if begun else lines[1:], stream.tell() / self._size)
                line, begun = line + len(lines), True
        self.digest = digest.hexdigest()

    def _text(self, piece: bytes) -> str:
        try:
            text = piece.decode(self._encoding)
        except UnicodeDecodeError:
            text = piece.decode(self._encoding, errors="replace")  # judged line by line: U+FFFD is no text
        except LookupError as error:
            raise UnableToLoad("unknown_encoding", self._encoding) from error
        return text.replace("\r\n", "\n").removesuffix("\r") if "\r" in text else text


def order_of(names: Sequence[str]) -> tuple[str, ...]:
    """Give the columns' names in their order; raises UnableToLoad (`columns_differ`) unless each is there once."""
    found = tuple(name.strip().strip('"').removeprefix("\ufeff").strip('"').lower() for name in names)
    differing = {f"-{name}" for name in set(COLUMNS) - set(found)} | {
        f"+{name}" for name in set(found) - set(COLUMNS)
    }
    if differing or len(found) != len(COLUMNS):
        raise UnableToLoad("columns_differ", " ".join(sorted(differing)) or "twice")
    return found


def _whole_lines(stream: BinaryIO, *, each: Callable[[bytes], None]) -> Iterator[bytes]:
    """Give blocks that end with a line; a line that goes on and on is kept a little over its longest length."""
    rest = b""
    while block := stream.read(_BLOCK):
        each(block)
        head, ended, tail = block.rpartition(b"\n")
        if ended:
            yield rest + head
            rest = tail
        else:
            rest = (rest + block)[: 4 * LONGEST_LINE + 1]  # enough to be too long in any encoding
    if rest:
        yield rest
