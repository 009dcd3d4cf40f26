"""Reads the tables of the rules that stand beside these tests, so that an official can read what is tested."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def rows_of(name: str, *, under: str = "") -> list[dict[str, str]]:
    """The rows of the table under a heading (the first table where none is named) as column → cell."""
    text = (HERE / name).read_text(encoding="utf-8")
    if under:
        text = text.split(f"## {under}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    head, _rule, *rows = ([cell.strip() for cell in line] for line in lines)
    return [dict(zip(head, row, strict=True)) for row in rows]


def items_of(cell: str) -> tuple[str, ...]:
    """The items of a cell; `无` is none."""
    return () if cell == "无" else tuple(cell.split("、"))


def changed(payload: Mapping[str, Any], changes: str) -> dict[str, Any]:
    """A form's plain values with the changes of a cell: `weight_g = 199; mother.name = ""; children.0.order = 2`."""
    whole: dict[str, Any] = json.loads(json.dumps(payload))
    for change in filter(None, (one.strip() for one in changes.strip("`").split(";"))):
        path, value = (part.strip() for part in change.split("=", 1))
        *parents, last = path.split(".")
        place: Any = whole
        for parent in parents:
            place = place[int(parent)] if isinstance(place, list) else place[parent]
        place[last] = json.loads(value)
    return whole
