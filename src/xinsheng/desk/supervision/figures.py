"""The figures of one month as they may be told: of each place and measure its numbers, or that they are kept back."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from xinsheng.desk.supervision.areas import Area
from xinsheng.law.measures import MEASURES, Figure, Good, Measure, Tally, Unit, figure_of
from xinsheng.law.small_groups import kept_back

_SHARES: Mapping[Good, tuple[float, ...]] = {
    Good.MORE: (0.6, 0.8, 0.9, 0.95),
    Good.LESS: (0.005, 0.01, 0.02, 0.05),
}
_OF_THE_LARGEST = (0.2, 0.4, 0.6, 0.8)
NOTHING, UNTOLD = "—", "…"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One figure of one place as it is told; `is_untold` where it is kept back, and then no number is in it.

    `bar` is its length, 0 to 100 of the longest there can be; `shade` how dark it is on the map, 0 to 4.
    """

    area: Area
    text: str
    numerator: str
    denominator: str
    bar: float = 0.0
    shade: int | None = None
    is_untold: bool = False
    is_empty: bool = False


@dataclass(frozen=True, kw_only=True)
class Series:
    """The figures of some places beside each other; `bounds` are the values at which each shade of a map begins."""

    figures: tuple[Shown, ...]
    bounds: tuple[float, ...]


class Month:
    """One month of the whole province, and what of it is kept back, whoever looks."""

    def __init__(self, province: Area) -> None:
        self._province = province

    @cached_property
    def _untold(self) -> Mapping[Tally, frozenset[Hashable]]:
        """Worked out over the whole tree: what one page keeps back no other page gives away."""
        groups = {row.denominator for row in MEASURES if row.of_people and row.denominator}
        return {tally: kept_back(self._province.as_group(tally)) for tally in groups}

    def tells(self, measure: Measure, *, area: Area) -> bool:
        """Whether a place's figure may be told."""
        return not (measure.of_people and measure.denominator and area.key in self._untold[measure.denominator])

    def series(self, measure: Measure, *, areas: Iterable[Area]) -> Series:
        """The figures of these places: a bar, and mostly a shade, is measured by the largest of them."""
        told = [(area, self.find_figure(measure, area=area)) for area in areas]
        values = [figure.value for _area, figure in told if figure is not None and figure.value is not None]
        largest = 1.0 if measure.unit is Unit.SHARE else max(values, default=0.0)
        bounds = _bounds_of(measure, largest=largest)
        shown = (_shown(area, figure, measure=measure, largest=largest, bounds=bounds) for area, figure in told)
        return Series(figures=tuple(shown), bounds=(0.0, *bounds))

    def find_figure(self, measure: Measure, *, area: Area) -> Figure | None:
        """A place's two numbers; None where they are kept back."""
        return figure_of(measure, area.tallies) if self.tells(measure, area=area) else None


def _shown(
    area: Area, figure: Figure | None, *, measure: Measure, largest: float, bounds: tuple[float, ...]
) -> Shown:
    if figure is None:
        return Shown(area=area, text=UNTOLD, numerator=UNTOLD, denominator=UNTOLD, is_untold=True)
    value = figure.value
    below = "" if figure.denominator is None else f"{figure.denominator:,}"
    return Shown(
        area=area,
        text=value_text(measure, value=value),
        numerator=f"{figure.numerator:,}",
        denominator=below,
        bar=round(100 * value / largest, 1) if value and largest else 0.0,
        shade=None if value is None else sum(value >= bound for bound in bounds),
        is_empty=value is None or (figure.denominator is None and not figure.numerator),
    )


def _bounds_of(measure: Measure, *, largest: float) -> tuple[float, ...]:
    if measure.unit is Unit.SHARE and measure.good in _SHARES:
        return _SHARES[measure.good]
    return tuple(part * largest for part in _OF_THE_LARGEST)


def value_text(measure: Measure, *, value: float | None) -> str:
    """A measure's value as it is written: a share in tenths of a per cent, a mean in tenths, a number whole."""
    if value is None:
        return NOTHING
    if measure.unit is Unit.SHARE:
        return f"{value:.1%}"
    return f"{value:.1f}" if measure.unit is Unit.MEAN else f"{value:,.0f}"


def untold_words() -> str:
    """What a file says in place of a figure that is kept back."""
    return _("不显示")
