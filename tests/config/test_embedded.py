"""The embedded PostgreSQL as an operator meets it."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from xinsheng.config.credentials import Credentials
from xinsheng.config.embedded import EmbeddedServer, UnableToStartServer, find_running_process
from xinsheng.config.server_tree import UnableToPrepareServer, account_for_server, open_for_account

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def state() -> Iterator[Path]:
    """A folder in which no server was ever started."""
    folder = Path(tempfile.mkdtemp(prefix="xinsheng-state-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def first_start() -> Iterator[Path]:
    """A folder in which a server was started once, and stopped."""
    folder = Path(tempfile.mkdtemp(prefix="xinsheng-state-"))
    with EmbeddedServer(folder):
        pass
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def started(state: Path, first_start: Path) -> Path:
    """The same with a cluster of its own: for what does not turn on how the first start goes."""
    subprocess.run(["cp", "-a", f"{first_start}/.", str(state)], check=True)
    return state


def test_what_was_committed_is_there_after_a_second_start(state: Path) -> None:
    with EmbeddedServer(state) as server, psycopg.connect(server.credentials.owner_url) as connection:
        connection.execute("CREATE TABLE kept (words text)")
        connection.execute("INSERT INTO kept VALUES ('新生')")
    with EmbeddedServer(state) as server, psycopg.connect(server.credentials.owner_url) as connection:
        assert connection.execute("SELECT words FROM kept").fetchall() == [("新生",)]


def test_the_server_ends_with_us_and_its_process_is_gone(started: Path) -> None:
    with EmbeddedServer(started) as server:
        process = server.process
        assert process is not None
        assert find_running_process(server.data) == process.pid
    assert process.poll() is not None
    assert find_running_process(server.data) is None


def test_the_server_ends_even_when_we_are_killed(started: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path\n"
        "from xinsheng.config.embedded import EmbeddedServer\n"
        "server = EmbeddedServer(Path(sys.argv[1])); server.start(); print('up', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(started)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    with child, child.stdout:
        assert child.stdout.readline() == b"up\n"
        child.send_signal(signal.SIGKILL)
    for _ in range(100):
        if find_running_process(started / "database") is None:
            break
        time.sleep(0.05)
    assert find_running_process(started / "database") is None


def test_a_pid_file_left_behind_does_not_stop_the_next_start(started: Path) -> None:
    with EmbeddedServer(started) as server:
        data = server.data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n", encoding="ascii")
    with EmbeddedServer(started) as server:
        assert find_running_process(data) != os.getpid()


def test_a_second_server_on_the_same_folder_is_refused(started: Path) -> None:
    with EmbeddedServer(started), pytest.raises(UnableToStartServer) as refusal:
        EmbeddedServer(started).start()
    assert refusal.value.code == "already_running"


def test_nobody_gets_in_without_the_password(started: Path) -> None:
    with EmbeddedServer(started) as server:
        wrong = server.credentials.owner_url.replace("xinsheng_owner:", "xinsheng_owner:x")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)


def test_passwords_and_data_are_for_our_eyes_only(state: Path) -> None:
    with EmbeddedServer(state) as server:
        assert stat.S_IMODE((state / "database.json").stat().st_mode) == 0o600
        assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
        assert Credentials.read(state) == server.credentials


def test_the_application_owns_nothing_and_makes_nothing(started: Path) -> None:
    wishes = ("CREATE TABLE mine (words text)", "CREATE DATABASE mine", "CREATE ROLE mine")
    with EmbeddedServer(started) as server, psycopg.connect(server.credentials.application_url) as connection:
        connection.autocommit = True
        for wish in wishes:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(wish)


def test_the_log_repeats_no_value_of_a_row(started: Path) -> None:
    with EmbeddedServer(started) as server:
        with psycopg.connect(server.credentials.owner_url, autocommit=True) as connection:
            connection.execute("CREATE TABLE person (name text UNIQUE)")
            connection.execute("INSERT INTO person VALUES ('张小明')")
            with pytest.raises(psycopg.errors.UniqueViolation):
                connection.execute("INSERT INTO person VALUES ('张小明')")
        log = server.log.read_text(encoding="utf-8")
    assert "duplicate key" in log
    assert "张小明" not in log


def test_chinese_is_stored_as_unicode_with_checksums_on(state: Path) -> None:
    with EmbeddedServer(state) as server, psycopg.connect(server.credentials.application_url) as connection:
        asked = connection.execute(
            "SELECT current_setting('server_encoding'), current_setting('data_checksums'), datcollate, datctype "
            "FROM pg_database WHERE datname = current_database()"
        )
        assert asked.fetchone() == ("UTF8", "on", "C.UTF-8", "C.UTF-8")


def test_a_folder_that_the_server_cannot_reach_is_named(state: Path) -> None:
    closed = state / "home"
    closed.mkdir(mode=0o700)
    with pytest.raises(UnableToPrepareServer) as refusal:
        open_for_account(closed / "state")
    assert (refusal.value.code, refusal.value.detail) == ("closed_folder", str(closed))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server an account")
def test_under_root_the_server_runs_without_the_rights_of_root(state: Path) -> None:
    account = account_for_server()
    assert account is not None
    with EmbeddedServer(state) as server:
        assert server.process is not None
        assert Path(f"/proc/{server.process.pid}").stat().st_uid == account.pw_uid != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user has tried it in every test above")
def test_an_ordinary_user_starts_and_stops_it_too(state: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    home = state / "home"
    home.mkdir(mode=0o700)
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    state.chmod(0o711)
    for room in ("config", "gateways", "law", "standards"):  # what the settings are read with
        shutil.copytree(SOURCE / "xinsheng" / room, home / "src" / "xinsheng" / room)
    (home / "src" / "xinsheng" / "__init__.py").touch()
    program = (
        "import os, sys; from pathlib import Path\n"
        "from xinsheng.config.embedded import EmbeddedServer\n"
        "with EmbeddedServer(Path(sys.argv[1])) as server:\n"
        "    print(os.geteuid() != 0, Path(f'/proc/{server.process.pid}').stat().st_uid == os.geteuid())"
    )
    said = subprocess.run(
        [_open_interpreter(), "-B", "-c", program, str(home / "state")],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{home / 'src'}:{Path(psycopg.__file__).parents[1]}"},
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd="/",
        check=False,
        capture_output=True,
        text=True,
    )
    assert said.stdout == "True True\n", said.stderr


def _open_interpreter() -> str:
    """Give our interpreter, or the system's of the same version where ours lies in a closed home."""
    ours = Path(sys.executable)
    if all(folder.stat().st_mode & 0o001 for path in (ours, ours.resolve()) for folder in path.parents):
        return str(ours)
    theirs = Path(f"/usr/bin/python3.{sys.version_info.minor}")
    if not theirs.exists():
        pytest.skip("our interpreter lies in a closed home and the system has none of its version")
    return str(theirs)
