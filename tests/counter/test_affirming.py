"""From a session left open nothing is signed: once more the card or the network, or a code to one's own number."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import code_in
from tests.casework.kiosk_scene import READER, Place, enrolled
from tests.casework.scene import Scene
from tests.counter.family import Family
from tests.counter.test_card_sign_in import reads
from tests.counter.test_network_sign_in import network, started
from tests.gateways.identity.network_process import Network

from xinsheng.casework.people import keep_phone
from xinsheng.law.card_readings import KioskUse
from xinsheng.registry.models import Case, CitizenSignature, Declaration, TextMessage

__all__ = ["network", "started"]
ONCE_MORE = "上次核验身份已超过一小时"
PHONE = "13800000001"


@pytest.fixture
def place(scene: Scene, network: Network, settings: Settings) -> Place:
    settings.CARD_READER = READER
    return enrolled(scene, KioskUse.SELF_SERVICE, at=scene.at)


@pytest.fixture
def case(scene: Scene, place: Place) -> Case:
    return scene.signed()


def filled_in(case: Case, place: Place) -> tuple[Family, str]:
    mother = Family(Client())
    reads(mother.client, place, "/sign-in/card/?next=/claim/")
    form = mother.opens(case)
    mother.fills_in(form)
    for kind in ("mother_id", "father_id"):
        mother.gives(form, kind)
    mother.answers(f"{form}materials/")
    mother.answers(f"{form}check/")
    return mother, form


def left_open(mother: Family, *, hours: int = 2) -> None:
    session = mother.client.session
    session["identified_at"] = (datetime.fromisoformat(session["identified_at"]) - timedelta(hours=hours)).isoformat()
    session.save()


def without_number(scene: Scene) -> None:
    """No number of hers is known."""
    person = scene.person("mother")
    person.phone_cipher = person.phone_index = None
    person.save(update_fields=["phone_cipher", "phone_index"])


def test_whoever_fills_in_at_one_sitting_is_asked_nothing_more(case: Case, place: Place) -> None:
    mother, form = filled_in(case, place)
    assert mother.answers(f"{form}sign/", agree="on").headers["Location"] == f"{form}receipt/"
    row = CitizenSignature.objects.get()
    assert (row.method, row.level, row.code_at) == ("card", "live", None)


def test_after_an_hour_the_page_asks_who_is_there_and_leads_back_to_where_they_were(
    case: Case, place: Place, scene: Scene
) -> None:
    without_number(scene)
    mother, form = filled_in(case, place)
    page = mother.hidden(f"{form}sign/")
    left_open(mother)
    asked = mother.sees(f"{form}sign/")
    assert ONCE_MORE in asked
    assert "到窗口办理" in asked
    assert "发验证码到本人手机" not in asked
    signed = mother.client.post(f"{form}sign/", {**page, "agree": "on"})
    assert (signed.status_code, ONCE_MORE in signed.content.decode()) == (403, True)
    assert not Declaration.objects.exists()

    reads(mother.client, place, f"/sign-in/card/?next={form}sign/&least=live")
    assert mother.answers(f"{form}sign/", agree="on").headers["Location"] == f"{form}receipt/"


def test_a_code_to_ones_own_number_leads_back_and_stands_with_the_signature(
    case: Case, place: Place, scene: Scene
) -> None:
    mother, form = filled_in(case, place)
    keep_phone(scene.person("mother"), phone=PHONE)
    left_open(mother)
    assert "发验证码到本人手机" in mother.sees(f"{form}sign/")
    address = f"/affirm/{case.pk}/?next={form}sign/"
    assert PHONE not in mother.sees(address)
    sent = mother.client.post(address, {"send": "1", "next": f"{form}sign/"})
    assert "已发送" in sent.content.decode()
    code = code_in(TextMessage.objects.get(kind="phone_code"))
    wrong = mother.client.post(address, {"code": "000000" if code != "000000" else "111111", "next": f"{form}sign/"})
    assert "验证码不对" in wrong.content.decode()
    right = mother.client.post(address, {"code": code, "next": f"{form}sign/"})
    assert right.headers["Location"] == f"{form}sign/"
    assert mother.answers(f"{form}sign/", agree="on").headers["Location"] == f"{form}receipt/"
    row = CitizenSignature.objects.get()
    assert row.code_at is not None
    assert row.identified_at is not None
    assert row.code_at > row.identified_at


def test_a_stranger_a_person_without_a_number_and_an_address_elsewhere_get_nothing(
    case: Case, place: Place, scene: Scene
) -> None:
    without_number(scene)
    mother, _form = filled_in(case, place)
    assert mother.client.get(f"/affirm/{case.pk}/").status_code == 404
    keep_phone(scene.person("mother"), phone=PHONE)
    keep_phone(scene.person("father"), phone="13800000002")
    father = Family(Client())
    reads(father.client, place, "/sign-in/card/?next=/mine/", login="father")
    assert father.client.get(f"/affirm/{case.pk}/").status_code == 404
    mother.client.post(f"/affirm/{case.pk}/", {"send": "1"})
    code = code_in(TextMessage.objects.get(kind="phone_code"))
    right = mother.client.post(f"/affirm/{case.pk}/", {"code": code, "next": "https://elsewhere.example/"})
    assert right.headers["Location"] == "/mine/"


def test_the_authorisation_page_and_a_statement_ask_too_and_a_photograph_does_not(case: Case, place: Place) -> None:
    mother, form = filled_in(case, place)
    left_open(mother)
    assert ONCE_MORE in mother.sees(f"{form}authorise/")
    assert ONCE_MORE not in mother.sees(f"{form}materials/mother_id/")
    assert ONCE_MORE not in mother.gives(form, "mother_id").content.decode()
