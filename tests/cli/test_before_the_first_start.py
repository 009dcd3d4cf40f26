"""Before anything is set up, the operator reads what is missing, line by line, and nothing is started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from xinsheng.config.credentials import free_port
from xinsheng.papers.fonts import fonts_folder

SOURCE = Path(__file__).resolve().parents[2] / "src"


def says(*command: str, state: Path, **more: str) -> tuple[int, str]:
    """How a real process of production without any other setting ends, and what it wrote."""
    told = {key: value for key, value in os.environ.items() if not key.startswith(("XINSHENG_", "DATABASE_"))}
    told |= {"XINSHENG_STATE": str(state), "XINSHENG_PRODUCTION": "1", "PYTHONPATH": str(SOURCE), **more}
    done = subprocess.run(
        [sys.executable, "-m", "xinsheng", *command],
        env=told,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return done.returncode, done.stdout + done.stderr


def test_production_that_is_not_set_up_starts_nothing_and_says_why_at_once(tmp_path: Path) -> None:
    code, said = says("run", state=tmp_path / "state")
    assert code == 1
    for fault in ("secret_key_missing", "address_without_tls", "messages_go_nowhere", "demonstration_sign_in"):
        assert fault in said
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("command", ["check", "setup", "web"])
def test_a_database_that_nobody_named_is_one_line(tmp_path: Path, command: str) -> None:
    code, said = says(command, state=tmp_path / "state")
    assert code == 1
    assert "database_unreachable: DATABASE_URL" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("owner_url", "code"),
    [("", "no_owner"), ("postgresql://owner:word@127.0.0.1:1/xinsheng", "database_unreachable: DATABASE_OWNER_URL")],
)
def test_a_backup_without_its_database_fails_in_one_line(tmp_path: Path, owner_url: str, code: str) -> None:
    file, application = tmp_path / "backup.tar", "postgresql://application:word@127.0.0.1:1/xinsheng"
    status, said = says(
        "backup", str(file), state=tmp_path / "state", DATABASE_URL=application, DATABASE_OWNER_URL=owner_url
    )
    assert status == 1
    assert code in said
    assert "Traceback" not in said
    assert not file.exists()


def test_without_fonts_nothing_is_started_and_it_is_said_how_to_have_them(tmp_path: Path) -> None:
    code, said = says("run", state=tmp_path / "state", XINSHENG_PRODUCTION="")
    assert (code, "fonts_missing" in said, "xinsheng fonts install" in said) == (1, True, True)
    assert not (tmp_path / "state").exists()


def test_books_that_cannot_be_made_ready_end_it_with_our_own_sentences_alone(tmp_path: Path) -> None:
    (tmp_path / "fonts").symlink_to(fonts_folder())
    away = "postgresql://nobody:word@127.0.0.1:1/none"
    more = {"DATABASE_URL": away, "DATABASE_OWNER_URL": away, "XINSHENG_PORT": str(free_port())}
    code, said = says("run", state=tmp_path, XINSHENG_PRODUCTION="", **more)
    assert (code, "step_failed: prepare" in said) == (1, True)
    assert "[" not in said, "the web server speaks between"
