"""What a register file holds, column by column, and what is wrong with one value (docs/formats.md).

A value is judged by its form alone: whether a record is true is for the comparison and for people to find out.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from xinsheng.standards.resident_numbers import with_check

COLUMNS = (
    "paper_no",
    "name",
    "former_name",
    "sex",
    "born_on",
    "ethnicity",
    "household_code",
    "residence_code",
    "marital_state",
    "spouse_no",
    "married_on",
    "is_alive",
    "mother_no",
    "father_no",
    "certificate_no",
)
SEX_CODES = frozenset("0129")  # GB/T 2261.1
MARITAL_CODES = frozenset({"", "10", "20", "21", "22", "23", "30", "40", "90"})  # GB/T 2261.2
TRUTHS = frozenset("01")
LONGEST_NAME = 60
LONGEST_LINE = 4096
OLD_LENGTH, LENGTH = 15, 18  # of a citizen's number
FIRST_DAY = date(1850, 1, 1)

_OWN_NO = re.compile(r"[1-9][0-9]{16}[0-9X]|[1-9][0-9]{14}")
_OTHERS_NO = re.compile(r"[0-9A-Z]{5,18}")  # a spouse may hold a passport
_ETHNICITY = re.compile(r"[0-9]{2}")
_DIVISION = re.compile(r"[0-9]{6,12}")
_CERTIFICATE = re.compile(r"[0-9A-Z]{7,20}")  # those of 1996 to 1999 have no letter, and may be short


@cache
def days_until(last: date) -> frozenset[str]:
    """Give every day a person may be born or married on, from 1850 to `last`, as `YYYY-MM-DD` and `YYYYMMDD`."""
    days = [FIRST_DAY + timedelta(days=count) for count in range((last - FIRST_DAY).days + 1)]
    return frozenset(form for day in days for form in (day.isoformat(), f"{day:%Y%m%d}"))


def value_fault(column: str, value: str, *, last_day: date) -> str | None:
    """Say by a stable code what is wrong with one value of a file taken on `last_day`, or None.

    Codes: `number_shape`, `number_check`, `name_missing`, `name_too_long`, `sex_code`, `day_impossible`,
    `ethnicity_code`, `division_shape`, `marital_code`, `alive_code`, `certificate_shape`.
    """
    if column in {"born_on", "married_on"}:
        missing_is_fine = column == "married_on" and not value
        return None if missing_is_fine or value in days_until(last_day) else "day_impossible"
    return _FAULTS[column](value)


def tidied(column: str, value: str) -> str:
    """Take away what habit adds: blanks at the ends; of what is no name also full width and small letters."""
    bare = value.strip()
    return bare if column.endswith("name") else unicodedata.normalize("NFKC", bare).upper()


def _own_no_fault(value: str) -> str | None:
    if not value:
        return None  # a child not registered with the police yet; that a parent is named is judged by row
    if not _OWN_NO.fullmatch(value):
        return "number_shape"
    return None if len(value) == OLD_LENGTH or with_check(value[:-1]) == value else "number_check"


def _name_fault(value: str) -> str | None:
    if not value:
        return "name_missing"
    return "name_too_long" if len(value) > LONGEST_NAME else None


def _shape(pattern: re.Pattern[str], code: str) -> Callable[[str], str | None]:
    return lambda value: None if not value or pattern.fullmatch(value) else code


def _one_of(codes: frozenset[str], code: str) -> Callable[[str], str | None]:
    return lambda value: None if value in codes else code


_FAULTS: Mapping[str, Callable[[str], str | None]] = {
    "paper_no": _own_no_fault,
    "name": _name_fault,
    "former_name": lambda value: "name_too_long" if len(value) > LONGEST_NAME else None,
    "sex": _one_of(SEX_CODES, "sex_code"),
    "ethnicity": _shape(_ETHNICITY, "ethnicity_code"),
    "household_code": _shape(_DIVISION, "division_shape"),
    "residence_code": _shape(_DIVISION, "division_shape"),
    "marital_state": _one_of(MARITAL_CODES, "marital_code"),
    "spouse_no": _shape(_OTHERS_NO, "number_shape"),
    "is_alive": _one_of(TRUTHS, "alive_code"),
    "mother_no": _shape(_OTHERS_NO, "number_shape"),
    "father_no": _shape(_OTHERS_NO, "number_shape"),
    "certificate_no": _shape(_CERTIFICATE, "certificate_shape"),
}
