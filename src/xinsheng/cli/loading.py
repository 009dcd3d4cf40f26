"""What an operator sees of a load: its progress, what came in, and the list of what was left out with the reasons."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer
from django.db import DatabaseError
from rich.markup import escape
from rich.table import Table

from xinsheng.casework.loads import Loaded
from xinsheng.cli.screen import out, tell_fault
from xinsheng.cli.table_words import in_both
from xinsheng.gateways.tables.table import Reject, UnableToReadTable
from xinsheng.words.table_faults import LINE_FAULTS


def rejects_beside(file: Path) -> Path:
    """Where the lines of a file that were left out are listed."""
    return file.with_name(f"{file.name}.rejects.csv")


class RejectList:
    """The list of rejects, made when there is a first one."""

    def __init__(self, file: Path) -> None:
        """Name the file."""
        self.file = file
        self.stream: TextIO | None = None

    def __call__(self, one: Reject) -> None:
        """List one more."""
        if self.stream is None:
            self.stream = self.file.open("w", encoding="utf-8", newline="")
            self.file.chmod(0o600)
            csv.writer(self.stream).writerow(("line", "column", "code"))
        csv.writer(self.stream).writerow((one.line, one.column, one.code))


@contextmanager
def listing(file: Path) -> Iterator[RejectList]:
    """Keep the list beside the file; an earlier one is forgotten."""
    file.unlink(missing_ok=True)
    kept = RejectList(file)
    try:
        yield kept
    finally:
        if kept.stream is not None:
            kept.stream.close()


@contextmanager
def faults_told(*, broken_off: str) -> Iterator[None]:
    """Tell a fault in one line and end with 1; `broken_off`: the code of the line where the database refused."""
    try:
        yield
    except UnableToReadTable as error:
        tell_fault(error.code, error.about)
        raise typer.Exit(code=1) from error
    except DatabaseError as error:  # never its text: it may hold a row
        tell_fault(broken_off)
        raise typer.Exit(code=1) from error


def tell_loaded(came: Loaded, *, dry_run: bool, rejects: Path) -> None:
    """Say what came of a load, and of what is left out how many lines for which reason."""
    words = "将导入 would be loaded" if dry_run else "已导入 loaded"
    out.print(f"[green]✓[/] {came.lines:,} 行 lines：{words} {came.loaded:,}，", end="", soft_wrap=True)
    out.print(f"系统中已有 there already {came.known:,}，未导入 rejected {came.rejects.total():,}", soft_wrap=True)
    if came.rejects:
        out.print(f"未导入的行 Lines left out: {escape(str(rejects))}", soft_wrap=True)
        out.print(_table(came.rejects))


def _table(codes: Counter[str]) -> Table:
    table = Table()
    for heading in ("代码 code", "行数 lines", "原因 reason"):
        table.add_column(heading)
    for code, count in codes.most_common():
        table.add_row(code, f"{count:,}", in_both(LINE_FAULTS[code]))
    return table
