"""Identity papers: which kinds there are, and what their numbers can be known to be wrong by.

Only a fault refuses. A caution is shown to the officer, who holds the paper in her hand and decides.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from xinsheng.standards import permits, resident_numbers


class PaperKind(StrEnum):
    """A kind of identity paper a person may show."""

    RESIDENT_CARD = "resident_card"  # 居民身份证
    HOUSEHOLD_BOOKLET = "household_booklet"  # 居民户口簿
    PASSPORT = "passport"  # 护照
    MILITARY = "military"  # 军人证件
    HK_MACAO_TRAVEL_PERMIT = "hk_macao_travel_permit"  # 港澳居民来往内地通行证
    TAIWAN_TRAVEL_PERMIT = "taiwan_travel_permit"  # 台湾居民来往大陆通行证
    HMT_RESIDENCE_PERMIT = "hmt_residence_permit"  # 港澳台居民居住证
    FOREIGN_PERMANENT_RESIDENT_CARD = "foreign_permanent_resident_card"  # 外国人永久居留身份证
    OTHER = "other"  # 其他


# CV02.01.101 of WS 364.3-2011 has no code for the two newer cards: they are 99 其他.
HEALTH_CODES = {
    PaperKind.RESIDENT_CARD: "01",
    PaperKind.HOUSEHOLD_BOOKLET: "02",
    PaperKind.PASSPORT: "03",
    PaperKind.MILITARY: "04",
    PaperKind.HK_MACAO_TRAVEL_PERMIT: "06",
    PaperKind.TAIWAN_TRAVEL_PERMIT: "07",
    PaperKind.HMT_RESIDENCE_PERMIT: "99",
    PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD: "99",
    PaperKind.OTHER: "99",
}

_PASSPORT = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,20}")
_CHINESE_PASSPORT = re.compile(r"E[0-9A-HJ-NP-Z][0-9]{7}|G[0-9]{8}|(?:D|S|P|DE|SE|PE)[0-9]{7,8}")
_MILITARY = re.compile(r"(?=.*[0-9])[A-Z0-9\u3400-\u9fff-]{4,30}")
_HOUSEHOLD = re.compile(r"[0-9]{6,12}")
_LONGEST_OTHER = 40
_SPACES = re.compile(r"\s+")


def normalise_paper_no(kind: PaperKind, no: str) -> str:
    """Give the number as it is stored: half width, no spaces, capital letters, no separators of habit.

    A paper of another kind keeps its inner spaces (one each), for they may belong to it.
    """
    half = unicodedata.normalize("NFKC", no).strip().upper()
    if kind is PaperKind.OTHER:
        return _SPACES.sub(" ", half)
    bare = _SPACES.sub("", half)
    return bare if kind is PaperKind.MILITARY else bare.replace("-", "")


def paper_no_fault(kind: PaperKind, no: str, *, on: date) -> str | None:
    """Say by a stable code what is wrong with a normalised number on the date `on`, or None.

    Codes: `empty`, `wrong_shape`, `old_fifteen_digits`, `impossible_date`, `in_future`, `wrong_check`,
    `is_residence_permit` (a Hong Kong, Macao or Taiwan residence permit given as a resident card),
    `wrong_division` (the reverse). GB 11643, and the shapes in `permits`.
    """
    return _FAULTS[kind](no, on) if no else "empty"


def paper_no_caution(kind: PaperKind, no: str, *, country: str | None = None) -> str | None:
    """Say what an officer should look at in a number without fault, or None.

    Codes: `unknown_county`; `not_a_resident_no` (a booklet given by its household number);
    `unusual_shape` (a passport of `country` "CHN" that does not look like one).
    """
    if kind is PaperKind.RESIDENT_CARD:
        return resident_numbers.resident_no_caution(no)
    if kind is PaperKind.HOUSEHOLD_BOOKLET:
        household_no = _HOUSEHOLD.fullmatch(no)
        return "not_a_resident_no" if household_no else resident_numbers.resident_no_caution(no)
    if kind is PaperKind.PASSPORT and country == "CHN" and not _CHINESE_PASSPORT.fullmatch(no):
        return "unusual_shape"
    return None


def birth_date_in(kind: PaperKind, no: str, *, on: date) -> date | None:
    """Read the birth date a number without fault carries, or None for kinds that carry none."""
    if paper_no_fault(kind, no, on=on):
        return None
    if kind is PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD:
        return permits.foreign_resident_birth_date(no, on=on)
    return resident_numbers.read_resident_no(no).born_on if _has_resident_no(kind, no) else None


def sex_in(kind: PaperKind, no: str, *, on: date) -> str | None:
    """Read the sex ("male", "female") a number of GB 11643 without fault carries, or None."""
    if paper_no_fault(kind, no, on=on) or not _has_resident_no(kind, no):
        return None
    return resident_numbers.read_resident_no(no).sex


def _has_resident_no(kind: PaperKind, no: str) -> bool:
    by_kind = {PaperKind.RESIDENT_CARD, PaperKind.HMT_RESIDENCE_PERMIT, PaperKind.HOUSEHOLD_BOOKLET}
    return kind in by_kind and not _HOUSEHOLD.fullmatch(no)


def _resident_card_fault(no: str, on: date) -> str | None:
    fault = resident_numbers.resident_no_fault(no, on=on)
    if fault is None and no[:6] in resident_numbers.RESIDENCE_PERMIT_DIVISIONS:
        return "is_residence_permit"
    return fault


def _household_booklet_fault(no: str, on: date) -> str | None:
    """A booklet is named by its holder's citizen number, or by the household number when it shows none."""
    return None if _HOUSEHOLD.fullmatch(no) else _resident_card_fault(no, on)


def _other_fault(no: str) -> str | None:
    return None if len(no) <= _LONGEST_OTHER and no.isprintable() else "wrong_shape"


_FAULTS: dict[PaperKind, Callable[[str, date], str | None]] = {
    PaperKind.RESIDENT_CARD: _resident_card_fault,
    PaperKind.HOUSEHOLD_BOOKLET: _household_booklet_fault,
    PaperKind.PASSPORT: lambda no, _: None if _PASSPORT.fullmatch(no) else "wrong_shape",
    PaperKind.MILITARY: lambda no, _: None if _MILITARY.fullmatch(no) else "wrong_shape",
    PaperKind.HK_MACAO_TRAVEL_PERMIT: lambda no, _: permits.hk_macao_permit_fault(no),
    PaperKind.TAIWAN_TRAVEL_PERMIT: lambda no, _: permits.taiwan_permit_fault(no),
    PaperKind.HMT_RESIDENCE_PERMIT: lambda no, on: permits.residence_permit_fault(no, on=on),
    PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD: lambda no, on: permits.foreign_resident_fault(no, on=on),
    PaperKind.OTHER: lambda no, _: _other_fault(no),
}
