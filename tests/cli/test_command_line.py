"""The list of commands is read on a terminal of eighty columns, and a database that is away is one sentence."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from xinsheng.cli import family
from xinsheng.cli.program import NAMED, program

AWAY = "postgresql://nobody@127.0.0.1:1/none"


@pytest.mark.parametrize("group", ["", *NAMED])
def test_no_commands_line_is_cut_at_eighty_columns(group: str) -> None:
    shown = CliRunner().invoke(program(), [*filter(None, [group]), "--help"], env={"COLUMNS": "80"})

    assert shown.exit_code == 0
    assert "Commands" in shown.stdout
    assert [line for line in shown.stdout.splitlines() if "…" in line] == []


@pytest.mark.parametrize("command", ["first-codes", "proof check", "measures check", "compare replay"])
def test_a_database_that_is_away_is_one_sentence_and_an_exit_status(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "xinsheng", *command.split()],
        env={**os.environ, "DATABASE_URL": AWAY, "COLUMNS": "80"},
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == ["✗ 无法连接数据库。The database cannot be reached. (database_unreachable)"]


@pytest.mark.parametrize(
    ("given", "is_terminal", "level"),
    [({}, True, "WARNING"), ({}, False, None), ({"XINSHENG_LOG_LEVEL": "DEBUG"}, True, "DEBUG")],
)
def test_on_a_terminal_the_log_says_only_what_is_wrong_unless_it_is_asked_for_more(
    given: dict[str, str],
    is_terminal: bool,  # noqa: FBT001  pytest names its parameters
    level: str | None,
) -> None:
    assert family._quiet_on_a_terminal(given, is_terminal=is_terminal).get("XINSHENG_LOG_LEVEL") == level
