"""At a self-service place a session is short, keeps nothing typed in the browser, and leaves by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.kiosk_scene import READER, Place, enrolled
from tests.casework.scene import EVERYONE, Scene
from tests.counter.test_card_sign_in import reads
from tests.counter.test_network_sign_in import back, left, network, started
from tests.gateways.identity.network_process import Network

from xinsheng.law.card_readings import KioskUse

__all__ = ["network", "started"]
KIOSK = timedelta(seconds=settings.KIOSK_IDLE_SECONDS)
HOME = timedelta(seconds=settings.IDLE_SECONDS)


@pytest.fixture
def place(scene: Scene, network: Network, settings: Settings) -> Place:
    settings.CARD_READER = READER
    return enrolled(scene, KioskUse.SELF_SERVICE, at=scene.at)


def lives(client: Client) -> timedelta:
    kept = Session.objects.get(session_key=client.session.session_key)
    return kept.expire_date - datetime.now(tz=UTC)


def test_a_session_by_a_card_is_shorter_than_one_at_home_and_says_so_to_its_page(
    scene: Scene, place: Place, network: Network
) -> None:
    kiosk, home, who = Client(), Client(), EVERYONE["mother"]
    reads(kiosk, place, "/sign-in/card/?next=/mine/")
    back(home, network.sign_in(left(home, wanted="/mine/"), name=who.name, number=who.paper_no))
    assert KIOSK < lives(kiosk) <= KIOSK + timedelta(seconds=settings.SESSION_NOTED_EVERY)
    assert lives(home) > HOME
    there, here = kiosk.get("/mine/").content.decode(), home.get("/mine/").content.decode()
    assert f'data-idle-seconds="{settings.KIOSK_IDLE_SECONDS}" data-idle-leaves="1"' in there
    assert "data-whose" not in there
    assert f'data-idle-seconds="{settings.IDLE_SECONDS}"' in here
    assert ("data-idle-leaves" in here, "data-whose" in here) == (False, True)


def test_a_session_that_was_raised_at_a_kiosk_is_a_kiosks_and_ends_with_its_time(scene: Scene, place: Place) -> None:
    client = Client()
    reads(client, place, "/sign-in/card/?next=/mine/")
    kept = Session.objects.filter(session_key=client.session.session_key)
    kept.update(expire_date=datetime.now(tz=UTC) - timedelta(seconds=1))
    assert client.get("/mine/").headers["Location"].startswith("/sign-in/")
