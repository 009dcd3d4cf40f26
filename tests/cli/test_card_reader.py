"""The demonstration's stand-in of a card reader's service: enrolled by two, once; it answers our pages alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
import requests
from pytest_django.fixtures import Settings
from tests.casework.scene import EVERYONE, Scene
from typer.testing import CliRunner

from xinsheng.casework.card_readings import card_identity, hear_card
from xinsheng.cli.card_reader import app, card_of, demonstration_device
from xinsheng.cli.stand_in_reader import Device, ReaderServer
from xinsheng.law.card_readings import KioskUse, ReadFor
from xinsheng.registry.models import Kiosk

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def device(scene: Scene, settings: Settings, tmp_path: Path) -> Device:
    settings.STATE = tmp_path / "state"
    return demonstration_device(KioskUse.COUNTER, at=NOW)


@pytest.fixture
def address(device: Device) -> Iterator[str]:
    server = ReaderServer(device, card=lambda: card_of(EVERYONE["mother"]))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"{server.address}/read"
    server.shutdown()
    server.server_close()


def asks(address: str, said: object, *, origin: str) -> tuple[int, dict[str, str]]:
    with requests.post(address, json=said, headers={"Origin": origin}, timeout=20) as answer:
        return answer.status_code, answer.json()


def test_it_is_enrolled_once_by_two_and_its_key_lies_with_it_alone(device: Device, settings: Settings) -> None:
    kiosk = Kiosk.objects.get()
    assert (str(kiosk.pk), kiosk.use) == (device.kiosk_id, "counter")
    assert demonstration_device(KioskUse.COUNTER, at=NOW) == device
    assert demonstration_device(KioskUse.SELF_SERVICE, at=NOW).kiosk_id != device.kiosk_id
    file = Path(settings.STATE) / "kiosk-counter.json"
    assert file.stat().st_mode & 0o077 == 0
    assert "d" not in kiosk.key


def test_what_it_signs_for_a_page_of_ours_is_believed(device: Device, address: str) -> None:
    challenge = card_identity().begin("", purpose=ReadFor.MOTHER.value, at=NOW)
    _status, told = asks(address, card_identity().asked(challenge), origin=device.origin)
    assert hear_card(challenge, told["answer"], at=NOW).says.name == EVERYONE["mother"].name
    assert told["portrait"].startswith("/9j/")


@pytest.mark.parametrize("twist", ["origin", "aud", "more", "less", "list", "long"])
def test_it_answers_no_other_page_and_nothing_but_what_is_asked(device: Device, address: str, twist: str) -> None:
    asked = card_identity().asked(card_identity().begin("", purpose="mother", at=NOW))
    said: dict[str, object] = {
        "origin": asked,
        "aud": asked | {"aud": "https://elsewhere.example"},
        "more": asked | {"name": "龙小梅"},
        "less": {"nonce": asked["nonce"]},
        "list": [asked],
        "long": asked | {"case": "x" * 5000},
    }
    origin = "https://elsewhere.example" if twist == "origin" else device.origin
    status, told = asks(address, said[twist], origin=origin)
    assert (status, "answer" in told) == (403 if twist == "origin" else 400, False)


def test_production_and_an_unknown_person_have_no_stand_in(scene: Scene, settings: Settings) -> None:
    assert CliRunner().invoke(app, ["--person", "nobody"]).exit_code == 1
    settings.PRODUCTION = True
    assert CliRunner().invoke(app, []).exit_code == 1
    assert not Kiosk.objects.exists()
