"""The list of commands is read on a terminal of eighty columns, and a database that is away is one sentence."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from xinsheng.cli import family
from xinsheng.cli.program import NAMED, program
from xinsheng.gateways.identity.face_place import FacePlace

AWAY = "postgresql://nobody@127.0.0.1:1/none"
FACES = FacePlace(
    adapter="tencent", endpoint="https://faceid.example.cn", rule_id="7", secret_id="AKID", secret_key="unsaid"
)


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


@pytest.mark.parametrize(
    ("place", "there", "said"),
    [
        (FacePlace(), "face", "没有接人脸核身服务"),
        (FACES, "", "make face"),
        (replace(FACES, rule_id=""), "face", "XINSHENG_FACE_..."),
    ],
)
def test_whoever_starts_it_is_told_that_nobody_comes_in_by_their_face_and_why(
    place: FacePlace, there: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("xinsheng.config.settings_checks.has_face_part", lambda: bool(there))
    family._tell_of_faces(place)
    told = capsys.readouterr()

    assert said in told.out + told.err


def test_where_faces_are_compared_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("xinsheng.config.settings_checks.has_face_part", lambda: True)
    family._tell_of_faces(FACES)

    assert capsys.readouterr() == ("", "")
