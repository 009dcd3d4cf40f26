"""`xinsheng load`: institutions and staff as lists that two administrators decide on, and old registrations."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from xinsheng.casework.brought_lists import ListReader, bring_list
from xinsheng.casework.legacy_registrations import load_registrations
from xinsheng.casework.listed_offices import OfficeReader
from xinsheng.casework.listed_staff import StaffReader
from xinsheng.cli.loading import faults_told, listing, rejects_beside, tell_loaded
from xinsheng.cli.screen import out, progress_bars
from xinsheng.law.administration import ListKind
from xinsheng.standards.civil_time import civil_date

app = typer.Typer(no_args_is_help=True)
_File = Annotated[Path, typer.Argument(help="CSV 或 XLSX 文件，列见 docs/formats.md。The file.")]
_Source = Annotated[str, typer.Option(help="名单来源，如批复文号；不写的记文件名。Where the list is from.")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="只检查，不导入。Read and say, keep nothing.")]
_Encoding = Annotated[str, typer.Option(help="文件编码，如 gb18030。The encoding of a CSV.")]


@app.callback()
def load() -> None:
    """按名单设置机构、人员。Institutions and staff from lists."""


@app.command()
def institutions(file: _File, source: _Source = "", dry_run: _DryRun = False, encoding: _Encoding = "utf-8") -> None:
    """导入机构名单，经两位管理员确认生效。A list of institutions, for two administrators."""
    at = datetime.now(tz=UTC)
    with faults_told(broken_off="list_broken_off"):
        reader = OfficeReader(today=civil_date(at))
        _bring(
            file, kind=ListKind.INSTITUTIONS, reader=reader, source=source, dry_run=dry_run, encoding=encoding, at=at
        )


@app.command()
def staff(file: _File, source: _Source = "", dry_run: _DryRun = False, encoding: _Encoding = "utf-8") -> None:
    """导入人员名单，经两位管理员确认任用。A list of staff, for two administrators."""
    at = datetime.now(tz=UTC)
    with faults_told(broken_off="list_broken_off"):
        reader = StaffReader(today=civil_date(at))
        _bring(file, kind=ListKind.STAFF, reader=reader, source=source, dry_run=dry_run, encoding=encoding, at=at)


@app.command()
def registrations(file: _File, source: _Source = "", dry_run: _DryRun = False, encoding: _Encoding = "utf-8") -> None:
    """导入旧生育服务证，中断了再导一次即可。Load old birth service certificates; broken off, load the file again."""
    rejects = rejects_beside(file)
    with faults_told(broken_off="load_broken_off"), listing(rejects) as write, progress_bars() as bars:
        task = bars.add_task("检查 reading" if dry_run else "导入 loading", total=1.0)
        came = load_registrations(
            file,
            source=source or file.name,
            encoding=encoding,
            tries_only=dry_run,
            reject=write,
            progress=lambda share: bars.update(task, completed=share),
            at=datetime.now(tz=UTC),
        )
    tell_loaded(came, dry_run=dry_run, rejects=rejects)


def _bring(
    file: Path, *, kind: ListKind, reader: ListReader, source: str, dry_run: bool, encoding: str, at: datetime
) -> None:
    rejects = rejects_beside(file)
    with listing(rejects) as write, progress_bars() as bars:
        task = bars.add_task("检查 reading", total=1.0)
        brought = bring_list(
            file,
            kind=kind,
            reader=reader,
            source=source or file.name,
            encoding=encoding,
            tries_only=dry_run,
            reject=write,
            progress=lambda share: bars.update(task, completed=share),
            at=at,
        )
    tell_loaded(brought.came, dry_run=dry_run, rejects=rejects)
    if brought.id is not None:
        out.print("还没有生效：请系统管理员在“机构”的“导入的名单”中提出，安全管理员确认。", soft_wrap=True)
        out.print("Nothing is in force yet: a system administrator proposes the list, another one confirms it.")
        out.print(f"[dim]{escape(str(brought.id))}[/]")
