"""`xinsheng backup`, `xinsheng restore`, `xinsheng confirm-numbers`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from xinsheng.cli.screen import err, out, tell_fault
from xinsheng.config.archive import UnableToBackUp, UnableToRestore, restore_backup, write_backup
from xinsheng.config.embedded import UnableToStartServer, server_for_command
from xinsheng.config.environment import Environment
from xinsheng.config.high_water import UnableToConfirm, confirm_numbers, find_tray_marks, is_empty, is_frozen
from xinsheng.config.server_tree import UnableToPrepareServer

app = typer.Typer()


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="备份文件（不得已存在）。The file to write.")]) -> None:
    """备份数据库和文件库（不含密钥）。Back up the books and the vault, without the keys."""
    environment = settings.ENVIRONMENT
    with _faults_told(), _owner_url(environment) as owner_url, err.status("正在备份… Backing up…"):
        manifest = write_backup(file, owner_url=owner_url, vault=_vault(environment), at=datetime.now(tz=UTC))
    out.print(f"[green]✓[/] {file}：{len(manifest['files'])} 个文件。{len(manifest['files'])} files.", soft_wrap=True)
    out.print("密钥不在备份中，请另行保管。The keys are not in it: keep them apart.")


@app.command()
def restore(file: Annotated[Path, typer.Argument(exists=True, help="备份文件。The backup.")]) -> None:
    """恢复到空的数据库。Restore into an empty database; it stays closed until the numbers are confirmed."""
    environment = settings.ENVIRONMENT
    with _faults_told(), _owner_url(environment) as owner_url, err.status("正在恢复… Restoring…"):
        restore_backup(file, owner_url=owner_url, vault=_vault(environment))
    out.print("[green]✓[/] 已恢复，尚未开放。Restored, not yet open.")
    out.print("密钥不在备份中：启动之前，请放回另行保管的 keys/。")
    out.print("The keys are not in it: put the copy of keys/ back before anything is started.")
    out.print("请对照纸质登记核实每个证件盒已用的最大编号：xinsheng confirm-numbers")
    out.print("Compare the paper ledger, tray by tray: xinsheng confirm-numbers")
    if environment.population.adapter == "postgres":
        out.print("人口库不在备份中，请重新导入：xinsheng population load")
        out.print("The population register is in no backup; load it again: xinsheng population load")


_ELSEWHERE = "elsewhere"
_NONE = "none"


@app.command("confirm-numbers")
def confirm(
    said: Annotated[
        list[str] | None, typer.Argument(help="TRAY=NUMBER TRAY=none elsewhere=none elsewhere=FIRST-LAST,…")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--from", exists=True, help="写好的清单，一行一项。The list, one to a line.")
    ] = None,
) -> None:
    """恢复后核实编号并开放。Confirm the highest numbers after a restore, and open the books."""
    with _faults_told(), _owner_url(settings.ENVIRONMENT):
        owner = _books_of_owner()
        if not said and not file:
            _tell_what_waits(owner)
            return
        answers = _answers_in([*(said or ()), *(_lines_of(file) if file else ())])
        elsewhere = answers.pop(_ELSEWHERE, None)
        confirm_numbers(
            owner,
            highest={tray: None if no == _NONE else no for tray, no in answers.items()},
            elsewhere=None if elsewhere is None else _ranges_in(elsewhere),
            at=datetime.now(tz=UTC),
            role=settings.DATABASES["default"]["USER"],
        )
    out.print("[green]✓[/] 编号已核实，系统已开放。The numbers are confirmed and the books are open.")


def _books_of_owner() -> BaseDatabaseWrapper:
    """The books as their owner reaches them. Raises UnableToConfirm where there are none: a restore that failed."""
    if "owner" not in connections or is_empty(connections["owner"]):  # the first: a server made by this very command
        raise UnableToConfirm("books_empty", "")
    return connections["owner"]


def _tell_what_waits(owner: BaseDatabaseWrapper) -> None:
    """Print what must be said, a line each, as `--from` reads it back; of open books, that nothing must be."""
    if not is_frozen(owner):
        out.print("没有编号待核实，系统已开放。No number waits to be confirmed: the books are open.")
        return
    for mark in find_tray_marks(owner):
        out.print(f"{mark.tray_id}={mark.highest_no or _NONE}  # {mark.office} {mark.label}", soft_wrap=True)
    out.print(
        f"{_ELSEWHERE}={_NONE}  # 备份以后启用的证件盒用掉的号段；没有写 {_NONE}。"
        "Ranges used from trays opened since.",
        soft_wrap=True,
    )


def _lines_of(file: Path) -> list[str]:
    """Give the lines, whatever an editor made of the names behind the numbers: the numbers are ASCII."""
    return file.read_text(encoding="utf-8-sig", errors="replace").splitlines()


def _answers_in(lines: list[str]) -> dict[str, str]:
    """Read WHAT=NUMBER of every line, the spaces and what follows a # left out; an empty line says nothing.

    Raises UnableToConfirm: what is passed over here is a number that would be given out again (invariant 6).
    """
    answers: dict[str, str] = {}
    for line in lines:
        word = "".join(line.partition("#")[0].split())
        what, _, number = word.partition("=")
        if word and not (what and number):
            raise UnableToConfirm("line_unreadable", line.strip())
        if what in answers:
            raise UnableToConfirm("said_twice", what)
        if word:
            answers[what] = number
    return answers


def _ranges_in(text: str) -> list[tuple[str, str]]:
    """Read `none`, or ranges parted by commas: FIRST-LAST, or one number by itself."""
    if text == _NONE:
        return []
    ends = [one.partition("-")[::2] for one in text.split(",")]
    return [(first, last or first) for first, last in ends]


@contextmanager
def _owner_url(environment: Environment) -> Iterator[str]:
    """Give the owner's address, the embedded server running meanwhile."""
    if not environment.embedded:
        if not environment.database_owner_url:
            tell_fault("no_owner")
            raise typer.Exit(code=1)
        yield environment.database_owner_url
        return
    with server_for_command(environment.state) as credentials:
        yield credentials.owner_url


@contextmanager
def _faults_told() -> Iterator[None]:
    """Turn what could not be done into one line and exit status 1."""
    try:
        yield
    except (UnableToBackUp, UnableToRestore, UnableToConfirm) as error:
        tell_fault(error.code, error.about)
        raise typer.Exit(code=1) from error
    except (UnableToStartServer, UnableToPrepareServer) as error:
        tell_fault(error.code, error.detail)
        raise typer.Exit(code=1) from error
    except psycopg.OperationalError as error:
        tell_fault("database_unreachable", "DATABASE_OWNER_URL")
        raise typer.Exit(code=1) from error


def _vault(environment: Environment) -> Path | None:
    """Give the vault's folder; None where the files live in a bucket, which has its own backup."""
    return environment.vault_folder if environment.vault == "folder" else None
