"""Divisions offered to choose from: by a few characters of a name, or the next level below one that is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from xinsheng.counter.registration.work import NOBODY
from xinsheng.law.couples import Place
from xinsheng.law.declared_places import place_faults
from xinsheng.law.reasons import FaultCode
from xinsheng.standards.divisions import Division, DivisionLevel, children_of, find_division, full_name, search
from xinsheng.standards.divisions import parents_of as above

MOST = 12  # results on one page; a word more finds the one that is meant
LEVELS = {
    DivisionLevel.PROVINCE: _("省（自治区、直辖市）"),
    DivisionLevel.PREFECTURE: _("市（州）"),
    DivisionLevel.COUNTY: _("县（市、区）"),
    DivisionLevel.TOWNSHIP: _("乡镇（街道）"),
    DivisionLevel.VILLAGE: _("村（社区）"),
}
_ENDS = re.compile(r"(?<=[省州市县区镇乡道])")  # 凯里市西门街道 is typed in one go as well
_TOO_HIGH = {FaultCode.NEEDS_VILLAGE, FaultCode.NEEDS_COUNTY}


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What there is to choose from; `more` when the name means still others."""

    divisions: tuple[Division, ...] = ()
    more: bool = False
    below: str = ""  # the division whose next level this is, '' for a search and for the country
    is_a_level: bool = False

    @property
    def choices(self) -> list[tuple[str, str]]:
        """As the choices of a field."""
        return [(one.code, one.name) for one in self.divisions]

    @property
    def hints(self) -> dict[str, str]:
        """Where each lies; on one level of one division that is said once, above the list."""
        return {} if self.is_a_level else {one.code: _where(one) for one in self.divisions}


def _where(division: Division) -> str:
    over = above(division.code)
    return full_name(over[-1].code) if over else ""


def by_name(text: str, *, near: str) -> Offered:
    """The divisions that a few characters mean: those near a county already known first."""
    found = _search(text, near=near) or _search(" ".join(filter(None, _ENDS.split(text))), near=near)
    return Offered(divisions=tuple(found[:MOST]), more=len(found) > MOST)


def _search(text: str, *, near: str) -> Sequence[Division]:
    close = search(text, within=near, limit=MOST + 1) if near else ()
    return list(dict.fromkeys([*close, *search(text, limit=MOST + 1)]))


def next_level(code: str) -> Offered:
    """The level below a division, '' for the country."""
    return Offered(divisions=children_of(code), below=code, is_a_level=True)


def alone(code: str) -> Offered:
    """One division to be confirmed, or nothing where the code names none that stands."""
    found = find_division(code) if code else None
    return Offered(divisions=(found,)) if found is not None and found.until_year is None else Offered()


def is_deep_enough(code: str) -> bool:
    """Whether the law is content with how far down a division is (the village in Guizhou, elsewhere the county)."""
    there = replace(NOBODY, household=Place(division_code=code, division_name=""))
    faults = place_faults(there, field="one")
    return not any(fault.field == "one.household" and fault.code in _TOO_HIGH for fault in faults)
