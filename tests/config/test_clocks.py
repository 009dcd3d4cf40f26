"""A clock that leaps writes no legal time: whoever serves is not ready, and nobody begins to serve (invariant 34)."""

from datetime import datetime, timedelta, tzinfo

import pytest
from django.test import Client
from typer.testing import CliRunner

from xinsheng.cli import serving
from xinsheng.config import clocks
from xinsheng.config.checks import find_faults_of_books
from xinsheng.config.settings_checks import Fault

pytestmark = pytest.mark.django_db
LEAP = [timedelta(days=40), timedelta(seconds=5), timedelta(seconds=-5)]


def set_by(leap: timedelta, *, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        """This machine's clock, set by so much."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz=tz) + leap

    monkeypatch.setattr(clocks, "datetime", Clock)


@pytest.mark.parametrize("leap", LEAP)
def test_apart_from_the_database_we_are_not_ready(
    leap: timedelta, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_by(leap, monkeypatch=monkeypatch)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["parts"]["clock"]) == (503, False)


@pytest.mark.parametrize("leap", LEAP)
def test_apart_from_the_database_nobody_begins_to_serve(leap: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    set_by(leap, monkeypatch=monkeypatch)
    assert find_faults_of_books() == [Fault("clocks_apart")]


def test_apart_from_the_database_no_worker_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    set_by(LEAP[0], monkeypatch=monkeypatch)
    monkeypatch.setattr(serving, "start_sequencer", lambda _agree: pytest.fail("the worker began"))
    answer = CliRunner().invoke(serving.app, ["worker"])
    assert answer.exit_code == 1
    assert "请先校准时间" in answer.output


def test_less_than_a_second_apart_is_as_good_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    set_by(timedelta(seconds=0.5), monkeypatch=monkeypatch)
    assert find_faults_of_books() == []
