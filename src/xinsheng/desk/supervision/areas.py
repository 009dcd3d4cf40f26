"""The province as a tree: its prefectures, their counties, the offices of each, with what was counted of them.

Who is under whom is the line of authority that orders and blanks go down (`registry/models/office_lines.py`): what an
office names as its authority; where it names none, its division code. A prefecture that has no office of its own, or
is named by none of its counties, is a step all the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from xinsheng.law.measures import Tally
from xinsheng.law.small_groups import Group
from xinsheng.law.stock import LINE_DIGITS
from xinsheng.law.terms import OfficeKind
from xinsheng.registry.models import Counts, Office
from xinsheng.standards.divisions import DivisionLevel, find_division

_OWN = "-own"  # of what an authority does itself, beside the offices under it
_STEPS = (OfficeKind.COUNTY, OfficeKind.PREFECTURE, OfficeKind.PROVINCE)


class _Row(NamedTuple):
    pk: UUID
    kind: str
    name: str
    code: str
    authority: UUID | None


@dataclass(frozen=True, kw_only=True)
class Area:
    """A place of the tree, with what was counted there and in all places below it.

    `key` is an office's id, or a prefecture's four digits; `office_id` is None for what has no page of its own.
    """

    key: str
    name: str
    code: str
    tallies: Mapping[Tally, int]
    below: "tuple[Area, ...]" = ()
    office_id: UUID | None = None

    def find(self, key: str) -> "Area | None":
        """This place, or the one of this key below it; None where there is none."""
        if self.key == key:
            return self
        return next((found for one in self.below if (found := one.find(key))), None)

    def path_to(self, key: str) -> "tuple[Area, ...]":
        """The places from this one down to that of the key, both included; empty where it is not below."""
        if self.key == key:
            return (self,)
        return next(((self, *path) for one in self.below if (path := one.path_to(key))), ())

    def as_group(self, tally: Tally) -> Group:
        """How many cases of a tally there are, here and below."""
        size = self.tallies.get(tally, 0)
        below = tuple(one.as_group(tally) for one in self.below if tally in one.tallies)
        return Group(key=self.key, size=size, below=below)


def whole_province(counts: Counts) -> Area | None:
    """The tree with these counts; None before the province is founded."""
    rows = [_Row(*row) for row in _offices()]
    top = next((row for row in rows if row.kind == OfficeKind.PROVINCE), None)
    if top is None:
        return None
    own: dict[UUID, dict[Tally, int]] = defaultdict(dict)
    for (office, tally), number in counts.items():
        own[office][tally] = number
    return _Builder(rows, own=own, top=top).area_of(top)


def _offices() -> Iterable[tuple[UUID, str, str, str, UUID | None]]:
    """Villages lodge for their township, where it is counted."""
    rows = Office.objects.exclude(kind=OfficeKind.VILLAGE).order_by("division_code", "name", "pk")
    return rows.values_list("pk", "kind", "name", "division_code", "authority_id")


class _Builder:
    """Builds the tree from its top."""

    def __init__(self, rows: list[_Row], *, own: Mapping[UUID, dict[Tally, int]], top: _Row) -> None:
        self._own, self._top = own, top
        self._known = {row.pk for row in rows}
        self._at_code = {
            (row.kind, row.code[: LINE_DIGITS[OfficeKind(row.kind)]]): row
            for row in reversed(rows)
            if row.kind in LINE_DIGITS
        }
        self._below: dict[UUID | str, list[_Row]] = defaultdict(list)
        for row in rows:
            if row.pk != top.pk:
                self._below[self._above(row)].append(row)

    def _above(self, row: _Row) -> UUID | str:
        """The key of the place directly above; four digits for a prefecture without an office between."""
        above = row.authority if row.authority in self._known else self._by_code(row)
        is_step = row.kind == OfficeKind.COUNTY or row.authority is None
        prefecture = row.code[: DivisionLevel.PREFECTURE]
        if above == self._top.pk and is_step and row.kind != OfficeKind.PREFECTURE and find_division(prefecture):
            return prefecture
        return above

    def _by_code(self, row: _Row) -> UUID:
        mine = LINE_DIGITS.get(OfficeKind(row.kind), DivisionLevel.VILLAGE)
        steps = (kind for kind in _STEPS if LINE_DIGITS[kind] < mine)
        found = (self._at_code.get((kind, row.code[: LINE_DIGITS[kind]])) for kind in steps)
        return next((one.pk for one in found if one is not None), self._top.pk)

    def area_of(self, row: _Row) -> Area:
        """An office with all below it; what an authority does itself stands among them."""
        own = self._own.get(row.pk, {})
        below = [self.area_of(one) for one in self._below.get(row.pk, ())]
        if row.pk == self._top.pk:
            below += [self._prefecture(key) for key in self._below if isinstance(key, str)]
        below = sorted(below, key=lambda one: one.code)
        if not below:
            return _area(row, tallies=own)
        if own:
            below = [Area(key=f"{row.pk}{_OWN}", name=row.name, code=row.code, tallies=own), *below]
        return _area(row, tallies=_sum(below), below=tuple(below))

    def _prefecture(self, code: str) -> Area:
        below = tuple(self.area_of(row) for row in self._below.get(code, ()))
        division = find_division(code)
        return Area(key=code, name=division.name if division else code, code=code, tallies=_sum(below), below=below)


def _area(row: _Row, *, tallies: Mapping[Tally, int], below: tuple[Area, ...] = ()) -> Area:
    return Area(key=str(row.pk), name=row.name, code=row.code, tallies=tallies, below=below, office_id=row.pk)


def _sum(areas: Iterable[Area]) -> Mapping[Tally, int]:
    total: Counter[Tally] = Counter()
    for one in areas:
        total.update(one.tallies)
    return {tally: number for tally, number in total.items() if number}
