"""A plain map of tiles: Guizhou's nine prefectures, each where one looks for it. Drawn by us, no survey's data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xinsheng.desk.supervision.figures import Shown
from xinsheng.standards.divisions import DivisionLevel

WIDE, HIGH, GAP = 128, 84, 6
_PLACES: Mapping[str, tuple[int, int, str]] = {  # column and row from the north-west, and the name that fits a tile
    "5205": (0, 0, "毕节市"),
    "5203": (1, 0, "遵义市"),
    "5206": (2, 0, "铜仁市"),
    "5202": (0, 1, "六盘水市"),
    "5201": (1, 1, "贵阳市"),
    "5226": (2, 1, "黔东南州"),
    "5223": (0, 2, "黔西南州"),
    "5204": (1, 2, "安顺市"),
    "5227": (2, 2, "黔南州"),
}


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One prefecture on the map: its left upper corner, its name and its figure; None where none is shown."""

    x: int
    y: int
    name: str
    shown: Shown | None


def tiles_of(figures: Iterable[Shown]) -> tuple[Tile, ...]:
    """The map, where these places are prefectures of Guizhou; none otherwise."""
    by_code = {one.area.code[: DivisionLevel.PREFECTURE]: one for one in figures if _is_prefecture(one)}
    if not by_code or set(by_code) - set(_PLACES):
        return ()
    return tuple(
        Tile(x=column * (WIDE + GAP), y=row * (HIGH + GAP), name=name, shown=by_code.get(code))
        for code, (column, row, name) in _PLACES.items()
    )


def _is_prefecture(one: Shown) -> bool:
    code = one.area.code.ljust(DivisionLevel.VILLAGE, "0")
    return code[DivisionLevel.PREFECTURE :].strip("0") == "" and code[2 : DivisionLevel.PREFECTURE] != "00"
