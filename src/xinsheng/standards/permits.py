"""Numbers of the permits that people from Hong Kong, Macao, Taiwan and abroad carry in the mainland.

Travel permits have a shape and no check. The foreign permanent resident's card has two layouts, both in
force: fifteen characters (2017, check of ICAO Doc 9303) and eighteen (from 2023-12-01, check of GB 11643).
"""

import re
from datetime import date

from stdnum.iso7064 import mod_11_2

from xinsheng.standards.refusals import UnableToRead
from xinsheng.standards.resident_numbers import (
    HONG_KONG,
    MACAO,
    RESIDENCE_PERMIT_DIVISIONS,
    TAIWAN,
    birth_date_of_digits,
    birth_digits_fault,
    resident_no_fault,
)

_HK_MACAO = re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?")  # two more digits on cards from before 2013
_TAIWAN = re.compile(r"[0-9]{8}(?:[0-9]{2})?")
_FOREIGN_2017 = re.compile(r"[A-Z]{3}[0-9]{12}")  # country, place (4), birth YYMMDD, sequence, check
_FOREIGN_2023 = re.compile(r"9[0-9]{16}[0-9X]")  # 9, province (2), country (3), birth YYYYMMDD, sequence, check
_LENGTH_2017 = 15
_REGIONS = {HONG_KONG: "HKG", MACAO: "MAC", TAIWAN: "TWN"}


def hk_macao_permit_fault(no: str) -> str | None:
    """Say `wrong_shape` of a 港澳居民来往内地通行证 number: H or M, then 8 digits (10 on old cards)."""
    return None if _HK_MACAO.fullmatch(no) else "wrong_shape"


def taiwan_permit_fault(no: str) -> str | None:
    """Say `wrong_shape` of a 台湾居民来往大陆通行证 number: 8 digits (10 on old cards)."""
    return None if _TAIWAN.fullmatch(no) else "wrong_shape"


def residence_permit_fault(no: str, *, on: date) -> str | None:
    """Say what is wrong with a 港澳台居民居住证 number: as GB 11643, with division 810000, 820000 or 830000.

    Codes: those of `resident_no_fault`, and `wrong_division`.
    """
    fault = resident_no_fault(no, on=on)
    if fault:
        return "wrong_shape" if fault == "old_fifteen_digits" else fault
    return None if no[:6] in RESIDENCE_PERMIT_DIVISIONS else "wrong_division"


def region_of_permit(no: str) -> str:
    """Give the region, by its letters of GB/T 2659, that a 港澳台居民居住证 number without fault begins with."""
    return _REGIONS[no[:6]]


def foreign_resident_fault(no: str, *, on: date) -> str | None:
    """Say what is wrong with a 外国人永久居留身份证 number of either layout.

    Codes: `wrong_shape`, `impossible_date`, `in_future`, `wrong_check`.
    """
    if _FOREIGN_2017.fullmatch(no):
        return _fault_2017(no, on=on)
    if not _FOREIGN_2023.fullmatch(no):
        return "wrong_shape"
    fault = birth_digits_fault(no[6:14], on=on)
    if fault:
        return fault
    return None if mod_11_2.is_valid(no) else "wrong_check"


def foreign_resident_birth_date(no: str, *, on: date) -> date:
    """Read the birth date from either layout; a two-digit year is the latest that is not after `on`.

    Raises UnableToRead (`impossible_date`) when the digits are no date.
    """
    if len(no) != _LENGTH_2017:
        return birth_date_of_digits(no[6:14])
    century = on.year // 100
    try:
        this_century = birth_date_of_digits(f"{century:02}{no[7:13]}")
    except UnableToRead:  # 29 February may exist in the last century only
        return birth_date_of_digits(f"{century - 1:02}{no[7:13]}")
    return this_century if this_century <= on else birth_date_of_digits(f"{century - 1:02}{no[7:13]}")


def icao_check_digit(text: str) -> str:
    """Give the check digit of ICAO Doc 9303: letters count from A = 10, weights 7 3 1 repeated, modulo 10."""
    return str(sum(int(char, 36) * (7, 3, 1)[place % 3] for place, char in enumerate(text)) % 10)


def _fault_2017(no: str, *, on: date) -> str | None:
    try:
        foreign_resident_birth_date(no, on=on)
    except UnableToRead as refusal:
        return refusal.code
    return None if icao_check_digit(no[:-1]) == no[-1] else "wrong_check"
