"""`xinsheng legacy load`: certificates issued before this system, from a file into the books."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from xinsheng.casework.legacy_loading import load_legacy
from xinsheng.cli.loading import faults_told, listing, rejects_beside, tell_loaded
from xinsheng.cli.screen import progress_bars

app = typer.Typer(no_args_is_help=True)


@app.callback()
def legacy() -> None:
    """早于本系统的证件。Certificates from before this system."""


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="CSV 或 XLSX 文件，列见 docs/formats.md。The file.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查，不导入。Read and say, enter nothing.")] = False,
    encoding: Annotated[str, typer.Option(help="文件编码，如 gb18030。The encoding of the file.")] = "utf-8",
) -> None:
    """导入历史签发数据；中断了再导一次即可。Load past issuance data; broken off, load the same file again."""
    rejects = rejects_beside(file)
    with faults_told(broken_off="load_broken_off"), listing(rejects) as write, progress_bars() as bars:
        task = bars.add_task("检查 reading" if dry_run else "导入 loading", total=1.0)
        came = load_legacy(
            file,
            encoding=encoding,
            tries_only=dry_run,
            reject=write,
            progress=lambda share: bars.update(task, completed=share),
            at=datetime.now(tz=UTC),
        )
    tell_loaded(came, dry_run=dry_run, rejects=rejects)
