"""`xinsheng legacy load`: certificates issued before this system, from a file into the books."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer
from django.db import DatabaseError
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from xinsheng.casework.legacy_file import Reject, UnableToLoadLegacy
from xinsheng.casework.legacy_loading import Loaded, load_legacy
from xinsheng.cli.screen import err, out, tell_fault

app = typer.Typer(no_args_is_help=True)
REASONS = {
    "not_csv": "这一行不是 CSV（引号不成对）或过长 not CSV: a stray quote, or too long",
    "column_count": "列数不符 another number of values",
    "certificate_shape": "编号写法不符 a number of another shape",
    "day_impossible": "日期不存在、早于 1996 年或前后不符 no such day, before 1996, or out of order",
    "division_unknown": "没有这个区划代码 no such division code",
    "name_missing": "没有填写 nothing written",
    "text_faulty": "文字编码错误或过长 not text in the encoding of the file, or too long",
    "number_check": "公民身份号码校验不符 a resident number that cannot be",
    "number_twice": "文件中编号重复 the number stands in the file twice",
    "number_is_ours": "是本系统空白证件的编号 the number of a blank of this system",
    "number_is_anothers": "系统中已有这个编号，内容不同 the number is there already, and says something else",
}


@app.callback()
def legacy() -> None:
    """早于本系统的证件。Certificates from before this system."""


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="CSV 文件，列见 docs/formats.md。The file.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查，不导入。Read and say, enter nothing.")] = False,
    encoding: Annotated[str, typer.Option(help="文件编码，如 gb18030。The encoding of the file.")] = "utf-8",
) -> None:
    """导入历史签发数据；中断了再导一次即可。Load past issuance data; broken off, load the same file again."""
    rejects = file.with_name(f"{file.name}.rejects.csv")
    with _faults_told(), _listing(rejects) as write, _progress() as bars:
        task = bars.add_task("检查 reading" if dry_run else "导入 loading", total=1.0)
        came = load_legacy(
            file,
            encoding=encoding,
            tries_only=dry_run,
            reject=write,
            progress=lambda share: bars.update(task, completed=share),
            at=datetime.now(tz=UTC),
        )
    _tell(came, dry_run=dry_run, rejects=rejects)


class _List:
    """The list of rejects, made when there is a first one."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.stream: TextIO | None = None

    def __call__(self, one: Reject) -> None:
        if self.stream is None:
            self.stream = self.file.open("w", encoding="utf-8", newline="")
            self.file.chmod(0o600)
            csv.writer(self.stream).writerow(("line", "column", "code"))
        csv.writer(self.stream).writerow((one.line, one.column, one.code))


@contextmanager
def _listing(file: Path) -> Iterator[_List]:
    file.unlink(missing_ok=True)
    kept = _List(file)
    try:
        yield kept
    finally:
        if kept.stream is not None:
            kept.stream.close()


@contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except UnableToLoadLegacy as error:
        tell_fault(error.code, error.about)
        raise typer.Exit(code=1) from error
    except DatabaseError as error:  # never its text: it may hold a row
        tell_fault("legacy_broken_off")
        raise typer.Exit(code=1) from error


def _tell(came: Loaded, *, dry_run: bool, rejects: Path) -> None:
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
        table.add_row(code, f"{count:,}", REASONS[code])
    return table


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True)
