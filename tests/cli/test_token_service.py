"""The demonstration's stand-in of a token's service: let in by two, once; it answers our pages alone."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
import requests
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene
from typer.testing import CliRunner

from xinsheng.cli.stand_in_keys import StandIn
from xinsheng.cli.stand_in_token import TokenServer
from xinsheng.cli.token_service import AUTHORITY, app, demonstration_token
from xinsheng.proof.sm2 import check_sm2
from xinsheng.proof.token_certificates import read_token_certificate
from xinsheng.proof.token_signatures import token_message
from xinsheng.registry.models import CertificateToken

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
OURS = "https://xinsheng.example"
CHALLENGE = bytes(range(32))


@pytest.fixture
def held(scene: Scene, settings: Settings, tmp_path: Path) -> Iterator[StandIn]:
    settings.STATE, settings.TOKEN_SERVICE = tmp_path / "state", "http://127.0.0.1:8788"
    yield demonstration_token(scene.person("midwife"), login="midwife", at=NOW)
    (Path(settings.KEYS_FOLDER) / AUTHORITY).unlink()


@pytest.fixture
def address(held: StandIn) -> Iterator[str]:
    server = TokenServer(OURS, held=lambda: held)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"{server.address}/sign"
    server.shutdown()
    server.server_close()


def asks(address: str, said: object, *, origin: str = OURS) -> tuple[int, dict[str, str]]:
    with requests.post(address, json=said, headers={"Origin": origin}, timeout=20) as answer:
        return answer.status_code, answer.json()


def asking(held: StandIn) -> dict[str, str]:
    return {"challenge": CHALLENGE.hex(), "certificate": b64encode(held.certificate).decode()}


def test_it_is_let_in_once_by_two_and_its_key_lies_with_it_alone(
    scene: Scene, held: StandIn, settings: Settings
) -> None:
    made = CertificateToken.objects.get()
    assert (made.person, made.standing.state) == (scene.person("midwife"), "in_force")
    assert made.usable_from > NOW  # a stand-in cools as any other
    assert demonstration_token(scene.person("midwife"), login="midwife", at=NOW) == held
    assert held.key.file.stat().st_mode & 0o077 == 0
    assert "测试" in made.issuer


def test_what_it_signs_names_the_page_that_asked(held: StandIn, address: str) -> None:
    status, told = asks(address, asking(held))
    assert (status, told["certificate"]) == (200, asking(held)["certificate"])
    point = read_token_certificate(held.certificate).point
    check_sm2(b64decode(told["signature"]), message=token_message(CHALLENGE, origin=OURS), point=point)


def test_it_answers_no_other_page_and_nothing_else(held: StandIn, address: str) -> None:
    assert asks(address, asking(held), origin="https://elsewhere.example") == (403, {"fault": "not_ours"})
    for wrong in (
        {},
        [],
        asking(held) | {"challenge": "00"},
        asking(held) | {"more": "x"},
        {"challenge": "x" * 20_000},
    ):
        assert asks(address, wrong) == (400, {"fault": "not_understood"})
    assert asks(address, asking(held) | {"certificate": ""}) == (200, {"fault": "no_token"})


def test_production_has_no_stand_in(scene: Scene, settings: Settings) -> None:
    settings.PRODUCTION = True
    assert CliRunner().invoke(app, []).exit_code == 1
    settings.PRODUCTION = False
    assert CliRunner().invoke(app, ["--person", "nobody"]).exit_code == 1
    assert CliRunner().invoke(app, []).exit_code == 1  # no service is named, so none is taken
    assert not CertificateToken.objects.exists()


def test_without_its_setting_it_says_which_is_empty(scene: Scene, settings: Settings) -> None:
    settings.TOKEN_SERVICE = ""
    told = CliRunner().invoke(app, [])

    assert told.exit_code == 1
    assert "XINSHENG_TOKEN_SERVICE" in told.output
    assert "make token" not in told.output
