"""Books restored from a backup have no population register: registrations go to the township, and it is said."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest
from django.test import Client
from psycopg.conninfo import conninfo_to_dict
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.config.test_archive import backup, empty_books, vault
from tests.conftest import BookAddresses
from tests.gateways.population.extracts import HUSBAND, WIFE, a_family, written
from typer.testing import CliRunner

from xinsheng.casework import outside
from xinsheng.cli.program import program
from xinsheng.config.archive import restore_backup
from xinsheng.config.population_environment import read_register_place
from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.gateways.population.loading import LoadOrder, load_extract
from xinsheng.gateways.population.postgres import PostgresRegister
from xinsheng.law.register_records import Silence
from xinsheng.postroom.compare_registration import carry_out
from xinsheng.registry.models import RegisterComparison

__all__ = ["backup", "empty_books", "vault"]
AT = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)


@pytest.fixture
def filled(book_addresses: BookAddresses, tmp_path: Path) -> Iterator[None]:
    """Books with an extract of the register in force."""
    order = LoadOrder(file=written(tmp_path / "people.csv", a_family()), taken_on=date(2026, 11, 20))
    reader = str(conninfo_to_dict(book_addresses.application)["user"])
    load_extract(order, owner_url=book_addresses.owner, reader=reader, at=AT)
    yield
    with psycopg.connect(book_addresses.owner) as connection:
        connection.execute("DROP SCHEMA population CASCADE")


@pytest.fixture
def own_register(settings: Settings) -> Iterator[None]:
    """The register of these books, and nothing remembered of another test's."""
    settings.POPULATION = read_register_place({}, state=Path("/nowhere"))
    outside.population_register.cache_clear()
    yield
    outside.population_register.cache_clear()


def asked_at(url: str) -> Silence | None:
    asking = CoupleAsking(request_id="r", woman_no=WIFE, man_no=HUSBAND, purpose="registration", asked_at=AT)
    try:
        PostgresRegister(url, seconds=5).find_couple(asking)
    except UnableToAsk as fault:
        return fault.silence
    return None


def test_a_restored_database_has_no_register_and_answers_nothing(
    filled: None, backup: Path, empty_books: str, book_addresses: BookAddresses
) -> None:
    assert asked_at(book_addresses.application) is None
    restore_backup(backup, owner_url=empty_books, vault=None)
    assert asked_at(empty_books) is Silence.REFUSED


@pytest.mark.django_db(transaction=True)
def test_without_a_register_a_couple_is_with_its_township_within_its_days(scene: Scene, own_register: None) -> None:
    couple = CoupleScene(scene)
    case = couple.declared()
    carry_out(case.pk, at=scene.later())
    case.refresh_from_db()
    assert case.stage == "with_township"
    assert case.registration.due_on is not None
    assert RegisterComparison.objects.get(case=case).result["silence"] == "refused"


@pytest.mark.django_db(transaction=True)
def test_check_and_health_say_that_no_extract_is_in_force_and_refuse_nothing(
    client: Client, own_register: None
) -> None:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(program("check"), ["check"])
    assert (done.exit_code, "register_empty" in done.output) == (0, True), done.output
    assert client.get("/health/ready").json()["cautions"] == ["register_empty"]


@pytest.mark.django_db(transaction=True)
def test_with_an_extract_in_force_there_is_nothing_to_say(client: Client, filled: None, own_register: None) -> None:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(program("check"), ["check"])
    assert (done.exit_code, "register" in done.output) == (0, False), done.output
    assert client.get("/health/ready").json()["cautions"] == []


@pytest.mark.django_db(transaction=True)
def test_a_register_of_its_own_that_is_away_is_said_and_refuses_nothing(settings: Settings) -> None:
    address = "postgresql://nobody:word@127.0.0.1:1/none"
    settings.POPULATION = read_register_place({"XINSHENG_POPULATION_URL": address}, state=Path("/nowhere"))
    done = CliRunner(env={"COLUMNS": "200"}).invoke(program("check"), ["check"])
    assert (done.exit_code, "register_unreadable: XINSHENG_POPULATION_URL" in done.output) == (0, True), done.output
    assert "word" not in done.output
