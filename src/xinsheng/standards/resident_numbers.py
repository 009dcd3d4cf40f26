"""Citizen identity numbers (公民身份号码, GB 11643): eighteen characters, the last a check character.

Six digits of the division of first registration, eight of the birth date, three of sequence (odd for men),
one check character by ISO 7064 MOD 11-2. The division is never a reason to refuse: it is the place of
*first registration*, so codes long abolished (5221 Zunyi, 5224 Bijie) are lawful, and a list of divisions
is never complete. An unknown county is a caution.
"""

import re
from dataclasses import dataclass
from datetime import date

from stdnum import numdb
from stdnum.iso7064 import mod_11_2

from xinsheng.standards.refusals import UnableToRead

_SHAPE = re.compile(r"[1-8][0-9]{16}[0-9X]")
_OLD_SHAPE = re.compile(r"[1-8][0-9]{14}")
_EARLIEST_BIRTH_YEAR = 1880

HONG_KONG, MACAO, TAIWAN = "810000", "820000", "830000"
RESIDENCE_PERMIT_DIVISIONS = frozenset({HONG_KONG, MACAO, TAIWAN})  # 港澳台居民居住证, from 2018-09-01


@dataclass(frozen=True, slots=True)
class ResidentNumber:
    """What the number itself says of its holder. Where a person differs from it, a human being decides."""

    no: str
    division: str  # six digits, GB/T 2260, as of the first registration
    born_on: date
    sex: str  # "male" or "female"


def resident_no_fault(no: str, *, on: date) -> str | None:
    """Say what is wrong with an eighteen-character number on the date `on`, or None.

    Codes: `old_fifteen_digits` (a number from before 1999-10-01), `wrong_shape`, `impossible_date`,
    `in_future`, `wrong_check`. The number must be normalised (no spaces, capital X). GB 11643.
    """
    if _OLD_SHAPE.fullmatch(no):
        return "old_fifteen_digits"
    if not _SHAPE.fullmatch(no):
        return "wrong_shape"
    fault = birth_digits_fault(no[6:14], on=on)
    if fault:
        return fault
    return None if mod_11_2.is_valid(no) else "wrong_check"


def resident_no_caution(no: str) -> str | None:
    """Say `unknown_county` when no table of divisions, past or present, knows the six digits."""
    if no[:6] in RESIDENCE_PERMIT_DIVISIONS:
        return None
    found = numdb.get("cn/loc").info(no[:6])
    return None if any("county" in facts for _, facts in found) else "unknown_county"


def read_resident_no(no: str) -> ResidentNumber:
    """Take a number apart. Raises UnableToRead (`wrong_shape`, `impossible_date`, `wrong_check`)."""
    fault = resident_no_fault(no, on=date.max)
    if fault:
        raise UnableToRead(fault)
    sex = "male" if int(no[16]) % 2 else "female"
    return ResidentNumber(no=no, division=no[:6], born_on=birth_date_of_digits(no[6:14]), sex=sex)


def modern_form(old: str) -> str:
    """Give the eighteen-character form of a fifteen-digit number: the year is of the 1900s (GB 11643-1999).

    Raises UnableToRead (`wrong_shape`) when it is not a fifteen-digit number.
    """
    if not _OLD_SHAPE.fullmatch(old):
        raise UnableToRead("wrong_shape")
    return with_check(f"{old[:6]}19{old[6:]}")


def with_check(first_seventeen: str) -> str:
    """Add the check character (ISO 7064 MOD 11-2) to seventeen digits."""
    check: str = mod_11_2.calc_check_digit(first_seventeen)
    return first_seventeen + check


def birth_digits_fault(digits: str, *, on: date) -> str | None:
    """Say `impossible_date` or `in_future` of eight digits YYYYMMDD, or None."""
    try:
        born_on = birth_date_of_digits(digits)
    except UnableToRead as refusal:
        return refusal.code
    return "in_future" if born_on > on else None


def birth_date_of_digits(digits: str) -> date:
    """Read eight digits YYYYMMDD; raises UnableToRead (`impossible_date`)."""
    try:
        born_on = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as error:
        raise UnableToRead("impossible_date") from error
    if born_on.year < _EARLIEST_BIRTH_YEAR:
        raise UnableToRead("impossible_date")
    return born_on
