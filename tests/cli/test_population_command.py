"""`xinsheng population`: what the operator sees, and that a refusal is one line."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from pytest_django.fixtures import Settings
from tests.conftest import BookAddresses
from tests.gateways.population.conftest import register_addresses
from tests.gateways.population.extracts import WIFE, a_family, a_person, written
from typer.testing import CliRunner

from xinsheng.cli.population_words import REASONS
from xinsheng.cli.program import program
from xinsheng.cli.screen import FAULTS
from xinsheng.config.archive import write_backup
from xinsheng.config.environment import UnableToReadEnvironment, read_environment
from xinsheng.config.server_tree import installed_programs, run_program
from xinsheng.config.settings_checks import find_faults_of_settings
from xinsheng.gateways.population import extras
from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.gateways.population.postgres import PostgresRegister
from xinsheng.gateways.population.wire import ANSWER, QUESTION

Run = Callable[..., tuple[int, str]]
__all__ = ["register_addresses"]


@pytest.fixture
def run(settings: Settings, register_addresses: BookAddresses, tmp_path: Path) -> Iterator[Run]:
    """Run a command on the database of this run."""
    said = {
        "XINSHENG_STATE": str(tmp_path / "state"),
        "DATABASE_URL": register_addresses.application,
        "DATABASE_OWNER_URL": register_addresses.owner,
    }

    def command(*words: str, **more: str) -> tuple[int, str]:
        settings.ENVIRONMENT = read_environment({**said, **more}, root=False)
        settings.POPULATION = settings.ENVIRONMENT.population
        done = CliRunner(env={"COLUMNS": "200"}).invoke(program(), ["population", *words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    yield command
    with psycopg.connect(register_addresses.owner) as connection:
        connection.execute("DROP SCHEMA IF EXISTS population CASCADE")


def test_an_extract_is_loaded_and_then_said_to_be_in_force(
    run: Run, tmp_path: Path, register_addresses: BookAddresses
) -> None:
    file = written(tmp_path / "people.csv", a_family())
    code, said = run("load", str(file), "--taken-on", "2026-01-15", "--name", "贵州一月")
    assert code == 0, said
    assert "贵州一月" in said
    assert "2026-01-15" in said
    code, said = run("status")
    assert (code, "贵州一月" in said, "4 人" in said) == (0, True, True)
    register = PostgresRegister(register_addresses.application, seconds=5)
    found = register.find_person(WIFE, purpose="trial")
    assert found is not None


def test_before_any_load_the_status_says_so(run: Run) -> None:
    code, said = run("status")
    assert (code, "no_snapshot" in said) == (1, True)


def test_rejected_lines_are_counted_by_reason_in_both_languages(run: Run, tmp_path: Path) -> None:
    rows = [*a_family(), a_person(sex="7"), a_person(paper_no="52010219"), a_person(sex="8")]
    file = written(tmp_path / "people.csv", rows)
    code, said = run("load", str(file))
    assert (code, "too_many_rejected" in said) == (1, True)
    assert "性别代码" in said
    assert "a number of another shape" in said
    assert str(file) in said
    assert run("load", str(file), "--limit", "50")[0] == 0


def test_every_reason_of_a_line_has_its_words() -> None:
    source = Path(extras.__file__).parent
    told = {
        code
        for name in ("columns.py", "checking.py", "snapshots.py")
        for code in REASONS
        if code in (source / name).read_text(encoding="utf-8")
    }
    assert told == set(REASONS)


def test_the_published_format_names_every_column_and_every_reason() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in (*COLUMNS, *REASONS, QUESTION, ANSWER) if f"`{name}`" not in page] == []


def test_the_register_is_in_no_backup(run: Run, tmp_path: Path, register_addresses: BookAddresses) -> None:
    run("load", str(written(tmp_path / "people.csv", a_family())))
    with psycopg.connect(register_addresses.owner) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS birth_case (n int)")
    backup = tmp_path / "books.tar"
    write_backup(backup, owner_url=register_addresses.owner, vault=None, at=datetime(2026, 11, 22, tzinfo=UTC))
    with tarfile.open(backup) as whole:
        held = whole.extractfile("books.dump")
        assert held is not None
        (tmp_path / "books.dump").write_bytes(held.read())
    listed = run_program([installed_programs() / "pg_restore", "--list", tmp_path / "books.dump"])
    assert "birth_case" in listed
    assert "person_form" not in listed


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("load", "{file}.none"), "no_such_extract"),
        (("load", "{file}", "--encoding", "klingon"), "unknown_encoding"),
        (("load", "{file}", "--taken-on", "2999-01-01"), "taken_in_future"),
        (("invent", "--people", "10", "--out", "{file}"), "file_exists"),
        (("invent", "--people", "10", "--out", "{file}.xlsx"), "unknown_ending"),
        (("invent", "--people", "99000000", "--out", "{file}.csv"), "too_many_people"),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Run, tmp_path: Path, words: tuple[str, ...], fault: str) -> None:
    file = written(tmp_path / "people.csv", a_family())
    code, said = run(*(word.format(file=file) for word in words))
    assert (code, f"({fault}" in said) == (1, True), said
    assert "Traceback" not in said
    assert fault in FAULTS


def test_a_database_that_is_away_is_one_line(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "people.csv", a_family())
    away = "postgresql://nobody:word@127.0.0.1:1/none"
    code, said = run("load", str(file), DATABASE_OWNER_URL=away)
    assert (code, "database_unreachable" in said, "word" in said) == (1, True, False)


def test_a_role_that_may_not_make_a_schema_is_one_line(
    run: Run, tmp_path: Path, register_addresses: BookAddresses
) -> None:
    file = written(tmp_path / "people.csv", a_family())
    code, said = run("load", str(file), DATABASE_OWNER_URL=register_addresses.application)
    assert (code, "database_refused: 42501" in said) == (1, True), said


def test_of_a_service_the_status_names_its_address(run: Run) -> None:
    address = "https://population.example.cn/couples"
    code, said = run("status", XINSHENG_POPULATION="http", XINSHENG_POPULATION_SERVICE_URL=address)
    assert (code, address in said) == (0, True)


def test_without_an_owner_nothing_is_loaded(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path / "people.csv", a_family())
    assert "no_owner" in run("load", str(file), DATABASE_OWNER_URL="")[1]
    assert "no_register_owner" in run("load", str(file), XINSHENG_POPULATION_URL="postgresql://a@127.0.0.1/b")[1]


def test_a_register_of_its_own_is_loaded_by_its_own_owner(
    run: Run, tmp_path: Path, register_addresses: BookAddresses
) -> None:
    file = written(tmp_path / "people.csv", a_family())
    code, said = run(
        "load",
        str(file),
        DATABASE_OWNER_URL="",
        XINSHENG_POPULATION_URL=register_addresses.application,
        XINSHENG_POPULATION_OWNER_URL=register_addresses.owner,
    )
    assert code == 0, said


def test_people_are_invented_and_what_is_wrong_with_them_is_printed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    code, said = run("invent", "--people", "500", "--seed", "3", "--out", str(file))
    assert code == 0, said
    assert len(file.read_text(encoding="utf-8").splitlines()) == 501
    assert "只有一方登记了配偶" in said
    assert "0.0003" in said
    assert run("load", str(file), "--limit", "5")[0] == 0


def test_without_the_optional_part_it_is_said_what_to_install(run: Run, tmp_path: Path) -> None:
    """In a process that has neither numpy nor pyarrow, as after `make run`."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "sitecustomize.py").write_text(
        "import importlib.util as u\n_find = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name in ('numpy', 'pyarrow') else _find(name, *more)\n"
        "import sys\nsys.modules['numpy'] = sys.modules['pyarrow'] = None\n"
    )
    told = {name: text for name, text in os.environ.items() if not name.startswith(("XINSHENG_", "DATABASE_"))}
    source = Path(extras.__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-m", "xinsheng", "population", "invent", "--people", "9", "--out", "x.parquet"],
        env={
            **told,
            "PYTHONPATH": f"{blocked}:{source}",
            "XINSHENG_STATE": str(tmp_path),
            "DATABASE_URL": "postgresql://a@127.0.0.1:1/b",
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 1
    assert "extra_missing" in done.stderr
    assert "make population" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("XINSHENG_POPULATION", "pcmis", "no_such_adapter"),
        ("XINSHENG_POPULATION_TIMEOUT", "0", "not_a_number"),
        ("XINSHENG_POPULATION_SERVICE_URL", "http://population.example.cn/", "not_https"),
        ("XINSHENG_POPULATION_SERVICE_URL", "population", "not_an_address"),
    ],
)
def test_a_setting_of_the_register_we_cannot_take_is_named(name: str, value: str, code: str) -> None:
    with pytest.raises(UnableToReadEnvironment) as refusal:
        read_environment({name: value}, root=False)
    assert (refusal.value.code, refusal.value.variable) == (code, name)


def test_production_refuses_a_register_service_without_address_or_key(tmp_path: Path) -> None:
    said = {
        "XINSHENG_PRODUCTION": "1",
        "XINSHENG_STATE": str(tmp_path),
        "XINSHENG_POPULATION": "http",
        "XINSHENG_POPULATION_SERVICE_URL": "https://population.example.cn/couples",
    }
    assert "register_incomplete" in {
        fault.code for fault in find_faults_of_settings(read_environment(said, root=True))
    }
    key = tmp_path / "population.key"
    key.write_bytes(b"a key of thirty-two bytes or more, of tests")
    said["XINSHENG_POPULATION_KEY_FILE"] = str(key)
    faults = {fault.code for fault in find_faults_of_settings(read_environment(said, root=True))}
    assert "register_incomplete" not in faults
