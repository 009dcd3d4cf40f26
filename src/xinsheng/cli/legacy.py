"""`xinsheng legacy load`: certificates issued before this system, from a file into the books."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from xinsheng.casework.legacy_loading import load_legacy
from xinsheng.cli.loading import faults_told, listing, progress_bars, rejects_beside, tell_loaded

app = typer.Typer(no_args_is_help=True)
REASONS = {
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
    file: Annotated[Path, typer.Argument(help="CSV 或 XLSX 文件，列见 docs/formats.md。The file.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查，不导入。Read and say, enter nothing.")] = False,
    encoding: Annotated[str, typer.Option(help="文件编码，如 gb18030。The encoding of the file.")] = "utf-8",
) -> None:
    """导入历史签发数据；中断了再导一次即可。Load past issuance data; broken off, load the same file again."""
    rejects = rejects_beside(file)
    with faults_told(), listing(rejects) as write, progress_bars() as bars:
        task = bars.add_task("检查 reading" if dry_run else "导入 loading", total=1.0)
        came = load_legacy(
            file,
            encoding=encoding,
            tries_only=dry_run,
            reject=write,
            progress=lambda share: bars.update(task, completed=share),
            at=datetime.now(tz=UTC),
        )
    tell_loaded(came, dry_run=dry_run, rejects=rejects, reasons=REASONS)
