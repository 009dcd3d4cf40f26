"""A place typed as a few characters of its name: the one division that is meant, or those to choose from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xinsheng.law.province import PROVINCE
from xinsheng.standards.divisions import Division, DivisionLevel, children_of, find_division, full_name, search

MOST = 40  # places offered at once; a word more finds the one that is meant
_ENDS = re.compile(r"(?<=[省州市县区镇乡道])")  # a whole name typed or pasted in one go is cut where its parts end


@dataclass(frozen=True, kw_only=True)
class Meant:
    """What a text means: the code of the one place, or '' and the places it may be."""

    code: str = ""
    offered: tuple[Division, ...] = ()
    too_many: bool = False

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The places offered, with their whole names."""
        return [(one.code, full_name(one.code)) for one in self.offered]


def meaning_of(text: str, *, chosen: str = "", levels: Sequence[DivisionLevel]) -> Meant:
    """The place of one of these levels that the text means; `chosen` is the code picked among those offered before.

    A place that lies too high offers what lies in it, one level down.
    """
    sought = text.replace("\0", "").strip()
    if not sought:
        return Meant()
    if chosen and find_division(chosen) and full_name(chosen) == sought:
        return Meant(code=chosen)
    found = _found(sought, levels=levels)
    codes = [one.code for one in found]
    if chosen in codes:
        return Meant(code=chosen)
    if len(found) == 1:
        return Meant(code=codes[0])
    return Meant(offered=found[:MOST], too_many=len(found) > MOST)


def _found(sought: str, *, levels: Sequence[DivisionLevel]) -> tuple[Division, ...]:
    in_parts = " ".join(filter(None, _ENDS.split(sought)))
    for text in dict.fromkeys((sought, in_parts)):
        found = _of_levels(text, levels=levels)
        if found:
            return _exact(found, text=text) or found
    return ()


def _of_levels(text: str, *, levels: Sequence[DivisionLevel]) -> tuple[Division, ...]:
    found: list[Division] = []
    for level in levels:
        found += [one for one in search(text, level=level, limit=MOST + 1) if is_of_use(one, levels=levels)]
    if found or DivisionLevel.VILLAGE not in levels:
        return tuple(dict.fromkeys(found))
    above = search(text, within=PROVINCE, level=DivisionLevel.TOWNSHIP, limit=2)
    return children_of(above[0].code) if len(above) == 1 else ()


def is_of_use(division: Division, *, levels: Sequence[DivisionLevel]) -> bool:
    """In Guizhou the village where villages are asked for; elsewhere the county."""
    if DivisionLevel.VILLAGE not in levels:
        return True
    is_here = division.code.startswith(PROVINCE)
    return division.level is (DivisionLevel.VILLAGE if is_here else DivisionLevel.COUNTY)


def _exact(found: tuple[Division, ...], *, text: str) -> tuple[Division, ...]:
    """The one whose very name was typed, where there is just one."""
    named = tuple(one for one in found if one.name == text.rsplit(maxsplit=1)[-1])
    return named if len(named) == 1 else ()
