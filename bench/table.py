"""The table of figures: on screen and in build/bench.json."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figure:
    """One figure. `against` is what it is compared with, `ratio` value to that, `goal` the issue's bound."""

    name: str
    value: float
    unit: str
    against: float | None = None
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None


def at_most(name: str, value: float, *, unit: str, goal: float, against: float | None = None) -> Figure:
    """A figure that should not pass its goal."""
    ratio = value / against if against else None
    return Figure(name, round(value, 2), unit, against, ratio, f"≤ {goal:g}", value <= goal)


def share_of(name: str, value: float, *, unit: str, limit: float, goal: float | None = None) -> Figure:
    """A rate beside the bare limit measured in the same run; `goal` is what it should reach."""
    bound = ("", None) if goal is None else (f"≥ {goal:g}", value >= goal)
    return Figure(name, round(value, 1), unit, round(limit, 1), round(value / limit, 3), *bound)


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(values, n=20)[-1]


def show(figures: list[Figure]) -> None:
    """Print the figures."""
    table = Table(title="Figures")
    for column in ("name", "value", "unit", "against", "ratio", "goal", "met"):
        table.add_column(column, justify="left" if column == "name" else "right")
    for figure in figures:
        table.add_row(*("" if part is None else str(part) for part in asdict(figure).values()))
    Console().print(table)


def keep(figures: list[Figure], *, file: Path) -> None:
    """Write the figures that were taken so far."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1) + "\n")
