"""While the books are still being made a page is a pause; once they are whole nobody looks again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from xinsheng.config import books_awaited
from xinsheng.config.settings_checks import Fault


@pytest.fixture
def looks(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[Fault]]]:
    """What each look at the books finds, in turn; looking oftener fails."""
    found: list[list[Fault]] = []
    monkeypatch.setattr(books_awaited, "find_faults_of_books", lambda: found.pop(0))
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, books_follow=True)
    yield found
    assert found == []


@pytest.mark.django_db
def test_a_page_is_a_pause_until_the_books_are_whole_and_then_they_are_not_looked_at_again(
    looks: list[list[Fault]],
) -> None:
    looks += [[Fault("database_unreachable")], [Fault("not_migrated")], []]
    client = Client()
    for _ in range(2):
        answer = client.get("/", headers={"cookie": "language=en"})
        assert (answer.status_code, answer.headers["Content-Language"]) == (503, "en")
    assert [client.get("/").status_code for _ in range(3)] == [200, 200, 200]


def test_the_operators_questions_are_answered_all_along(looks: list[list[Fault]]) -> None:
    assert Client().get("/health/live").json() == {"live": True}


@pytest.mark.django_db
def test_what_is_sent_meanwhile_is_kept_on_the_page_to_be_sent_again(looks: list[list[Fault]]) -> None:
    looks.append([Fault("rights_differ", "case")])
    answer = Client().post("/query/", {"code": "ABCD-EFGH"})
    assert answer.status_code == 503
    assert "ABCD-EFGH" in answer.content.decode()


@pytest.mark.django_db
def test_a_web_server_that_looked_before_it_began_does_not_look_on_any_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books_awaited, "find_faults_of_books", lambda: pytest.fail("looked"))
    assert Client().get("/").status_code == 200
