"""The province as a tree: its prefectures, their counties, the offices of each, with what was counted of them.

Who is under whom is the line of authority that orders and blanks go down (`registry/models/office_lines.py`): what an
office names as its authority; where it names none, its division code. A prefecture that has no office of its own, or
is named by none of its counties, is a step all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from xinsheng.law.measures import Tally
from xinsheng.law.small_groups import Group
from xinsheng.law.stock import LINE_DIGITS
from xinsheng.law.terms import OfficeKind
from xinsheng.registry.models import Office
from xinsheng.standards.divisions import DivisionLevel, find_division

_OWN = "-own"  # of what an authority does itself, beside the offices under it


class _Row(NamedTuple):
    pk: UUID
    kind: str
    name: str
    code: str
    authority: UUID | None


class Area(NamedTuple):
    """A place of the tree, with what was counted there and in all places below it.

    `key` is an office's id, or a prefecture's four digits; `office_id` is None for what has no page of its own.
    """

    key: UUID | str
    name: str
    code: str
    tallies: Mapping[Tally, int]
    below: "tuple[Area, ...]" = ()
    office_id: UUID | None = None
    kind: str = ""  # of an office under which there is no other; '' of any other place

    def find(self, key: UUID | str) -> "Area | None":
        """This place, or the one of this key below it; None where there is none."""
        if self.key == key:
            return self
        return next((found for one in self.below if (found := one.find(key))), None)

    def path_to(self, key: UUID | str) -> "tuple[Area, ...]":
        """The places from this one down to that of the key, both included; empty where it is not below."""
        if self.key == key:
            return (self,)
        return next(((self, *path) for one in self.below if (path := one.path_to(key))), ())

    def as_group(self, tally: Tally) -> Group:
        """How many cases of a tally there are, here and below; places without any are left out."""
        below = tuple([one.as_group(tally) for one in self.below if tally in one.tallies]) if self.below else ()
        return Group(self.key, self.tallies.get(tally, 0), below)


def whole_province(counts: Mapping[UUID, Mapping[Tally, int]]) -> Area | None:
    """The tree with these counts; None before the province is founded."""
    rows = [_Row(*row) for row in _offices()]
    top = next((row for row in rows if row.kind == OfficeKind.PROVINCE), None)
    if top is None:
        return None
    return _Builder(rows, own=counts, top=top).area_of(top)


def _offices() -> Iterable[tuple[UUID, str, str, str, UUID | None]]:
    """Villages lodge for their township, where it is counted."""
    rows = Office.objects.exclude(kind=OfficeKind.VILLAGE).order_by("division_code", "name", "pk")
    return rows.values_list("pk", "kind", "name", "division_code", "authority_id")


class _Builder:
    """Builds the tree from its top."""

    def __init__(self, rows: list[_Row], *, own: Mapping[UUID, Mapping[Tally, int]], top: _Row) -> None:
        self._own, self._top = own, top
        self._known = {row.pk for row in rows}
        self._counties = _by_code(rows, kind=OfficeKind.COUNTY)
        self._prefectures = _by_code(rows, kind=OfficeKind.PREFECTURE)
        self._below: dict[UUID | str, list[_Row]] = defaultdict(list)
        for row in rows:
            if row.pk != top.pk:
                self._below[self._above(row)].append(row)

    def _above(self, row: _Row) -> UUID | str:
        """The key of the place directly above; four digits for a prefecture without an office between."""
        county = row.kind == OfficeKind.COUNTY
        if row.authority in self._known and not (county and row.authority == self._top.pk):
            return row.authority or self._top.pk
        if row.kind == OfficeKind.PREFECTURE:
            return self._top.pk
        if not county and (above := self._counties.get(row.code[: DivisionLevel.COUNTY])):
            return above
        prefecture = row.code[: DivisionLevel.PREFECTURE]
        step = None if row.authority == self._top.pk else self._prefectures.get(prefecture)
        return step or (prefecture if find_division(prefecture) else self._top.pk)

    def area_of(self, row: _Row) -> Area:
        """An office with all below it; what an authority does itself stands among them."""
        own = self._own.get(row.pk, {})
        below = [self.area_of(one) for one in self._below.get(row.pk, ())]
        if row.pk == self._top.pk:
            below += [self._prefecture(key) for key in self._below if isinstance(key, str)]
        below.sort(key=attrgetter("code"))
        if not below:
            return _area(row, tallies=own)
        if own:
            below = [Area(key=f"{row.pk}{_OWN}", name=row.name, code=row.code, tallies=own), *below]
        return _area(row, tallies=_sum(below), below=tuple(below))

    def _prefecture(self, code: str) -> Area:
        below = tuple(self.area_of(row) for row in self._below.get(code, ()))
        division = find_division(code)
        return Area(key=code, name=division.name if division else code, code=code, tallies=_sum(below), below=below)


def _by_code(rows: list[_Row], *, kind: OfficeKind) -> Mapping[str, UUID]:
    """The offices of counties or of prefectures by the digits of their code, the first of each."""
    digits = LINE_DIGITS[kind]
    return {row.code[:digits]: row.pk for row in reversed(rows) if row.kind == kind}


def _area(row: _Row, *, tallies: Mapping[Tally, int], below: tuple[Area, ...] = ()) -> Area:
    return Area(
        key=row.pk,
        name=row.name,
        code=row.code,
        tallies=tallies,
        below=below,
        office_id=row.pk,
        kind="" if below else row.kind,
    )


def _sum(areas: Iterable[Area]) -> Mapping[Tally, int]:
    total: dict[Tally, int] = {}
    for one in areas:
        for tally, number in one.tallies.items():
            total[tally] = total.get(tally, 0) + number
    return total
