"""Administrative divisions (GB/T 2260 to the county, GB/T 10114 below): the country, and Guizhou to the village.

A code is 2 (province), 4 (prefecture), 6 (county), 9 (township) or 12 (village) digits; the padded forms
("520000", "520100", "520102000000") are understood too. Township and village codes are those of the National
Bureau of Statistics as of 2023-06-30; the ministry of civil affairs numbers some townships otherwise, so
below the county a code from elsewhere may name another place: compare names there.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from heapq import nsmallest
from importlib.resources import files

from xinsheng.standards.refusals import UnableToRead

_DATA = files("xinsheng.standards") / "data"
_UNNAMED = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}  # steps of the code, no places
_VILLAGE_DIGITS = 3


class DivisionLevel(IntEnum):
    """How far down a division is: the number of digits of its code."""

    PROVINCE = 2
    PREFECTURE = 4
    COUNTY = 6
    TOWNSHIP = 9
    VILLAGE = 12


_LENGTHS = (0, *DivisionLevel)  # of the codes, the empty one above the provinces included


@dataclass(frozen=True, slots=True)
class Division:
    """One division as it is, or was, named."""

    code: str
    name: str
    until_year: int | None = None  # the year its code ended; None while it stands
    successor: str | None = None  # the code that took most of it over

    @property
    def level(self) -> DivisionLevel:
        """Its level, by the length of the code."""
        return DivisionLevel(len(self.code))


def find_division(code: str) -> Division | None:
    """Find a division by its code, one abolished included (Guizhou's since 1980), or None."""
    book = _book()
    return book.get(code) or next((found for form in _forms_of(code) if (found := book.get(form))), None)


def get_division(code: str) -> Division:
    """Give a division by its code; raises UnableToRead (`unknown_division`)."""
    found = find_division(code)
    if found is None:
        raise UnableToRead("unknown_division")
    return found


def county_code(code: str) -> str:
    """Give the county's own code out of that of anything in it: a township's, a village's, a padded one."""
    return code[: DivisionLevel.COUNTY]


def children_of(code: str) -> tuple[Division, ...]:
    """List the standing divisions one level below, by code; of "" the provinces."""
    own = get_division(code).code if code else ""
    return tuple(_book()[child] for child in _children().get(own, ()))


@cache
def counties(*, province: str) -> tuple[Division, ...]:
    """List the standing counties, districts and county-level cities of a province (two digits), by code."""
    inside = (division for code, division in _book().items() if code.startswith(province))
    return tuple(d for d in inside if d.level is DivisionLevel.COUNTY and d.until_year is None)


def parents_of(code: str) -> tuple[Division, ...]:
    """List the divisions above, the province first; an abolished prefecture is named as it was."""
    own = get_division(code).code
    above = (own[:length] for length in _LENGTHS[1 : _LENGTHS.index(len(own))])
    return tuple(found for form in above if (found := _book().get(form)))


def is_place(division: Division) -> bool:
    """Say whether a step of the code is a place of its own, not 市辖区 or 省直辖县级行政区划."""
    return division.name not in _UNNAMED


def full_name(code: str, *, separator: str = "") -> str:
    """Give the name from the province down, as printed for a birth place: 贵州省贵阳市云岩区.

    Steps that are no places (市辖区, 县) are left out above the division itself, and a city without districts
    is named once (广东省东莞市, not 东莞市东莞市).
    """
    return separator.join(_names_of(get_division(code)))


def successor_of(code: str) -> Division:
    """Give the standing division that took an old one over, or the division itself while it stands.

    Raises UnableToRead (`unknown_division`).
    """
    own = get_division(code)
    return own if own.successor is None else get_division(own.successor)


def county_codes(code: str) -> tuple[str, ...]:
    """List the codes under which a county has stood: today's first, then those of the counties it took over.

    `code` is that of anything in it, then or now; one that lies in no county we know stands alone.
    """
    own = find_division(county_code(code))
    if own is None or own.level is not DivisionLevel.COUNTY:
        return (county_code(code),)
    now = successor_of(own.code).code
    return (now, *_taken_over().get(now, ()))


def is_same_county(one: str, other: str) -> bool:
    """Whether two codes lie in one county as it stands today, whatever it was called and numbered before."""
    return county_codes(one)[0] == county_codes(other)[0]


def search(
    text: str, *, within: str = "", level: DivisionLevel | None = None, limit: int = 20
) -> tuple[Division, ...]:
    """Find standing divisions by a few characters of the name, the best first.

    The last word must occur in the name, words before it in the full name ("云岩 新华路"). `within` is a
    code; names that begin with the word come first, then higher levels, then by code.
    """
    *above, last = text.split() or [""]
    if not last:
        return ()
    inside = _forms_of(within)[-1] if within else ""
    found = [
        division
        for one in ([level] if level else DivisionLevel)
        for division in _standing(one)
        if last in division.name and division.code.startswith(inside) and _names_all(division, above)
    ]
    return tuple(nsmallest(limit, found, key=lambda one: (not one.name.startswith(last), len(one.code), one.code)))


def _names_all(division: Division, words: list[str]) -> bool:
    if not words:
        return True
    whole = "".join(_names_of(division))
    return all(word in whole for word in words)


def _names_of(division: Division) -> list[str]:
    """Give the names of the places from the province down to this division itself, each once."""
    return [*(name for name in _names_down_to(_above(division.code)) if name != division.name), division.name]


@cache
def _names_down_to(code: str) -> tuple[str, ...]:
    """Give the names of the places on the way to this code, which may itself be no division's."""
    if not code:
        return ()
    names, own = _names_down_to(_above(code)), _book().get(code)
    return names if own is None or not is_place(own) else (*names, own.name)


def _above(code: str) -> str:
    """Cut a code one level shorter; a province's is empty then."""
    return code[: _LENGTHS[_LENGTHS.index(len(code)) - 1]]


@cache
def _standing(level: DivisionLevel) -> tuple[Division, ...]:
    return tuple(one for one in _book().values() if one.until_year is None and one.level is level)


def _forms_of(code: str) -> tuple[str, ...]:
    """Give the code as it came and without the zeros that pad it; some counties do end in 00."""
    forms = [code]
    for longer, shorter in ((12, 9), (9, 6), (6, 4), (4, 2)):
        if len(forms[-1]) == longer and set(forms[-1][shorter:]) == {"0"}:
            forms.append(forms[-1][:shorter])
    return tuple(forms)


@cache
def _book() -> dict[str, Division]:
    former = {
        row["code"]: Division(row["code"], row["name"], int(row["until_year"]), row["successor"])
        for row in _rows("divisions_former.csv")
    }
    standing = {row["code"]: Division(row["code"], row["name"]) for row in _rows("divisions.csv")}
    return dict(sorted((former | standing | dict(_guizhou())).items()))


def _guizhou() -> Iterator[tuple[str, Division]]:
    """Read townships and villages; a village's line holds only its three digits under the township above."""
    township = ""
    for row in _rows("divisions_guizhou.csv"):
        code = row["code"]
        if len(code) == _VILLAGE_DIGITS:
            code = township + code
        else:
            township = code
        yield code, Division(code, row["name"])


@cache
def _taken_over() -> dict[str, list[str]]:
    """Former codes by that of the standing county which took most of them over."""
    found: dict[str, list[str]] = {}
    for code, division in _book().items():
        if division.successor is not None and division.level is DivisionLevel.COUNTY:
            found.setdefault(division.successor, []).append(code)
    return found


@cache
def _children() -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for code, division in _book().items():
        if division.until_year is None:
            below.setdefault(_above(code), []).append(code)
    return below


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((_DATA / name).read_text(encoding="utf-8").splitlines())
