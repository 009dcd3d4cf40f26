"""How a value of a table that was brought is read: days, texts, places, numbers of people, and words of the law.

Each is believed, or told by column and code, never by value.
"""

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.utils import translation

from xinsheng.casework.privacy import paper_index
from xinsheng.standards.divisions import county_code, find_division
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import resident_no_fault
from xinsheng.words.labels import label

Word = TypeVar("Word", bound=StrEnum)
LONGEST_TEXT = 100  # characters
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]")  # controls, and what is not of the encoding


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


def text_of(text: str, *, column: str, needed: bool = False, longest: int = LONGEST_TEXT) -> str:
    """The text, `longest` characters at most; raises UnableToReadValue("name_missing", "text_faulty")."""
    if needed and not text:
        raise UnableToReadValue(column, "name_missing")
    if _UNPRINTED.search(text) or len(text) > longest:
        raise UnableToReadValue(column, "text_faulty")
    return text


def division_of(text: str, *, column: str, digits: Collection[int]) -> str:
    """A division, of so many digits, of a county that is or was (GB/T 2260).

    Raises UnableToReadValue("division_unknown").
    """
    is_code = text.isascii() and text.isdigit() and len(text) in digits
    if not is_code or find_division(county_code(text)) is None:
        raise UnableToReadValue(column, "division_unknown")
    return text


def resident_index(text: str, *, column: str, today: date) -> bytes:
    """By what the person with this resident number is found; raises UnableToReadValue("number_check")."""
    number = text.upper()
    if resident_no_fault(number, on=today) is not None:
        raise UnableToReadValue(column, "number_check")
    return paper_index(PaperKind.RESIDENT_CARD, number)


def iso(day: date | None) -> str | None:
    """A day as a proposal keeps it."""
    return day.isoformat() if day else None
