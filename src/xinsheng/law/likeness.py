"""Whether what was declared and what the register says are the same, and by which published normalisation.

Nothing is guessed: two values are alike when they are equal after the named steps, they differ when they are not, and
where one of them says nothing that can be compared, it cannot be told (invariant 41, domain 6 and 11).
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from xinsheng.law.declared_places import find_township_code
from xinsheng.standards.divisions import Division, DivisionLevel, find_division, successor_of
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no
from xinsheng.standards.names import is_han, normalise_foreign_name, normalise_name
from xinsheng.standards.resident_numbers import modern_form

_LENGTH_BEFORE_1999 = 15
_NUMBERED_BY_GB_11643 = (PaperKind.RESIDENT_CARD, PaperKind.HOUSEHOLD_BOOKLET)
_PRIVATE_USE = "Co"


class Verdict(StrEnum):
    """What comparing one field came to."""

    AGREE = "agree"  # 一致
    DIFFER = "differ"  # 不一致
    CANNOT_TELL = "cannot_tell"  # 无法判断


class Normalisation(StrEnum):
    """A published step that makes two ways of writing one thing equal."""

    CHARACTER_FORM = "character_form"  # 全角半角、兼容字符、看不见的字符、撇号和连字符的不同写法
    SPACES = "spaces"  # 空格、分隔符
    LETTER_CASE = "letter_case"  # 大小写（含校验码 X）
    MIDDLE_DOT = "middle_dot"  # 间隔号
    FORMER_NAME = "former_name"  # 曾用名
    FIFTEEN_DIGITS = "fifteen_digits"  # 15 位号码升为 18 位
    OLD_DIVISION = "old_division"  # 已撤销的区划代码换为现行代码
    COUNTY_LEVEL = "county_level"  # 只比到县级


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """A verdict and the steps by which the two values were made comparable."""

    verdict: Verdict
    normalised_by: tuple[Normalisation, ...] = ()


Step = tuple[Normalisation, Callable[[str], str]]
NOT_TOLD = Likeness(verdict=Verdict.CANNOT_TELL)
AGREED = Likeness(verdict=Verdict.AGREE)
DIFFERS = Likeness(verdict=Verdict.DIFFER)


def verdict_of(*, same: bool) -> Verdict:
    """Agree or differ."""
    return Verdict.AGREE if same else Verdict.DIFFER


def likeness_of(*, same: bool) -> Likeness:
    """Agree or differ, without any normalisation."""
    return AGREED if same else DIFFERS


def names_likeness(declared: str, *, name: str, former_name: str = "") -> Likeness:
    """How a declared name stands to the register's, or to the former name it has there.

    A character of private use can mean any sign: then only a person can tell (domain 7, 11).
    """
    texts = (declared, name, former_name)
    if not declared or not name or any(unicodedata.category(char) == _PRIVATE_USE for char in "".join(texts)):
        return NOT_TOLD
    now = _after(_NAME_STEPS, declared, name)
    if now.verdict is Verdict.AGREE or not former_name:
        return now
    before = _after(_NAME_STEPS, declared, former_name)
    if before.verdict is Verdict.DIFFER:
        return now
    return Likeness(verdict=Verdict.AGREE, normalised_by=(*before.normalised_by, Normalisation.FORMER_NAME))


def numbers_likeness(declared: str, *, kind: PaperKind, recorded: str) -> Likeness:
    """How a declared number stands to one in the register: 15 digits and 18 are one number (GB 11643-1999)."""
    if not declared.strip() or not recorded.strip():
        return NOT_TOLD
    steps: tuple[Step, ...] = (
        (Normalisation.CHARACTER_FORM, lambda no: unicodedata.normalize("NFKC", no)),
        (Normalisation.LETTER_CASE, str.upper),
        (Normalisation.SPACES, lambda no: normalise_paper_no(kind, no)),
        (Normalisation.FIFTEEN_DIGITS, lambda no: _modern(no) if kind in _NUMBERED_BY_GB_11643 else no),
    )
    return _after(steps, declared, recorded)


def whole_number(no: str, *, kind: PaperKind) -> str:
    """A number as papers show it today: normalised, and in 18 characters where it was one of 15."""
    normal = normalise_paper_no(kind, no)
    return _modern(normal) if kind in _NUMBERED_BY_GB_11643 else normal


def _modern(no: str) -> str:
    old = len(no) == _LENGTH_BEFORE_1999 and no.isascii() and no.isdigit() and no[0] not in "09"
    return modern_form(no) if old else no


def _after(steps: Iterable[Step], one: str, other: str) -> Likeness:
    """Take step after step until the two are equal; the steps that changed something are named."""
    taken: list[Normalisation] = []
    for named, step in steps:
        if one == other:
            break
        changed = step(one), step(other)
        if changed != (one, other):
            taken.append(named)
        one, other = changed
    return Likeness(verdict=verdict_of(same=one == other), normalised_by=tuple(taken))


def _one_form(name: str) -> str:
    """Composed, half width, nothing invisible; in a name without Han also one apostrophe and one hyphen."""
    visible = "".join(char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char) != "Cf")
    if any(map(is_han, visible)):
        return visible
    signs = (char if char.isalnum() or char.isspace() else normalise_foreign_name(char) for char in visible)
    return "".join(unicodedata.normalize("NFKC", char) if "！" <= char <= "～" else char for char in signs)


def _tight(name: str) -> str:
    words = name.split()
    return "".join(words) if any(map(is_han, name)) else " ".join(words)


_NAME_STEPS: tuple[Step, ...] = (
    (Normalisation.CHARACTER_FORM, _one_form),
    (Normalisation.SPACES, _tight),
    (Normalisation.LETTER_CASE, lambda name: name if any(map(is_han, name)) else name.upper()),
    (Normalisation.MIDDLE_DOT, normalise_name),
)


def divisions_likeness(declared: str, *, recorded: str) -> Likeness:
    """How two division codes stand to each other: by township where both name one that stands, else by county.

    An abolished county of Guizhou is read as the one that took most of it over; where that leads to a neighbour in
    the same prefecture, the place may be of the part that went elsewhere, and it is not told. A code that no table
    knows can be an old one of another province: unless it is the very same, it is not told either.
    """
    townships = find_township_code(declared), find_township_code(recorded)
    if None not in townships:
        return likeness_of(same=townships[0] == townships[1])
    codes = declared[: DivisionLevel.COUNTY], recorded[: DivisionLevel.COUNTY]
    one, other = (find_division(code) for code in codes)
    if one is None or other is None:
        same = codes[0] == codes[1] and len(codes[0]) == DivisionLevel.COUNTY
        return Likeness(verdict=Verdict.AGREE, normalised_by=(Normalisation.COUNTY_LEVEL,)) if same else NOT_TOLD
    if {one.level, other.level} != {DivisionLevel.COUNTY}:
        return NOT_TOLD
    return _counties_likeness(one, other)


def _counties_likeness(one: Division, other: Division) -> Likeness:
    now = successor_of(one.code).code, successor_of(other.code).code
    replaced = now != (one.code, other.code)
    steps = (Normalisation.OLD_DIVISION,) if replaced else ()
    if now[0] == now[1]:
        return Likeness(verdict=Verdict.AGREE, normalised_by=(*steps, Normalisation.COUNTY_LEVEL))
    near = now[0][: DivisionLevel.PREFECTURE] == now[1][: DivisionLevel.PREFECTURE]
    verdict = Verdict.CANNOT_TELL if replaced and near else Verdict.DIFFER
    return Likeness(verdict=verdict, normalised_by=steps)
