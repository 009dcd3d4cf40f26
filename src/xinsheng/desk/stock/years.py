"""An office's yearly table of blanks, line by line: its own, and those of all that stand under it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xinsheng.law.stock import LINE_DIGITS, YearColumn, YearTable, sum_of
from xinsheng.law.terms import OfficeKind
from xinsheng.registry.models import Office, count_held, count_years, stocked_below
from xinsheng.standards.civil_time import moment
from xinsheng.standards.divisions import county_code, find_division, full_name
from xinsheng.words.labels import label

_SUMS = (YearColumn.ISSUED, YearColumn.OUTSIDE, YearColumn.VOIDED, YearColumn.GONE, YearColumn.CLOSING)
_COMPARED = {YearColumn.FIRST, YearColumn.LIVE_BIRTHS}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the table: an office, or for a prefecture and the province a county with all of its offices."""

    name: str
    table: YearTable
    office_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One column of the whole: its place (1 to 17), its name, the figure as printed, and whether it is a sum."""

    place: int
    name: str
    text: str
    is_sum: bool
    is_compared: bool


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year of an office with all below it. `held` is what lies there now, None for a year that is over."""

    office: Office
    year: int
    lines: tuple[Line, ...]
    whole: YearTable
    held: int | None

    @property
    def has_others(self) -> bool:
        """Whether the table is of more than the office's own blanks."""
        return any(line.office_id != self.office.pk for line in self.lines)

    @property
    def agrees(self) -> bool:
        """Whether what lies there is what the account says; so for a year that is over."""
        return self.held is None or self.held == self.whole.closing


def year_of(office: Office, *, year: int, this_year: int) -> Year:
    """The office's table of a year (civil, Asia/Shanghai), counted from the books now."""
    below = stocked_below(office)
    ids = [one.pk for one in below]
    tables = count_years(ids, begin=_new_year(year), end=_new_year(year + 1))
    lines = tuple(_lines(office, below=below, tables=tables))
    held = count_held(ids) if year == this_year else None
    return Year(office=office, year=year, lines=lines, whole=sum_of(tables.values()), held=held)


def figures_of(table: YearTable) -> tuple[Figure, ...]:
    """The seventeen columns with their names."""
    return tuple(
        Figure(
            place=place,
            name=label(column),
            text=figure_text(column, number=number),
            is_sum=column in _SUMS,
            is_compared=column in _COMPARED,
        )
        for place, (column, number) in enumerate(zip(YearColumn, table.columns(), strict=True), start=1)
    )


def figure_text(column: YearColumn, *, number: float) -> str:
    """A figure as it is printed: inserts as a whole number, the rate in hundredths."""
    return f"{number:.2%}" if column is YearColumn.VOID_RATE else str(number)


def _new_year(year: int) -> datetime:
    return moment(datetime(year, 1, 1))  # noqa: DTZ001  civil time has no zone here


def _lines(office: Office, *, below: list[Office], tables: Mapping[UUID, YearTable]) -> Iterator[Line]:
    if office.kind in {OfficeKind.PROVINCE, OfficeKind.PREFECTURE}:
        yield from _by_county(below, tables=tables)
        return
    for one in below:
        table = tables.get(one.pk, YearTable())
        if one.pk != office.pk or office.kind not in LINE_DIGITS or not table.is_empty:
            yield Line(name=one.name, office_id=one.pk, table=table)


def _by_county(below: list[Office], *, tables: Mapping[UUID, YearTable]) -> Iterator[Line]:
    """What lies above the counties stands under its own office; the rest under the county it lies in."""
    counties: dict[str, list[YearTable]] = {}
    for one in below:
        table = tables.get(one.pk)
        if table is None:
            continue
        if one.kind in {OfficeKind.PROVINCE, OfficeKind.PREFECTURE}:
            yield Line(name=one.name, office_id=one.pk, table=table)
        else:
            counties.setdefault(county_code(one.division_code), []).append(table)
    for code, found in sorted(counties.items()):
        yield Line(name=full_name(code) if find_division(code) else code, table=sum_of(found))
