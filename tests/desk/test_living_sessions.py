"""A session is noted once a minute: a page that only reads writes nothing, and nobody is out before their time."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

IDLE = timedelta(seconds=settings.IDLE_SECONDS)


@pytest.fixture
def browser(at_desk: Callable[[str], Client]) -> Client:
    """An officer's browser that has just shown a page."""
    client = at_desk("issuing")
    assert client.get("/desk/").status_code == 200
    return client


def writes_of(client: Client) -> list[str]:
    """What a page of reading writes about its session."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/desk/").status_code == 200
    said = [query["sql"] for query in asked.captured_queries]
    return [sql for sql in said if "django_session" in sql and not sql.startswith("SELECT")]


def rewind(client: Client, *, seconds: int) -> None:
    """Let the session have been noted so long before (ahead, if negative)."""
    session = client.session
    session["noted_at"] = int(time.time()) - seconds
    session.save()


def test_a_page_soon_after_another_writes_nothing_about_the_session(browser: Client) -> None:
    assert writes_of(browser) == []


@pytest.mark.parametrize("seconds", [60, 29 * 60, -120], ids=["a minute", "nearly the half hour", "a clock set back"])
def test_the_half_hour_begins_again_with_a_page_a_minute_later(browser: Client, seconds: int) -> None:
    rewind(browser, seconds=seconds)
    kept = Session.objects.filter(session_key=browser.session.session_key)
    kept.update(expire_date=datetime.now(tz=UTC) + timedelta(seconds=30))
    assert len(writes_of(browser)) == 1
    assert kept.get().expire_date - datetime.now(tz=UTC) > IDLE


def test_nobody_is_out_sooner_than_the_page_told_them(browser: Client) -> None:
    noted = settings.SESSION_NOTED_EVERY - 2  # seconds ago: the last page but one before it is noted again
    rewind(browser, seconds=noted)
    kept = Session.objects.filter(session_key=browser.session.session_key)
    kept.update(expire_date=datetime.now(tz=UTC) + timedelta(seconds=settings.SESSION_COOKIE_AGE - noted))
    assert f'data-idle-seconds="{settings.IDLE_SECONDS}"' in browser.get("/desk/").content.decode()
    assert kept.get().expire_date - datetime.now(tz=UTC) >= IDLE


@pytest.mark.usefixtures("scene")
def test_a_browser_with_a_session_that_is_gone_gets_none_by_looking() -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    client.get("/verify/")
    assert not Session.objects.filter(session_key="a" * 32).exists()
    assert Session.objects.count() == 0
