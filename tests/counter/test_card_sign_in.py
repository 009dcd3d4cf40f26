"""Signing in by one's own card at a self-service place: into one's own session, to the page one came for, once."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.kiosk_scene import OLD_CARD, READER, Place, a_card, ended, enrolled
from tests.casework.scene import Scene

from xinsheng.law.card_readings import KioskUse
from xinsheng.registry.models import Account, CardReading, Person

ADDRESS = "/sign-in/card/"


@pytest.fixture
def place(scene: Scene, settings: Settings) -> Place:
    settings.CARD_READER, settings.IDENTITY_ADAPTER, settings.DEMONSTRATION = READER, "counter", False
    return enrolled(scene, KioskUse.SELF_SERVICE, at=scene.at)


def opened(client: Client, address: str = ADDRESS) -> tuple[dict[str, str], str]:
    """What the page asks the reader, and its nonce."""
    page = unescape(client.get(address).content.decode())
    return asked_on(page)


def asked_on(page: str) -> tuple[dict[str, str], str]:
    found = re.search(r'data-asking="(.*?\})"', page)
    nonce = re.search(r'name="nonce" value="([0-9a-f]+)"', page)
    assert found, page
    assert nonce, page
    return json.loads(found[1]), nonce[1]


def reads(client: Client, place: Place, address: str = ADDRESS, *, login: str = "mother", **card: Any) -> Any:
    asked, nonce = opened(client, address)
    return client.post(ADDRESS, {"nonce": nonce, "said": place.answers(asked, a_card(login, **card))})


def person_in(client: Client) -> Person | None:
    key = client.session.get("_auth_user_id")
    return Account.objects.get(pk=key).person if key else None


def test_the_sign_in_page_offers_the_card_where_cards_are_read(place: Place, settings: Settings) -> None:
    page = Client().get("/sign-in/?next=/mine/").content.decode()
    assert "刷身份证登录" in page
    assert "/sign-in/card/?next=%2Fmine%2F" in page or "/sign-in/card/?next=/mine/" in page
    settings.CARD_READER = ""
    assert "刷身份证" not in Client().get("/sign-in/").content.decode()
    assert Client().get(ADDRESS).status_code == 404


def test_whose_card_is_read_is_signed_in_and_on_the_page_they_came_for(scene: Scene, place: Place) -> None:
    client = Client()
    answer = reads(client, place, f"{ADDRESS}?next=/claim/slip/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/claim/slip/")
    assert person_in(client) == scene.person("mother")
    assert client.session["assurance"] == "live"
    assert client.get("/claim/slip/").status_code == 200


def test_a_page_elsewhere_is_not_led_to(place: Place) -> None:
    answer = reads(Client(), place, f"{ADDRESS}?next=https://elsewhere.example/")
    assert answer.headers["Location"] == "/mine/"


def test_whatever_is_wrong_signs_nobody_in_and_says_what_to_do(scene: Scene, place: Place) -> None:
    client, other = Client(), Client()
    asked, nonce = opened(client)
    said = place.answers(asked, a_card())
    counter = enrolled(scene, at=scene.at)
    tries = {
        "再读一次": other.post(ADDRESS, {"nonce": nonce, "said": said}),  # another browser's
        "没有通过核验": client.post(ADDRESS, {"nonce": nonce, "said": f"{said[:-8]}AAAAAAAA"}),
        "这次读卡已过十分钟、已经用过": client.post(ADDRESS, {"nonce": nonce, "said": said}),  # answered before
        "不在有效期内": reads(client, place, **OLD_CARD),
        "机器读不出的生僻字": reads(client, place, name="龙\ue863"),
        "不是在用的自助机": reads(client, counter),
    }
    ended(scene, place, at=scene.at)
    tries["请换一台，或到窗口办理"] = reads(client, place)
    for words, answer in tries.items():
        page = answer.content.decode()
        assert (answer.status_code, words in page) == (400, True), words
        assert "到窗口办理" in page
        assert asked_on(unescape(page))[1] != nonce
    assert (person_in(client), person_in(other), CardReading.objects.exists()) == (None, None, False)


def test_somebody_who_was_never_here_gets_an_account_of_their_own(scene: Scene, place: Place) -> None:
    client = Client()
    reads(client, place, no="522631199001010019", name="石阿妹")
    met = person_in(client)
    assert met is not None
    assert met.name == "石阿妹"
    assert met.appointments.count() == 0
    assert client.get("/desk/").status_code == 302


def test_only_the_page_that_asks_speaks_to_the_reader_and_its_answer_is_kept_by_no_cache(place: Place) -> None:
    asking, plain = Client().get(ADDRESS), Client().get("/sign-in/")
    assert f"connect-src 'self' {READER};" in asking.headers["Content-Security-Policy"]
    assert READER not in plain.headers["Content-Security-Policy"]
    assert asking.headers["Cache-Control"] == "no-store"
