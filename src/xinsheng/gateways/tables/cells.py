"""What a spreadsheet's cell says, as text; or why it cannot be believed."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

_DIGITS_KEPT = 10**15  # a spreadsheet keeps fifteen digits of a number and makes noughts of the rest
FORMULA, ERROR, DAY = "f", "e", "d"


class UnableToReadCell(Exception):
    """Codes: `formula`, `cell_error`, `number_rounded`, `day_as_number`, `day_with_time`."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


def text_of(value: Any, *, kind: str, holds_day: bool) -> str:
    """The cell's value as it would stand in a CSV; `kind` is the reader's letter for its type.

    A cell made a day is YYYY-MM-DD. A bare number where a day should stand may count from 1900, from 1904, or be
    the day's own digits: nobody can tell. Raises UnableToReadCell.
    """
    if value is None:
        return ""
    if kind == FORMULA:
        raise UnableToReadCell("formula")
    if kind == ERROR:
        raise UnableToReadCell("cell_error")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, holds_day=holds_day)
    if isinstance(value, datetime):
        if value.time() != time.min:
            raise UnableToReadCell("day_with_time")
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float, *, holds_day: bool) -> str:
    if holds_day:
        raise UnableToReadCell("day_as_number")
    if abs(value) >= _DIGITS_KEPT:
        raise UnableToReadCell("number_rounded")
    return str(int(value)) if value == int(value) else repr(value)


def is_blank(cells: Sequence[Any]) -> bool:
    """Whether nothing stands in any of them."""
    return all(one.value is None or (isinstance(one.value, str) and not one.value.strip()) for one in cells)
