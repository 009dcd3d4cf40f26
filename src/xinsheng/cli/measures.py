"""`xinsheng measures`: supervisors' figures counted again from the books, or held against them."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer
from rich.progress import track

from xinsheng.casework.measure_counts import (
    Difference,
    count_day,
    find_differences,
    find_month_differences,
    first_day,
)
from xinsheng.cli.screen import err, out
from xinsheng.registry.models import CountedDay
from xinsheng.standards.civil_time import civil_date

app = typer.Typer(help="督导指标。Supervisors' measures.", no_args_is_help=True)
_SHOWN = 50
FirstOption = Annotated[datetime | None, typer.Option("--first", formats=["%Y-%m-%d"], help="起始日。First day.")]
LastOption = Annotated[datetime | None, typer.Option("--last", formats=["%Y-%m-%d"], help="截止日。Last day.")]


@app.command()
def count(first: FirstOption = None, last: LastOption = None) -> None:
    """按办理记录重新统计（默认从有记录的第一天到今天）。Count days again from the books; all of them by default."""
    at = datetime.now(tz=UTC)
    days = _days(first, last, today=civil_date(at))
    for day in track(days, description="统计中 Counting", console=err, transient=True):
        count_day(day, at=at)
    out.print(f"[green]✓[/] {len(days)} 天 days", soft_wrap=True)


@app.command()
def check(first: FirstOption = None, last: LastOption = None) -> None:
    """核对已统计的各天、各月与办理记录是否一致，不一致的列出。

    Hold every counted day and month against the books; list what differs, and end with 1.
    """
    at = datetime.now(tz=UTC)
    wanted = set(_days(first, last, today=civil_date(at)))
    days = [on for on in CountedDay.objects.order_by("on").values_list("on", flat=True) if on in wanted]
    found = list[Difference]()
    for day in track(days, description="核对中 Checking", console=err, transient=True):
        found += find_differences(day, at=at)
    for month in sorted({day.replace(day=1) for day in days}):
        found += find_month_differences(month)
    for one in found[:_SHOWN]:
        told = f"{one.on} {one.span.value} {one.tally.value} {one.office_id}：{one.kept}，现为 now {one.counted}"
        out.print(f"[red]✗[/] {told}", soft_wrap=True)
    mark = "[red]✗[/]" if found else "[green]✓[/]"
    out.print(f"{mark} {len(days)} 天 days，不一致 differing: {len(found)}", soft_wrap=True)
    if found:
        raise typer.Exit(1)


def _days(first: datetime | None, last: datetime | None, *, today: date) -> list[date]:
    begin = first.date() if first else first_day(today)
    end = min(last.date() if last else today, today)
    return [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
