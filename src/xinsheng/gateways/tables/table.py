"""A table in a file: its first line names the columns, each line after it is read by those names or left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

LONGEST = 200  # characters of what is told about a file
_NAME = re.compile(r"[a-z][a-z_]{0,39}", re.ASCII)  # what a column is called; a number or a person's name is no such
Row = Mapping[str, str]


class UnableToReadTable(Exception):
    """Nothing of the file was read. `code` is stable; `about` says what, never a value of the file.

    Codes: `no_such_file`, `unknown_encoding`, `columns_differ` (`about`: the names), and of spreadsheets
    `sheet_unreadable`, `sheet_old_or_locked`, `sheet_macros`, `sheet_external_links`, `sheet_too_large`,
    `sheet_merged_cells` (`about`: which), `sheet_several` and `sheet_too_long`, after a million lines.
    """

    def __init__(self, code: str, about: str = "") -> None:
        """Keep the code and what it is about."""
        super().__init__(f"{code}: {about}" if about else code)
        self.code, self.about = code, about


@dataclass(frozen=True, kw_only=True)
class Reject:
    """A line that was left out, and why; the first line of the file is its names."""

    line: int
    column: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns of a table, each once and in any order; `days` are those that hold a day."""

    names: tuple[str, ...]
    days: frozenset[str] = frozenset()

    def order_of(self, names: Sequence[str]) -> tuple[str, ...]:
        """The columns as the file has them; raises UnableToReadTable("columns_differ")."""
        found = tuple(name.strip().removeprefix("\ufeff").lower() for name in names)
        if sorted(found) != sorted(self.names):
            differing = [f"-{name}" for name in sorted(set(self.names) - set(found))]
            differing += [f"+{name}" for name in sorted({name_told(one) for one in set(found) - set(self.names)})]
            raise UnableToReadTable("columns_differ", " ".join(differing)[:LONGEST])
        return found


def name_told(name: str) -> str:
    """A column's name as it is told; `?` for what is none: a file without names begins with somebody's values."""
    return name if _NAME.fullmatch(name) else "?"


class Table(Protocol):
    """An open table."""

    @property
    def share(self) -> float:
        """How much of the file is read, from 0 to 1."""

    def lines(self) -> Iterator[tuple[int, Row | Reject]]:
        """Each line with its number, by the names of the first; raises UnableToReadTable."""
