"""A backup comes back whole, and restored books give out no number twice."""

import stat
import tarfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from tests.conftest import BookAddresses

from xinsheng.config import archive
from xinsheng.config.archive import UnableToBackUp, UnableToRestore, restore_backup, write_backup
from xinsheng.config.server_tree import run_program

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    (folder / "ab").mkdir(parents=True)
    (folder / "ab" / "cd").write_bytes(b"\x00sealed\xff")
    return folder


@pytest.fixture
def empty_books(book_addresses: BookAddresses, owner: psycopg.Connection) -> Iterator[str]:
    """An empty schema of its own database is what a new machine has; here it is made by the server's keeper."""
    keeper = book_addresses.keeper
    if keeper is None:
        pytest.skip("the given owner's role makes no second database")
    name = sql.Identifier("restored")
    with psycopg.connect(keeper, autocommit=True) as connection:
        role = sql.Identifier(str(conninfo_to_dict(book_addresses.owner)["user"]))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(name, role))
        yield make_conninfo(book_addresses.owner, dbname="restored")
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@pytest.fixture
def backup(tmp_path: Path, vault: Path, book_addresses: BookAddresses, owner: psycopg.Connection) -> Path:
    file = tmp_path / "xinsheng.tar"
    write_backup(file, owner_url=book_addresses.owner, vault=vault, at=AT)
    return file


def counts(address: str) -> dict[str, int]:
    with psycopg.connect(address) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        ask = sql.SQL("SELECT count(*) FROM {}")
        return {name: connection.execute(ask.format(sql.Identifier(name))).fetchone()[0] for (name,) in tables}


def test_books_and_vault_come_back_as_they_were(
    backup: Path, tmp_path: Path, book_addresses: BookAddresses, empty_books: str
) -> None:
    restore_backup(backup, owner_url=empty_books, vault=tmp_path / "new")
    assert counts(empty_books) == counts(book_addresses.owner)
    assert (tmp_path / "new" / "ab" / "cd").read_bytes() == b"\x00sealed\xff"


def test_books_come_back_into_an_older_server_which_does_not_know_every_setting(
    backup: Path, book_addresses: BookAddresses, empty_books: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def run(arguments: Sequence[str | Path], **how: Any) -> str:
        asked.append([str(one) for one in arguments])
        if "psql" in asked[-1][0]:
            script = next(one for one in asked[-1] if one.startswith("--file=")).removeprefix("--file=")
            assert b"transaction_timeout" not in Path(script).read_bytes()
        return run_program(arguments, **how)

    monkeypatch.setattr(archive, "_is_older", lambda _connection: True)
    monkeypatch.setattr(archive, "run_program", run)

    restore_backup(backup, owner_url=empty_books, vault=None)

    assert [Path(one[0]).name for one in asked] == ["pg_restore", "psql"]
    assert counts(empty_books) == counts(book_addresses.owner)


def test_restored_books_are_closed_to_the_application(
    backup: Path, book_addresses: BookAddresses, empty_books: str
) -> None:
    restore_backup(backup, owner_url=empty_books, vault=None)
    name = str(conninfo_to_dict(book_addresses.application)["user"])
    with psycopg.connect(empty_books) as connection:
        may = connection.execute(
            "SELECT bool_or(has_table_privilege(%s, oid, 'SELECT')) FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
            [name],
        ).fetchone()
        mark = connection.execute("SELECT obj_description('public'::regnamespace, 'pg_namespace')").fetchone()
    assert may == (False,)
    assert mark is not None
    assert mark[0].endswith("numbers not confirmed")


def test_a_restore_never_overwrites_books(backup: Path, book_addresses: BookAddresses) -> None:
    with pytest.raises(UnableToRestore) as refusal:
        restore_backup(backup, owner_url=book_addresses.owner, vault=None)
    assert refusal.value.code == "target_not_empty"


def test_a_restore_never_overwrites_a_vault(backup: Path, empty_books: str, vault: Path) -> None:
    with pytest.raises(UnableToRestore) as refusal:
        restore_backup(backup, owner_url=empty_books, vault=vault)
    assert refusal.value.code == "target_not_empty"
    assert counts(empty_books) == {}


def test_a_damaged_backup_is_refused_before_anything_is_written(
    backup: Path, tmp_path: Path, empty_books: str
) -> None:
    damaged = tmp_path / "damaged.tar"
    with tarfile.open(backup) as whole, tarfile.open(damaged, "x") as broken:
        for member in whole.getmembers():
            if not member.name.startswith("vault/"):
                broken.addfile(member, whole.extractfile(member))
    with pytest.raises(UnableToRestore) as refusal:
        restore_backup(damaged, owner_url=empty_books, vault=None)
    assert refusal.value.code == "not_a_backup"
    assert counts(empty_books) == {}


@pytest.mark.parametrize(
    "change",
    [
        {"name": "../outside"},
        {"name": "vault/../../outside"},
        {"name": "/tmp/outside"},  # noqa: S108
        {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"},
        {"type": tarfile.LNKTYPE, "linkname": "../outside"},
        {"type": tarfile.CHRTYPE},
        {"type": tarfile.FIFOTYPE},
    ],
    ids=["parent", "parent_deep", "absolute", "symlink", "hard_link", "device", "pipe"],
)
def test_a_backup_that_leads_out_of_its_folder_is_refused(
    backup: Path, tmp_path: Path, empty_books: str, change: dict[str, object]
) -> None:
    with tarfile.open(backup, "a") as archive:
        member = tarfile.TarInfo("vault/evil")
        for field, value in change.items():
            setattr(member, field, value)
        archive.addfile(member)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(UnableToRestore) as refusal:
        restore_backup(backup, owner_url=empty_books, vault=None)
    assert refusal.value.code == "not_a_backup"
    assert set(tmp_path.rglob("*")) == before
    assert counts(empty_books) == {}


def test_a_backup_comes_back_on_the_first_python_of_our_version(
    backup: Path, tmp_path: Path, empty_books: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian 12 has 3.11.2, where tarfile has no filters yet."""
    for name in ("data_filter", "tar_filter", "fully_trusted_filter"):
        monkeypatch.delattr(tarfile, name, raising=False)
    for name in ("extractall", "extract", "_get_filter_function"):
        monkeypatch.delattr(tarfile.TarFile, name, raising=False)
    restore_backup(backup, owner_url=empty_books, vault=tmp_path / "new")
    assert (tmp_path / "new" / "ab" / "cd").read_bytes() == b"\x00sealed\xff"


def test_a_backup_is_written_and_comes_back_by_its_name_from_the_folder_one_stands_in(
    tmp_path: Path, vault: Path, book_addresses: BookAddresses, empty_books: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_backup(Path("xinsheng.tar"), owner_url=book_addresses.owner, vault=vault, at=AT)
    restore_backup(Path("xinsheng.tar"), owner_url=empty_books, vault=Path("new"))
    assert counts(empty_books) == counts(book_addresses.owner)


def test_some_other_file_is_not_a_backup(tmp_path: Path, empty_books: str) -> None:
    (tmp_path / "letter.txt").write_text("亲爱的同事", encoding="utf-8")
    with pytest.raises(UnableToRestore) as refusal:
        restore_backup(tmp_path / "letter.txt", owner_url=empty_books, vault=None)
    assert refusal.value.code == "not_a_backup"


def test_a_backup_is_for_our_eyes_only_and_overwrites_no_other(backup: Path, book_addresses: BookAddresses) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with pytest.raises(UnableToBackUp):
        write_backup(backup, owner_url=book_addresses.owner, vault=None, at=AT)


def test_an_empty_database_is_no_backup(tmp_path: Path, empty_books: str) -> None:
    with pytest.raises(UnableToBackUp) as refusal:
        write_backup(tmp_path / "xinsheng.tar", owner_url=empty_books, vault=None, at=AT)
    assert refusal.value.code == "no_books"
    assert not (tmp_path / "xinsheng.tar").exists()
