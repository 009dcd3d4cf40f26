"""What a visitor of the demonstration has to know is told in the terminal and on a page, from the register itself."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client
from psycopg.conninfo import conninfo_to_dict
from pytest_django.fixtures import Settings
from tests.casework.scene import EVERYONE, Scene
from tests.cli.test_population_command import Run, run
from tests.conftest import BookAddresses
from tests.gateways.population.conftest import register_addresses
from tests.gateways.population.extracts import a_family, written
from typer.testing import CliRunner

from xinsheng.cli import demonstration
from xinsheng.cli.demonstration_people import people_told
from xinsheng.cli.demonstration_register import (
    HOME,
    couples_told,
    keep_demonstration_register,
)
from xinsheng.cli.program import program
from xinsheng.counter.demonstration_people import views
from xinsheng.gateways.population.postgres import PostgresRegister
from xinsheng.standards.divisions import full_name

__all__ = ["register_addresses", "run"]
PAGE = "/demonstration/people/"
MOTHER, FATHER, OTHER = (EVERYONE[login] for login in ("mother", "father", "mother2"))


@pytest.fixture
def register(
    run: Run, scene: Scene, register_addresses: BookAddresses, monkeypatch: pytest.MonkeyPatch
) -> PostgresRegister:
    """An empty register, asked by the page."""
    asked = PostgresRegister(register_addresses.application, seconds=5)
    monkeypatch.setattr(views, "population_register", lambda: asked)
    return asked


def page_of() -> str:
    return Client().get(PAGE).content.decode()


def test_the_terminal_says_what_makes_a_couple_agree_and_who_does_not() -> None:
    said = "\n".join(couples_told())
    for word in (MOTHER.paper_no, FATHER.paper_no, full_name(HOME), "2020-05-20", OTHER.name):
        assert word in said


def test_the_page_says_what_the_register_in_force_knows(run: Run, register: PostgresRegister) -> None:
    assert run("demonstration")[0] == 0
    page = page_of()
    for word in (MOTHER.paper_no, FATHER.paper_no, full_name(HOME), "2020年5月20日", OTHER.paper_no):
        assert word in page
    assert page.count("比对一致，当场发证") == 1
    assert "罗文芝" not in page
    assert "换回演示数据" not in page


def test_who_keeps_no_seal_and_is_not_in_the_register_is_named_with_the_way_back(register: PostgresRegister) -> None:
    page = page_of()
    assert MOTHER.name in page
    assert MOTHER.paper_no not in page
    assert "xinsheng population demonstration" in page


def test_in_production_there_is_no_such_page_and_no_such_command(run: Run, scene: Scene, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert Client().get(PAGE).status_code == 404
    settings.PRODUCTION = True
    code, said = run("demonstration")
    assert (code, "no_demonstration" in said) == (1, True)


def test_another_extract_is_told_to_stop_the_demonstrations_couples_and_there_is_a_way_back(
    run: Run, register_addresses: BookAddresses, tmp_path: Path
) -> None:
    at = datetime.now(tz=UTC)
    where = {"owner_url": register_addresses.owner, "reader": _reader(register_addresses)}
    assert keep_demonstration_register(**where, at=at)
    code, said = run("load", str(written(tmp_path / "people.csv", a_family())))
    assert (code, "register_is_another" in said) == (0, True)
    assert not keep_demonstration_register(**where, at=at)
    code, said = run("demonstration")
    assert code == 0, said
    assert keep_demonstration_register(**where, at=at)


def test_without_a_database_the_demonstration_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(**_said: object) -> None:
        raise OperationalError

    monkeypatch.setattr(demonstration, "seed", away)
    done = CliRunner().invoke(program("demonstration"), ["demonstration"])
    assert (done.exit_code, "database_unreachable" in done.output) == (1, True)


def _reader(addresses: BookAddresses) -> str:
    return str(conninfo_to_dict(addresses.application)["user"])


def test_the_terminal_names_people_in_both_languages_and_whom_to_begin_with() -> None:
    said = "\n".join(people_told())
    for word in (
        "龙小梅　母亲 mother",
        "杨秀英　接生人员 Birth attendant",
        "begin with birth-service registration: 龙小梅",
    ):
        assert word in said
