"""A server with migrated, empty books, made once for all that they are made from and laid down anew for each run.

Migrating renders every model at every step and takes most of a minute of a small machine; copying what it came to
takes a second. Each run migrates and grants all the same, on its copy: it finds nothing left to do.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from xinsheng.config.embedded import EmbeddedServer

ROOT = Path(__file__).resolve().parents[1]
MADE_FROM = ("src/xinsheng/registry", "src/xinsheng/config", "requirements", "tests/kept_books.py")
MOST = 6  # kept at once: a branch or two of each of a few working copies
Migrate = Callable[[str, str], None]  # (owner's address, application's address)


def lay_down(folder: Path, *, migrate: Migrate) -> None:
    """Lay a stopped server with migrated, empty books down in this folder, made now where none is kept."""
    with _alone() as kept:
        made = kept / _digest()
        if not made.is_dir():
            _make(made, migrate=migrate)
            _forget_oldest(kept)
        os.utime(made)
        _copy(made, folder)


def _make(made: Path, *, migrate: Migrate) -> None:
    """Make it under another name first: a half-made one is never laid down."""
    scratch = Path(tempfile.mkdtemp(prefix="xinsheng-test-"))
    unfinished = made.with_suffix(".unfinished")
    try:
        with EmbeddedServer(scratch) as server:
            migrate(server.credentials.owner_url, server.credentials.application_url)
            _trust_the_machine(server.credentials.administrator_url)
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        _copy(scratch, unfinished)
        unfinished.rename(made)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _trust_the_machine(administrator_url: str) -> None:
    """Keep in the books that their server need not outlive a loss of power; killed, it has lost nothing all the same.

    What is committed is in the machine's memory by then, and a kill of the server, or of us, leaves that as it is.
    """
    with psycopg.connect(administrator_url, dbname="postgres", autocommit=True) as connection:
        for name in ("fsync", "full_page_writes"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(name)))


def _copy(source: Path, target: Path) -> None:
    """With owners and rights: under root the server's files belong to another account."""
    subprocess.run(["cp", "-a", f"{source}/.", str(target)], check=True)


def _forget_oldest(kept: Path) -> None:
    found = sorted((one for one in kept.iterdir() if one.is_dir()), key=lambda one: one.stat().st_mtime, reverse=True)
    for one in found[MOST:]:
        shutil.rmtree(one, ignore_errors=True)


@contextmanager
def _alone() -> Iterator[Path]:
    """The folder of what is kept, for us alone, one process at a time."""
    kept = Path(tempfile.gettempdir()) / f"xinsheng-test-books-{os.getuid()}"
    kept.mkdir(mode=0o700, exist_ok=True)
    owner = kept.lstat()
    assert (owner.st_uid, owner.st_mode & 0o077) == (os.getuid(), 0), f"{kept} is somebody else's"
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield kept


def _digest() -> str:
    """Of every file that the books are made from, by name and content, and of the Python that makes them."""
    total = hashlib.sha256(sys.version.encode())
    for named in MADE_FROM:
        place = ROOT / named
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return total.hexdigest()[:32]
