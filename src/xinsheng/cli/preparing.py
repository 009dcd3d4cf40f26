"""`xinsheng prepare`: all that `xinsheng run` does to the books before a page is seen, in one process of its own."""

import typer
from django.conf import settings

from xinsheng.cli.books import look_over, take_steps_lacking
from xinsheng.cli.demonstration import demonstration
from xinsheng.cli.screen import err

app = typer.Typer()


@app.command()
def prepare() -> None:
    """更新数据库结构，建立演示省（正式运行除外），检查。Migrate, set up the demonstration outside production, check.

    It needs the addresses of both roles, and prints who may sign in.
    """
    _tell("正在更新数据库结构… Migrating the books…")
    take_steps_lacking()
    if not settings.PRODUCTION:
        _tell("正在准备演示省… Setting up the demonstration…")
        demonstration()
    look_over()


def _tell(what: str) -> None:
    """Say which step is under way: on a busy machine each takes its time, and silence looks like a fault."""
    err.print(f"[dim]{what}[/]", soft_wrap=True)
