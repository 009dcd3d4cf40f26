"""The embedded PostgreSQL: real, in a folder of its own, stopped with us. For one machine and for tests.

It listens on the loopback address only (no socket file, hence no limit on the length of a path), asks every
connection for a password (scram-sha-256), and keeps checksums. Its log never repeats a statement or a value.
"""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from xinsheng.config.credentials import (
    ADMINISTRATOR,
    APPLICATION,
    DATABASE,
    OWNER,
    Credentials,
    free_port,
    is_free,
    password_in,
    write_private,
)
from xinsheng.config.server_tree import (
    account_for_server,
    lowered,
    open_for_account,
    plain_environment,
    programs,
    run_program,
)

_PATIENCE = 30.0  # seconds to wait for a server that recovers after a crash
_STEP = 0.02
_PARAMETERS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=60",
    "timezone=UTC",
    "log_timezone=UTC",
    "lc_messages=C",
    "log_error_verbosity=terse",  # no DETAIL lines: they repeat the values of a row
    "log_min_error_statement=panic",  # nor the statement that failed
    "log_parameter_max_length_on_error=0",
)


class UnableToStartServer(Exception):
    """The embedded server did not come up. `code`: already_running, did_not_start, no_free_port."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep the code and, for the operator, the server's last line."""
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class EmbeddedServer:
    """One PostgreSQL server in a state folder; a context manager that starts and stops it."""

    def __init__(self, state: Path) -> None:
        """`state`: the folder that holds the data, the credentials and (under root) the programs."""
        self.state = state
        self.data = state / "database"
        self.log = state / "database.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.credentials: Credentials
        self._account: pwd.struct_passwd | None = None
        self._programs: Path

    def __enter__(self) -> Self:
        """Start; see `start`."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()

    def start(self) -> None:
        """Make the cluster on the first start, then start the server and wait until it answers.

        Raises UnableToStartServer (also when a server already runs on this data) and UnableToPrepareServer.
        """
        self._prepare()
        _forget_stale_pid_file(self.data)
        if not (self.data / "PG_VERSION").is_file():
            self._make_cluster()
        kept = Credentials.read(self.state)
        self.credentials = kept if is_free(kept.port) else kept.at_port(free_port())
        self.credentials.keep(self.state)
        self._start_process()
        try:
            self._wait_until_ready()
            self._make_roles_and_database()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the server: connections are cut, everything committed is on disk. Does nothing if not running."""
        if self.process is None:
            return
        for request, patience in ((signal.SIGINT, 20), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            if self.process.poll() is None:
                self.process.send_signal(request)
            try:
                self.process.wait(timeout=patience)
                break
            except subprocess.TimeoutExpired:
                continue
        self.process = None

    def _prepare(self) -> None:
        self._account = account_for_server()
        if self._account is None:
            self.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        else:
            open_for_account(self.state)
        self._programs = programs(self.state, account=self._account)

    def _make_cluster(self) -> None:
        """Make the data folder under another name first, so that a half-made one is never started."""
        credentials = Credentials.invent(port=free_port())
        unfinished = self.data.with_name(f"database.{os.getpid()}")
        unfinished.mkdir(mode=0o700)
        password = self.state / f"password.{os.getpid()}"
        write_private(password, password_in(credentials.administrator_url))
        if self._account is not None:
            os.chown(unfinished, self._account.pw_uid, self._account.pw_gid)
            os.chown(password, self._account.pw_uid, self._account.pw_gid)
        try:
            run_program(
                [
                    self._programs / "initdb",
                    *("--pgdata", unfinished, "--username", ADMINISTRATOR, "--pwfile", password),
                    *("--auth=scram-sha-256", "--data-checksums", "--encoding=UTF8", "--locale=C.UTF-8"),
                    *("--no-instructions",),
                ],
                account=self._account,
            )
            credentials.keep(self.state)
            unfinished.rename(self.data)
        finally:
            password.unlink()
            shutil.rmtree(unfinished, ignore_errors=True)

    def _start_process(self) -> None:
        options = [f"--{parameter}" for parameter in (*_PARAMETERS, f"port={self.credentials.port}")]
        program: list[str | Path] = [self._programs / "postgres", "-D", self.data, *options]
        with self.log.open("ab") as log:
            self.log.chmod(0o600)
            self.process = subprocess.Popen(
                lowered(program, ended_by=signal.SIGINT, account=self._account),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=plain_environment(),
                start_new_session=True,  # Ctrl-C at the terminal is ours to hand on, in the right order
            )

    def _wait_until_ready(self) -> None:
        assert self.process is not None  # noqa: S101  set by _start_process
        pid_file = self.data / "postmaster.pid"
        for _ in range(int(_PATIENCE / _STEP)):
            if self.process.poll() is not None:
                raise UnableToStartServer("did_not_start", _last_line(self.log))
            if _says_ready(pid_file):
                return
            time.sleep(_STEP)
        raise UnableToStartServer("did_not_start", _last_line(self.log))

    def _make_roles_and_database(self) -> None:
        """Make what is missing; on every later start this finds everything there."""
        with psycopg.connect(self.credentials.administrator_url, dbname="postgres", autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                return
            for role, url in ((OWNER, self.credentials.owner_url), (APPLICATION, self.credentials.application_url)):
                if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                    statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
                    connection.execute(statement.format(sql.Identifier(role), sql.Literal(password_in(url))))
            create_database(connection, name=DATABASE, owner=OWNER, application=APPLICATION)


def create_database(connection: psycopg.Connection, *, name: str, owner: str, application: str) -> None:
    """Make an empty database that belongs to `owner`; `application` may connect, nobody else may.

    `connection` must be in autocommit and belong to a role that may create databases.
    """
    database, owner_name, application_name = map(sql.Identifier, (name, owner, application))
    for statement in (
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'").format(
            database, owner_name
        ),
        sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database),
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, application_name),
    ):
        connection.execute(statement)


def find_running_process(data: Path) -> int | None:
    """Give the process id of a server that runs on the data folder `data`; None when there is none."""
    pid_file = data / "postmaster.pid"
    if not pid_file.is_file():
        return None
    process = int(pid_file.read_text(encoding="ascii").split()[0])
    command = Path(f"/proc/{process}/cmdline")
    if not command.is_file():
        return None
    return process if str(data).encode() in command.read_bytes().split(b"\0") else None


@contextmanager
def server_for_command(state: Path) -> Iterator[Credentials]:
    """Give the credentials of the server on `state`, which is started for this while if it does not run."""
    if find_running_process(state / "database") is None:
        with EmbeddedServer(state) as server:
            yield server.credentials
    else:
        yield Credentials.read(state)


def _forget_stale_pid_file(data: Path) -> None:
    """Remove a pid file whose process is gone or is somebody else; wait for one that is just ending."""
    for _ in range(int(10 / _STEP)):
        if find_running_process(data) is None:
            (data / "postmaster.pid").unlink(missing_ok=True)
            return
        if _says_ready(data / "postmaster.pid"):
            break
        time.sleep(_STEP)
    raise UnableToStartServer("already_running", str(data))


def _says_ready(pid_file: Path) -> bool:
    """Read the status line of the pid file, which the server keeps (PostgreSQL: miscadmin.h, line 8)."""
    if not pid_file.is_file():
        return False
    lines = pid_file.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines[7:8]] == ["ready"]


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if log.is_file() else []
    return lines[-1] if lines else ""
