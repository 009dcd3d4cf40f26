"""Whether the proxy sends people here."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.test import Client, override_settings
from pytest_django import Settings

from xinsheng.config import health
from xinsheng.config.checks import find_cautions_of_web
from xinsheng.config.environment import read_environment


def beat(*, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [at])


def test_a_living_process_says_so_without_asking_the_database(client: Client) -> None:
    assert client.get("/health/live").json() == {"live": True}


@pytest.mark.django_db
def test_with_a_worker_heard_lately_we_are_ready(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.STATE = tmp_path / "not" / "yet" / "made"
    beat(at=datetime.now(tz=UTC))
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "parts": {"disk": True, "database": True, "migrations": True, "clock": True, "worker": True},
        "cautions": ["glyphs_missing", "register_empty"],
    }


@pytest.mark.django_db
def test_without_a_worker_we_are_not_ready_and_say_why(client: Client) -> None:
    beat(at=datetime(2026, 1, 1, tzinfo=UTC))
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["parts"]["worker"]) == (503, False)


@pytest.mark.django_db
def test_a_full_disk_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_DISK", 1 << 62)
    assert client.get("/health/ready").json()["parts"]["disk"] is False


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_waits_is_told(client: Client, owner: psycopg.Connection) -> None:
    rows = owner.execute(
        "DELETE FROM django_migrations WHERE app = 'registry' RETURNING app, name, applied"
    ).fetchall()
    try:
        assert client.get("/health/ready").json()["parts"]["migrations"] is False
    finally:
        with owner.cursor() as cursor:
            cursor.executemany("INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", rows)


@pytest.mark.django_db
def test_every_answer_carries_a_reference_and_stays_out_of_caches(client: Client) -> None:
    answer = client.get("/health/live")
    assert len(answer.headers["X-Request-Reference"]) == 12
    assert answer.headers["Cache-Control"] == "no-store"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("cookie", "language"), [("", "zh-hans"), ("en", "en"), ("zh-hans", "zh-hans"), ("xx", "zh-hans")]
)
def test_we_speak_chinese_unless_the_reader_has_chosen(client: Client, cookie: str, language: str) -> None:
    client.cookies["language"] = cookie
    answer = client.get("/health/live", headers={"accept-language": "en"})
    assert answer.headers["Content-Language"] == language


@pytest.mark.django_db
def test_a_web_server_that_could_sign_says_so_in_production_alone(client: Client, tmp_path: Path) -> None:
    said = {"XINSHENG_STATE": str(tmp_path), "XINSHENG_PRODUCTION": "1"}
    keys = tmp_path / "keys"
    keys.mkdir(mode=0o700)
    (keys / "index.key").write_bytes(b"i" * 32)
    environment = read_environment(said, root=True)

    assert find_cautions_of_web(environment) == []
    for name in ("log.pem", "seal-hospital.pem", "credential.pem"):
        (keys / name).write_bytes(b"a key")
        assert [caution.code for caution in find_cautions_of_web(environment)] == ["web_could_sign"]
        assert find_cautions_of_web(replace(environment, production=False)) == []
        with override_settings(ENVIRONMENT=environment):
            assert "web_could_sign" in client.get("/health/ready").json()["cautions"]
        (keys / name).unlink()
    assert find_cautions_of_web(environment) == []


@pytest.mark.django_db
def test_that_we_live_is_no_line_of_the_log_and_everything_else_is(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="xinsheng.requests")
    client.get("/health/live")
    client.post("/health/live")
    client.get("/health/ready")

    lines = [record for record in caplog.records if record.name == "xinsheng.requests"]
    assert [(record.__dict__["method"], record.__dict__["route"]) for record in lines][-1] == ("GET", "/health/ready")
    assert ("GET", "/health/live") not in [(one.__dict__["method"], one.__dict__["route"]) for one in lines]
