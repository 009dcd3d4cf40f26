"""`make growth`: the register at one, ten and thirty-nine million people, and how each figure grows with it.

Writes `docs/growth.md` after each size, from what each run kept in `build`: a run that is ended keeps what it has.
"""

import argparse
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bench.population import kept_in, take
from bench.table import Figure
from xinsheng.standards.civil_time import civil_date

SIZES = (1_000_000, 10_000_000, 39_000_000)
PAGE = Path("docs/growth.md")
_HEAD = """\
# The population register, as it grows

Written by `make growth`, never by hand. The machine: {machine}; the file, the load and the look-ups share it.

Each size was invented, loaded and asked on a database server of its own. In brackets stands what was measured in
the same run to compare with, and the ratio to it: bare `COPY` of the same file, without and with the same indexes;
the three indexed look-ups of the same couples, asked in turn with ours. Waiting processes are those of the whole
machine, ours among them, in the minute before: more than its cores, and every time is longer than it need be.
Each couple declares what the register says, and one child more: who does not agree has three already, or a record
with one of the invented faults.
"""


@dataclass(frozen=True)
class Taken:
    """The figures of one size and the civil day they were taken."""

    people: int
    on: date
    figures: dict[str, Figure]


def main() -> None:
    """Take every size, the smallest first."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--people", type=int, nargs="+", default=SIZES)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--kept", action="store_true", help="write the page from what was kept, and take nothing")
    said = wanted.parse_args()
    for people in sorted(said.people):
        if not said.kept:
            take(people=people, seed=said.seed)
        sizes = sorted({*SIZES, *said.people})
        taken = [read(size) for size in sizes if kept_in(size).is_file()]
        PAGE.write_text(page(taken), encoding="utf-8")


def read(people: int) -> Taken:
    """What was kept of one size."""
    file = kept_in(people)
    figures = [Figure(**one) for one in json.loads(file.read_text(encoding="utf-8"))]
    on = civil_date(datetime.fromtimestamp(file.stat().st_mtime, tz=UTC))
    return Taken(people, on, {figure.name: figure for figure in figures})


def page(taken: list[Taken]) -> str:
    """The document: a line for each figure, a column for each size, and how the last grew from the first."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.machine()}"
    return _HEAD.format(machine=machine) + "\n" + "\n".join(_lines(taken)) + "\n"


def _lines(taken: list[Taken]) -> Iterator[str]:
    times = taken[-1].people / taken[0].people
    yield _line("people", *(f"{one.people:,}" for one in taken), "goal", f"{times:g} × as many")
    yield "|---" + "|---:" * (len(taken) + 2) + "|"
    yield _line("taken on", *(one.on.isoformat() for one in taken), "", "")
    for name, last in taken[-1].figures.items():
        of_sizes = [one.figures.get(name) for one in taken]
        first = of_sizes[0]
        grew = f"{last.value / first.value:.2f} ×" if first and first.value else ""
        goal = f"{last.goal} {last.unit}" if last.goal else ""
        yield _line(name, *map(_said, of_sizes), goal, grew)


def _line(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _said(figure: Figure | None) -> str:
    """The value, and in brackets what it is compared with and the ratio to it; a goal that was missed is said."""
    if figure is None:
        return "–"
    beside = "" if figure.against is None else f" ({figure.against:,g}; {figure.ratio or 0:.2f})"
    missed = " **missed**" if figure.met is False else ""
    return f"{figure.value:,g} {figure.unit}".rstrip() + beside + missed


if __name__ == "__main__":
    main()
