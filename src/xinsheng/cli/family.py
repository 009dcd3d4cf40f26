"""`xinsheng run`: everything on one machine, with one command."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import typer

from xinsheng.cli.screen import err, out, tell_caution, tell_fault
from xinsheng.config.credentials import write_private
from xinsheng.config.embedded import EmbeddedServer, UnableToStartServer
from xinsheng.config.environment import SECRET, Environment, environment_of_this_process
from xinsheng.config.family import Family, UnableToKeepRunning, end_on_signals, wait_until_it_answers
from xinsheng.config.fonts_installed import find_faults_of_fonts
from xinsheng.config.server_tree import UnableToPrepareServer
from xinsheng.config.settings_checks import find_faults_of_faces, find_faults_of_settings
from xinsheng.gateways.identity.face_place import FacePlace

app = typer.Typer()
_OURSELVES = (sys.executable, "-m", "xinsheng")
_START = 60.0  # seconds the web server has to answer for the first time


@app.command()
def run() -> None:
    """启动全部：数据库、网页服务、后台任务。Start everything: database, pages, worker; Ctrl-C ends it all."""
    environment = environment_of_this_process()
    end_on_signals()
    _stop_unless_set_up(environment)
    if not _port_is_free(environment):
        tell_fault("port_taken", str(environment.port))
        raise typer.Exit(code=1)
    try:
        _keep_secret(environment)
        if environment.embedded:
            _tell("正在启动数据库… Starting the database…")
        with _database(environment) as (server, addresses):
            _serve(environment, server, addresses)
    except SystemExit:
        _tell("已停止。Stopped.")
        raise
    except (UnableToStartServer, UnableToPrepareServer) as error:
        tell_fault(error.code, error.detail)
        raise typer.Exit(code=1) from error
    except UnableToKeepRunning as error:
        tell_fault("keeps_ending", f"{error.name}, {error.status}")
        raise typer.Exit(code=1) from error


def _stop_unless_set_up(environment: Environment) -> None:
    """End with plain lines, before anything is started, on settings that production refuses, and without fonts."""
    faults = [*find_faults_of_settings(environment), *find_faults_of_fonts(environment.state)]
    for fault in faults:
        tell_fault(fault.code, fault.about)
    if faults:
        raise typer.Exit(code=1)


def _serve(environment: Environment, server: EmbeddedServer | None, addresses: Mapping[str, str]) -> None:
    """Bring the books up to date while the web server loads, start the workers, say where it is, and watch it."""
    owner = {**_quiet_on_a_terminal(os.environ, is_terminal=sys.stderr.isatty()), **addresses}
    application = {**owner, "DATABASE_OWNER_URL": "", "XINSHENG_BOOKS_FOLLOW": "1"}
    with Family(application) as family:
        family.start("web", [*_OURSELVES, "web"])
        people = _prepare(family, variables=owner)
        _tell("正在启动网页服务… Starting the web server…")
        answers = wait_until_it_answers(f"{environment.own_address}/health/live", seconds=_START)
        if not answers:
            tell_fault("does_not_answer", str(environment.port))
            raise typer.Exit(code=1)
        for _one in range(environment.workers):  # after the pages: whoever opens one waits for these, not for errands
            family.start("worker", [*_OURSELVES, "worker"])
        if people:
            out.print(people, markup=False, soft_wrap=True)
        _tell_of_faces(environment.face)
        out.print(f"[bold]新生 Xinsheng[/]  {environment.public_url}", soft_wrap=True)
        out.print("[dim]按 Ctrl-C 停止。Ctrl-C ends everything.[/]")
        family.watch(on_restart=_tell_restart, also=lambda: _see_to(server))


def _prepare(family: Family, *, variables: Mapping[str, str]) -> str:
    """Make the books ready; what that printed. Where it is refused nobody was served: nothing is to be waited for."""
    try:
        return _step("prepare", variables=variables)
    except typer.Exit:
        family.end(patience=0)
        raise


def _quiet_on_a_terminal(variables: Mapping[str, str], *, is_terminal: bool) -> dict[str, str]:
    """Let the log, which a program reads, say there only what is wrong: a line for each page drowns our sentences."""
    return {**({"XINSHENG_LOG_LEVEL": "WARNING"} if is_terminal else {}), **variables}


def _tell_of_faces(place: FacePlace) -> None:
    """Say that nobody comes in by their face here, and why."""
    if not place.is_named:
        out.print("[dim]没有接人脸核身服务，用其他方式登录。No face service: XINSHENG_FACE.[/]", soft_wrap=True)
    for fault in find_faults_of_faces(place):
        tell_caution(fault.code, fault.about)


def _tell(what: str) -> None:
    """Say which step is under way: on a busy machine each takes its time, and silence looks like a fault."""
    err.print(f"[dim]{what}[/]", soft_wrap=True)


@contextmanager
def _database(environment: Environment) -> Iterator[tuple[EmbeddedServer | None, Mapping[str, str]]]:
    """Give the addresses of the database: the given one, or the embedded one, running as long as we do."""
    if not environment.embedded:
        yield None, {}
        return
    with EmbeddedServer(environment.state) as server:
        keys = server.credentials
        yield server, {"DATABASE_URL": keys.application_url, "DATABASE_OWNER_URL": keys.owner_url}


def _step(command: str, *, variables: Mapping[str, str]) -> str:
    """Run one of our commands to its end; what it printed. Its errors go straight to the screen."""
    done = subprocess.run(
        [*_OURSELVES, command],
        env=variables,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode != 0:
        tell_fault("step_failed", command)
        raise typer.Exit(code=1)
    return done.stdout.strip("\n")


def _see_to(server: EmbeddedServer | None) -> None:
    """End the family when the embedded database has ended by itself."""
    if server is not None and server.process is not None and server.process.poll() is not None:
        raise UnableToKeepRunning("database", server.process.returncode)


def _tell_restart(name: str, status: int) -> None:
    err.print(f"[yellow]![/] {name} 意外退出（{status}），已重新启动。{name} ended by itself and was restarted.")


def _keep_secret(environment: Environment) -> None:
    """Keep the secret we made up, so that a restart signs nobody out."""
    file = environment.state / SECRET
    if not environment.secret_key_given and not environment.production and not file.exists():
        environment.state.mkdir(parents=True, exist_ok=True)
        write_private(file, secrets.token_urlsafe(48))


def _port_is_free(environment: Environment) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((environment.listen, environment.port))
        except OSError:
            return False
    return True
