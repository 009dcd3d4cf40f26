"""What a couple declares for birth-service registration 生育登记 (mission E1): values, down to the door number."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xinsheng.law.terms import Sex
from xinsheng.standards.identity_papers import PaperKind


class Side(StrEnum):
    """Which of the two: the woman 女方 or the man 男方."""

    WOMAN = "woman"
    MAN = "man"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A household place or a residence (mission E1).

    `division_code`: 12 digits (village or neighbourhood) in Guizhou, at least 6 (county) elsewhere, GB/T 2260 and
    10114; `division_name` is its full name as it was shown. The other five are words, each may be empty.
    """

    division_code: str
    division_name: str
    group: str = ""  # 组
    street: str = ""  # 街道（路、巷）
    compound: str = ""  # 小区
    building: str = ""  # 栋
    door: str = ""  # 门牌号


@dataclass(frozen=True, kw_only=True)
class Spouse:
    """One of the two, as declared."""

    name: str
    paper_kind: PaperKind
    paper_no: str
    household: Place
    residence: Place


@dataclass(frozen=True, kw_only=True)
class Marriage:
    """The marriage registration; `registered` False is a lawful answer that leads to a person."""

    registered: bool
    registered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CurrentChild:
    """A child the couple has now. The day of birth may be unknown, year and month are asked (domain 6)."""

    order: int  # 孩次, from 1
    sex: Sex
    born_year: int
    born_month: int
    born_day: int | None = None
    certificate_no: str = ""  # 出生医学证明编号, if there is one


@dataclass(frozen=True, kw_only=True)
class CoupleDeclaration:
    """The declaration of one couple for one coming child. No man given is a lawful answer that leads to a person."""

    woman: Spouse
    man: Spouse | None
    marriage: Marriage
    children: tuple[CurrentChild, ...]
    child_order: int  # the order of the child that is registered for: 1 is the first
    declarant: Side
    township_code: str  # 9 digits: the township (subdistrict) that is to handle it
    phone: str  # '' when there is none: the code goes on a printed slip
    confirmed: tuple[str, ...] = ()
    other_phone: str = ""  # where the other is told that their confirmation is awaited; asked only where it is
