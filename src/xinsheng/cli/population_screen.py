"""What `xinsheng population` shows: what was left out and why, what is in force, what was invented."""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from xinsheng.cli.population_words import REASONS
from xinsheng.cli.screen import out
from xinsheng.gateways.population.snapshots import Snapshot


def tell_rejects(file: Path) -> None:
    """Say how many lines were rejected for what, from the list beside the file."""
    if not file.exists():
        return
    with file.open(encoding="utf-8", newline="") as stream:
        codes = Counter(row["code"] for row in csv.DictReader(stream))
    out.print(f"未采信的行 Lines not believed: {escape(str(file))}", soft_wrap=True)
    table = Table()
    for heading in ("代码 code", "行数 lines", "原因 reason"):
        table.add_column(heading)
    for code, count in codes.most_common():
        table.add_row(code, f"{count:,}", REASONS[code])
    out.print(table)


def tell_snapshot(snapshot: Snapshot) -> None:
    """Say which extract is in force and what of it was left out."""
    out.print(
        f"[green]✓[/] 人口库版本 version {escape(snapshot.name)}，取数日 taken on {snapshot.taken_on}", soft_wrap=True
    )
    out.print(f"  {snapshot.people:,} 人 people，{snapshot.rejected:,} 行未导入 rejected，", end="", soft_wrap=True)
    out.print(f"{snapshot.contested:,} 行号码重复 of contested numbers", soft_wrap=True)
    out.print(f"  {escape(snapshot.source_name)}  SHA-256 {snapshot.source_digest}", soft_wrap=True)


def tell_invented(made: Any, *, file: Path, blemishes: Mapping[str, Any]) -> None:
    """Say what was written, and at which rates it is wrong."""
    table = Table(title="有意加入的数据质量问题 What is wrong in it, on purpose", title_justify="left")
    for heading in ("代码 code", "比例 rate of", "次数 times", "含义 meaning"):
        table.add_column(heading)
    for code, blemish in blemishes.items():
        table.add_row(code, f"{blemish.rate:g} {blemish.of}", f"{made.blemishes[code]:,}", blemish.meaning)
    out.print(table)
    out.print(f"[green]✓[/] {made.people:,} 人 people：{escape(str(file))}", soft_wrap=True)
