"""How a value of a list is read: a day, a text, and a word of the law by its own name or its Chinese one."""

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.utils import translation

from xinsheng.words.labels import label

Word = TypeVar("Word", bound=StrEnum)
LONGEST_TEXT = 100
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]")


class UnableToReadValue(Exception):
    """A value that cannot be believed: its column and a code."""

    def __init__(self, column: str, code: str) -> None:
        """Keep both."""
        super().__init__(f"{column}: {code}")
        self.column, self.code = column, code


def word_of(text: str, *, of: type[Word], column: str) -> Word:
    """The word; raises UnableToReadValue("word_unknown")."""
    with translation.override("zh-hans"):
        found = next((one for one in of if text in (one.value, label(one))), None)
    if found is None:
        raise UnableToReadValue(column, "word_unknown")
    return found


def day_of(text: str, *, column: str) -> date | None:
    """The day, None for nothing; raises UnableToReadValue("day_impossible")."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise UnableToReadValue(column, "day_impossible") from fault


def text_of(text: str, *, column: str, needed: bool = False) -> str:
    """The text; raises UnableToReadValue("name_missing", "text_faulty")."""
    if needed and not text:
        raise UnableToReadValue(column, "name_missing")
    if _UNPRINTED.search(text) or len(text) > LONGEST_TEXT:
        raise UnableToReadValue(column, "text_faulty")
    return text


def iso(day: date | None) -> str | None:
    """A day as a proposal keeps it."""
    return day.isoformat() if day else None
