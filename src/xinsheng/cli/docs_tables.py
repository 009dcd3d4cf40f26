"""Cells and tables of the documents that are made from the law."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from xinsheng.words.labels import label


def labelled(words: Iterable[StrEnum], *, mark: Iterable[StrEnum] = ()) -> str:
    """Their names; those in `mark` in brackets."""
    bracketed = set(mark)
    return "、".join(f"（{label(word)}）" if word in bracketed else label(word) for word in words)


def quoted(words: Iterable[StrEnum]) -> str:
    """Their values as code, one a line."""
    return "<br>".join(f"`{word.value}`" for word in words)


def named(checks: Iterable[Callable[..., object]]) -> str:
    """The names of the conditions as code, one a line."""
    return "<br>".join(f"`{check.__name__}`" for check in checks)


def table_of(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown; a bar within a cell is drawn otherwise."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '∣') for cell in line)} |" for line in lines) + "\n"
