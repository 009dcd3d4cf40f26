"""The stock of numbered blanks 空白证件: the line they go down, the yearly table and its identities (domain 3.5).

The table counts inserts 枚. Columns 6, 9, 13, 14 and 15 are sums of the others; the reference that we have names
columns 7 and 17 only by their place (docs/decisions/the-yearly-table-of-blanks.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import reduce

from xinsheng.law.stock_terms import BlankLossKind, WasteKind
from xinsheng.law.terms import OfficeKind, SpoilReason

LINE_DIGITS: Mapping[OfficeKind, int] = {OfficeKind.PROVINCE: 2, OfficeKind.PREFECTURE: 4, OfficeKind.COUNTY: 6}
STOCKED: frozenset[OfficeKind] = frozenset(OfficeKind) - {OfficeKind.TOWNSHIP, OfficeKind.VILLAGE}


class YearColumn(StrEnum):
    """The seventeen columns, in their order."""

    OPENING = "opening"
    DRAWN = "drawn"
    FIRST = "first"
    REPLACED = "replaced"
    REISSUED = "reissued"
    ISSUED = "issued"
    OUTSIDE_FIRST = "outside_first"
    OUTSIDE_AGAIN = "outside_again"
    OUTSIDE = "outside"
    MISPRINTED = "misprinted"
    LOST = "lost"
    OTHER = "other"
    VOIDED = "voided"
    GONE = "gone"
    CLOSING = "closing"
    LIVE_BIRTHS = "live_births"
    VOID_RATE = "void_rate"


_WASTE: Mapping[str, WasteKind] = {
    SpoilReason.MISMATCH: WasteKind.MISPRINTED,
    SpoilReason.JAM: WasteKind.MISPRINTED,
    SpoilReason.MISPRINT: WasteKind.MISPRINTED,
    SpoilReason.CORRECTED: WasteKind.MISPRINTED,
    SpoilReason.NOT_MADE: WasteKind.MISPRINTED,
    SpoilReason.LOST: WasteKind.LOST,
    BlankLossKind.STOLEN: WasteKind.LOST,
}


def waste_kind(reason: str) -> WasteKind:
    """The table's kind for the reason of a void blank; whatever it does not name is other."""
    return _WASTE.get(reason, WasteKind.OTHER)


@dataclass(frozen=True, kw_only=True)
class YearTable:
    """What the books count of a year, in inserts; the sums are worked out, never stored.

    `drawn` is what came in less what was handed on, so that tables of one line add up without counting twice.
    `outside_again` are replacements and reissues of a certificate for a birth outside.
    """

    opening: int = 0
    drawn: int = 0
    first: int = 0
    replaced: int = 0
    reissued: int = 0
    outside_first: int = 0
    outside_again: int = 0
    misprinted: int = 0
    lost: int = 0
    other: int = 0
    live_births: int = 0

    @property
    def issued(self) -> int:
        """(6) = (3) + (4) + (5)."""
        return self.first + self.replaced + self.reissued

    @property
    def outside(self) -> int:
        """(9) = (7) + (8)."""
        return self.outside_first + self.outside_again

    @property
    def voided(self) -> int:
        """(13) = (10) + (11) + (12)."""
        return self.misprinted + self.lost + self.other

    @property
    def gone(self) -> int:
        """(14) = (6) + (9) + (13)."""
        return self.issued + self.outside + self.voided

    @property
    def closing(self) -> int:
        """(15) = (1) + (2) - (14)."""
        return self.opening + self.drawn - self.gone

    @property
    def void_rate(self) -> float:
        """Voided / (voided + issued), 0 to 1; 0 for a year in which nothing was used."""
        return self.voided / self.gone if self.gone else 0.0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was held, moved or born."""
        return not any(getattr(self, one.name) for one in fields(self))

    def columns(self) -> tuple[int | float, ...]:
        """The seventeen figures, in the order of YearColumn."""
        return tuple(getattr(self, column.value) for column in YearColumn)

    def __add__(self, other: "YearTable") -> "YearTable":
        """The table of both together."""
        return YearTable(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})


def sum_of(tables: Iterable[YearTable]) -> YearTable:
    """The table of all of them together: that of a county, a prefecture, the province."""
    return reduce(YearTable.__add__, tables, YearTable())
