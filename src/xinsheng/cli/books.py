"""`xinsheng migrate` and `xinsheng check`: the books brought up to date, and whether all is well."""

from datetime import UTC, datetime

import typer
from django.conf import settings
from django.db import OperationalError, connections

from xinsheng.cli.screen import err, out, tell_caution, tell_fault
from xinsheng.config.checks import find_cautions, find_faults
from xinsheng.config.fonts_installed import find_faults_of_fonts
from xinsheng.config.high_water import is_frozen
from xinsheng.registry.laying_down import bring_up_to_date, find_half_taken, find_steps_lacking
from xinsheng.registry.rights import grant_rights

MIGRATING = 0x78696E73  # one migration at a time, from whichever terminal
app = typer.Typer()


@app.command()
def migrate() -> None:
    """更新数据库结构并授权。Bring the books up to date as their owner, then grant the application its rights."""
    steps = take_steps_lacking()
    done = f"数据库结构已更新（{steps} 步）。The books were brought up to date ({steps} steps)."
    out.print(f"[green]✓[/] {done if steps else '数据库结构已是最新。The books were up to date.'}", soft_wrap=True)


def take_steps_lacking() -> int:
    """Do what `migrate` says, after any other that is at it; how many steps the books lacked.

    Tells the fault and exits with 1 where it cannot be done.
    """
    if "owner" not in connections:
        tell_fault("no_owner")
        raise typer.Exit(code=1)
    with err.status("正在更新数据库结构… Migrating the books…"):
        owner = connections["owner"]
        try:
            owner.ensure_connection()
        except OperationalError as error:
            tell_fault("database_unreachable")
            raise typer.Exit(code=1) from error
        with owner.cursor() as cursor:  # it ends with our session; who comes second waits
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        if half_taken := find_half_taken(owner):
            tell_fault("books_too_old", half_taken)
            raise typer.Exit(code=1)
        steps = find_steps_lacking(owner)
        bring_up_to_date(owner)
        if is_frozen(owner):
            tell_fault("numbers_not_confirmed")
            raise typer.Exit(code=1)
        grant_rights(owner, role=settings.DATABASES["default"]["USER"])
    return len(steps)


@app.command()
def check() -> None:
    """检查设置、数据库和权限。Check the settings, the database and the rights."""
    if look_over():
        out.print("[green]✓[/] 没有错误，请看上面的提醒。No fault; mind what is said above.")
    else:
        out.print("[green]✓[/] 一切正常。All is well.")


def look_over() -> int:
    """Tell every fault, and exit with 1 if there is one; then every caution, and how many they are."""
    faults = find_faults(settings.ENVIRONMENT)
    for fault in faults:
        tell_fault(fault.code, fault.about)
    if faults:
        raise typer.Exit(code=1)
    cautions = find_cautions(settings.POPULATION, mchis=settings.MCHIS, at=datetime.now(tz=UTC))
    told = [*find_faults_of_fonts(settings.STATE), *cautions]
    for caution in told:
        tell_caution(caution.code, caution.about)
    return len(told)
