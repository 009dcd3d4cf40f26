"""One file that holds everything but the keys: the books as PostgreSQL dumps them, and the vault, with digests.

The keys are left out on purpose: whoever finds a backup must not be able to read it. Keep them apart.
"""

import hashlib
import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from xinsheng.config.server_tree import installed_programs, run_program

FORMAT = "xinsheng.backup/1"
_MANIFEST, _BOOKS, _VAULT = "manifest.json", "books.dump", "vault"
_KNOWS_EVERY_SETTING = 170000  # the oldest server that knows whatever our pg_restore sets first
_SET_FOR_NEWER = b"SET transaction_timeout = 0;\n"


class UnableToBackUp(Exception):
    """No backup was written. `code`: file_exists, no_books."""

    def __init__(self, code: str, about: str = "") -> None:
        """Keep the code and what it is about."""
        super().__init__(code)
        self.code = code
        self.about = about


class UnableToRestore(Exception):
    """Nothing was restored. `code`: not_a_backup, target_not_empty."""

    def __init__(self, code: str, about: str = "") -> None:
        """Keep the code and what it is about."""
        super().__init__(code)
        self.code = code
        self.about = about


def write_backup(file: Path, *, owner_url: str, vault: Path | None, at: datetime) -> dict[str, Any]:
    """Write a backup of the books at `owner_url` and the vault folder into `file` (mode 0600); its manifest.

    The books are one consistent snapshot. The vault is read after them: files are only ever added there, so
    every file the books name is in the backup. Raises UnableToBackUp, UnableToPrepareServer.
    """
    if file.exists():
        raise UnableToBackUp("file_exists", str(file))
    beside = file.absolute().parent  # the database's programs stand in no folder of ours
    with psycopg.connect(owner_url) as connection:
        if not _has_tables(connection):  # a backup of nothing must not pass for a backup
            raise UnableToBackUp("no_books")
    with tempfile.TemporaryDirectory(dir=beside, prefix=".backup-") as name:
        draft = Path(name)
        books = draft / _BOOKS
        address, password = apart(owner_url)
        run_program(
            # the population register is no book of ours: it is loaded again from its extract
            [
                *(installed_programs() / "pg_dump", "--format=custom", "--exclude-schema=population"),
                *(f"--file={books}", address),
            ],
            password=password,
        )
        parts = {_BOOKS: books, **_files_of_vault(vault)}
        manifest = {
            "format": FORMAT,
            "made_at": at.isoformat(timespec="seconds"),
            "files": {part: _digest(path) for part, path in parts.items()},
        }
        (draft / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        whole = draft / "whole.tar"
        with tarfile.open(whole, "x") as archive:
            for part, path in {_MANIFEST: draft / _MANIFEST, **parts}.items():
                archive.add(path, arcname=part, recursive=False)
        whole.chmod(0o600)
        whole.rename(file)
    return manifest


def restore_backup(file: Path, *, owner_url: str, vault: Path | None) -> None:
    """Restore `file` into an empty database and an empty vault, after checking every digest.

    The application gets no rights yet, and the books are marked: numbers taken after the backup was made are
    unknown to them (invariant 6), so an operator must first confirm the highest ones (config/high_water.py).
    Raises UnableToRestore, UnableToPrepareServer.
    """
    with psycopg.connect(owner_url) as connection:
        if _has_tables(connection):
            raise UnableToRestore("target_not_empty", "DATABASE_OWNER_URL")
        is_older = _is_older(connection)
    if vault is not None and vault.is_dir() and any(vault.iterdir()):
        raise UnableToRestore("target_not_empty", str(vault))
    with _unpacked(file) as folder:
        (_restore_into_older if is_older else _restore_books)(folder / _BOOKS, owner_url=owner_url)
        freeze(owner_url)
        if vault is not None and (folder / _VAULT).is_dir():
            shutil.copytree(folder / _VAULT, vault, dirs_exist_ok=True)
            vault.chmod(0o700)


def _restore_books(dump: Path, *, owner_url: str) -> None:
    address, password = apart(owner_url)
    run_program(
        [
            *(installed_programs() / "pg_restore", "--exit-on-error", "--single-transaction"),
            *("--no-owner", "--no-privileges", f"--dbname={address}", dump),
        ],
        password=password,
    )


def _restore_into_older(dump: Path, *, owner_url: str) -> None:
    """The same for PostgreSQL 15 and 16, which do not know one setting that our pg_restore begins with."""
    address, password = apart(owner_url)
    written, script = dump.with_suffix(".written"), dump.with_suffix(".sql")
    run_program([installed_programs() / "pg_restore", "--no-owner", "--no-privileges", f"--file={written}", dump])
    with written.open("rb") as said, script.open("wb") as kept:
        for line in said:
            if line == _SET_FOR_NEWER:
                break
            kept.write(line)
        shutil.copyfileobj(said, kept)
    run_program(
        [
            *(installed_programs() / "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"),
            *("--single-transaction", f"--file={script}", address),
        ],
        password=password,
    )


def _is_older(connection: psycopg.Connection) -> bool:
    return connection.info.server_version < _KNOWS_EVERY_SETTING


def freeze(owner_url: str) -> None:
    """Mark the books as restored and unconfirmed; the mark lives in the database itself."""
    with psycopg.connect(owner_url) as connection:
        connection.execute("COMMENT ON SCHEMA public IS 'xinsheng: restored, numbers not confirmed'")


@contextmanager
def _unpacked(file: Path) -> Iterator[Path]:
    """Unpack into a private folder and compare every file with the manifest, both ways."""
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".restore-") as name:
        folder = Path(name)
        try:
            _unpack(file, into=folder)
            manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        except (tarfile.TarError, OSError, ValueError) as error:
            raise UnableToRestore("not_a_backup", str(file)) from error
        found = {
            path.relative_to(folder).as_posix(): _digest(path)
            for path in folder.rglob("*")
            if path.is_file() and path != folder / _MANIFEST
        }
        if manifest.get("format") != FORMAT or manifest.get("files") != found:
            raise UnableToRestore("not_a_backup", str(file))
        yield folder


def _unpack(file: Path, *, into: Path) -> None:
    """Write the plain files of an archive, and nothing that leads out of the folder or is not a plain file.

    By hand: `extractall(filter=...)` came with Python 3.11.4, and Debian 12 has 3.11.2. Raises tarfile.TarError.
    """
    with tarfile.open(file) as archive:
        for member in archive:
            place = PurePosixPath(member.name)
            content = archive.extractfile(member) if member.isreg() else None
            if content is None or place.is_absolute() or ".." in place.parts:
                raise tarfile.TarError(member.name)
            target = into / place
            target.parent.mkdir(parents=True, exist_ok=True)
            with content, target.open("xb") as stream:
                shutil.copyfileobj(content, stream)
            target.chmod(0o600)


def apart(url: str) -> tuple[str, str]:
    """Give an address without its password, and the password."""
    said = conninfo_to_dict(url)
    password = said.pop("password", None)
    return make_conninfo("", **said), str(password or "")


def _has_tables(connection: psycopg.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone()
    return found is not None


def _files_of_vault(vault: Path | None) -> dict[str, Path]:
    if vault is None or not vault.is_dir():
        return {}
    paths = sorted(path for path in vault.rglob("*") if path.is_file())
    return {f"{_VAULT}/{path.relative_to(vault).as_posix()}": path for path in paths}


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
