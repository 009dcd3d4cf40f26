"""`xinsheng population`: our own register filled from an extract, an invented one made, and what is in force."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

from xinsheng.cli.demonstration_register import load_demonstration_register
from xinsheng.cli.population_screen import tell_invented, tell_rejects, tell_snapshot
from xinsheng.cli.screen import out, progress_bars, tell_caution, tell_fault
from xinsheng.config.embedded import UnableToStartServer, server_for_command
from xinsheng.config.environment import Environment
from xinsheng.config.server_tree import UnableToPrepareServer
from xinsheng.gateways.population.extract import UnableToLoad
from xinsheng.gateways.population.extras import UnableToInvent, UnableToUseExtra, with_extra
from xinsheng.gateways.population.loading import LoadOrder, load_extract
from xinsheng.gateways.population.snapshots import find_snapshot_in_force
from xinsheng.standards.civil_time import civil_date

app = typer.Typer(no_args_is_help=True)
_AS_OF = datetime(2026, 11, 1)  # noqa: DTZ001  a day, and a constant: a seed gives the same file on any day
_PHASES = {"rows": "导入 rows", "indexes": "索引 indexes", "numbers": "重号 numbers"}


@dataclass(frozen=True)
class _Addresses:
    owner_url: str
    application_url: str

    @property
    def reader(self) -> str:
        return str(conninfo_to_dict(self.application_url).get("user") or "")


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="CSV 或 Parquet 文件。The extract.")],
    taken_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="取数日，默认为文件日期。The day it was taken.")
    ] = None,
    name: Annotated[str, typer.Option(help="版本名，默认为取数日加序号。The name of this version.")] = "",
    limit: Annotated[float, typer.Option(min=0, max=100, help="允许的错误行百分比。Bad lines in a hundred.")] = 1.0,
    encoding: Annotated[str, typer.Option(help="CSV 编码，如 gb18030。The encoding of a CSV file.")] = "utf-8",
) -> None:
    """导入人口数据，整体替换。Load an extract and put it in force, whole or not at all."""
    with _faults_told():
        at = datetime.now(tz=UTC)
        order = LoadOrder(
            file=file,
            taken_on=taken_on.date() if taken_on else _day_of(file),
            name=name,
            encoding=encoding,
            percent=limit,
        )
        try:
            with _addresses(settings.ENVIRONMENT) as addresses, progress_bars() as bars:
                tasks = {phase: bars.add_task(words, total=1.0) for phase, words in _PHASES.items()}
                snapshot = load_extract(
                    order,
                    owner_url=addresses.owner_url,
                    reader=addresses.reader,
                    at=at,
                    progress=lambda phase, share: bars.update(tasks[phase], completed=share),
                )
        finally:
            tell_rejects(file.with_name(f"{file.name}.rejects.csv"))
    tell_snapshot(snapshot)
    if settings.DEMONSTRATION:
        tell_caution("register_is_another")


@app.command()
def invent(
    people: Annotated[int, typer.Option(min=1, help="人数。How many.")],
    out_file: Annotated[Path, typer.Option("--out", help="要写的 .parquet 或 .csv 文件。The file to write.")],
    seed: Annotated[int, typer.Option(min=0, help="种子：同一种子得到同一文件。The same seed, the same file.")] = 1,
    as_of: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="取数日。Nobody is born later.")] = _AS_OF,
) -> None:
    """生成虚构的贵州人口，供试用。Invent people, so that nobody needs real ones to try the system."""
    with _faults_told():
        invention = with_extra("invention")
        with progress_bars() as bars:
            task = bars.add_task("虚构 inventing", total=1.0)
            plan = invention.Plan(people, seed, as_of.date())
            made = invention.invent(plan, file=out_file, progress=lambda share: bars.update(task, completed=share))
    tell_invented(made, file=out_file, blemishes=invention.BLEMISHES)


@app.command()
def demonstration() -> None:
    """换回演示省的虚构人口。Put the demonstration's own invented people in force again."""
    if settings.PRODUCTION:
        tell_fault("no_demonstration")
        raise typer.Exit(code=1)
    with _faults_told(), _addresses(settings.ENVIRONMENT) as addresses:
        at = datetime.now(tz=UTC)
        snapshot = load_demonstration_register(owner_url=addresses.owner_url, reader=addresses.reader, at=at)
    tell_snapshot(snapshot)


@app.command()
def status() -> None:
    """显示正在使用的人口数据版本。Show the version that is in force."""
    place = settings.POPULATION
    if place.adapter == "http":
        out.print(f"人口库服务 service: {place.service_url}", soft_wrap=True)
        return
    with _faults_told(), _addresses(settings.ENVIRONMENT) as addresses:
        snapshot = find_snapshot_in_force(addresses.application_url)
    if snapshot is None:
        tell_fault("no_snapshot")
        raise typer.Exit(code=1)
    tell_snapshot(snapshot)


@contextmanager
def _addresses(environment: Environment) -> Iterator[_Addresses]:
    """Give the register's addresses, the embedded server running meanwhile where it holds the register."""
    place = environment.population
    if place.url:
        if not place.owner_url:
            tell_fault("no_register_owner")
            raise typer.Exit(code=1)
        yield _Addresses(place.owner_url, place.url)
    elif environment.embedded:
        with server_for_command(environment.state) as credentials:
            yield _Addresses(credentials.owner_url, credentials.application_url)
    elif environment.database_owner_url:
        yield _Addresses(environment.database_owner_url, environment.database_url)
    else:
        tell_fault("no_owner")
        raise typer.Exit(code=1)


@contextmanager
def _faults_told() -> Iterator[None]:
    """Turn what could not be done into one line and exit status 1."""
    try:
        yield
    except (UnableToLoad, UnableToUseExtra, UnableToInvent) as error:
        tell_fault(error.code, error.about)
        raise typer.Exit(code=1) from error
    except (UnableToStartServer, UnableToPrepareServer) as error:
        tell_fault(error.code, error.detail)
        raise typer.Exit(code=1) from error
    except psycopg.Error as error:  # never its text: it may hold a row
        if error.sqlstate is None:
            tell_fault("database_unreachable")
        else:
            tell_fault("database_refused", error.sqlstate)
        raise typer.Exit(code=1) from error


def _day_of(file: Path) -> date:
    try:
        return civil_date(datetime.fromtimestamp(file.stat().st_mtime, tz=UTC))
    except OSError as error:
        raise UnableToLoad("no_such_extract", str(file)) from error
