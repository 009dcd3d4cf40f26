"""Where an act asks for a surer identification: the page says so, offers what reaches it, and leads back."""

from dataclasses import replace

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.kiosk_scene import READER, Place, enrolled
from tests.casework.scene import EVERYONE, Scene
from tests.counter.family import Family
from tests.counter.test_card_sign_in import person_in, reads
from tests.counter.test_identified import TOO_LOW, by_name
from tests.counter.test_network_sign_in import back, left, network, started
from tests.gateways.identity.network_process import Network

from xinsheng.casework import outside
from xinsheng.law.assurance import Assurance
from xinsheng.law.card_readings import KioskUse
from xinsheng.registry.models import Claim, Declaration, Material

__all__ = ["by_name", "network", "started"]


@pytest.fixture
def place(scene: Scene, by_name: Network, settings: Settings) -> Place:
    settings.CARD_READER = READER
    return enrolled(scene, KioskUse.SELF_SERVICE, at=scene.at)


def known_by_name(network: Network, login: str = "mother") -> Family:
    who, client = EVERYONE[login], Client()
    back(client, network.sign_in(left(client, wanted="/claim/"), name=who.name, number=who.paper_no))
    assert client.session["assurance"] == Assurance.NETWORK
    return Family(client)


def lowered(mother: Family) -> None:
    """As after another sign-in of the same person, in another tab, at a lower level."""
    session = mother.client.session
    session["assurance"] = Assurance.NETWORK.value
    session.save()


def test_before_anything_is_typed_the_page_says_what_is_lacking_and_offers_the_ways_to_it(
    scene: Scene, by_name: Network, place: Place
) -> None:
    case = scene.signed()
    mother = known_by_name(by_name)
    for address in ("/claim/slip/", "/outside/begin/"):
        page = mother.sees(address)
        assert TOO_LOW in page
        assert "去政务服务网刷脸核验" in page
        assert f"/sign-in/card/?next={address}&least=live" in page.replace("%2F", "/").replace("&amp;", "&")
        assert "到窗口办理" in page
    came_from = {"Referer": "http://testserver/claim/"}
    opening = mother.client.post(f"/claim/{case.pk}/begin/", mother.hidden("/claim/"), headers=came_from)
    assert (opening.status_code, TOO_LOW in opening.content.decode()) == (403, True)
    assert 'name="next" value="/claim/"' in opening.content.decode()
    assert not Claim.objects.exists()


def test_by_the_card_they_are_back_on_the_very_page_and_it_opens(
    scene: Scene, by_name: Network, place: Place
) -> None:
    mother = known_by_name(by_name)
    answer = reads(mother.client, place, "/sign-in/card/?next=/claim/slip/&least=live")
    assert answer.headers["Location"] == "/claim/slip/"
    assert TOO_LOW not in mother.sees("/claim/slip/")


def test_another_persons_card_raises_nobody(scene: Scene, by_name: Network, place: Place) -> None:
    mother = known_by_name(by_name)
    answer = reads(mother.client, place, "/sign-in/card/?next=/claim/slip/&least=live", login="father")
    assert (answer.status_code, "不是现在登录的人" in answer.content.decode()) == (400, True)
    assert (person_in(mother.client), mother.client.session["assurance"]) == (scene.person("mother"), "network")


def test_a_network_that_comes_back_lower_than_it_was_asked_opens_nothing(scene: Scene, by_name: Network) -> None:
    mother, who = known_by_name(by_name), EVERYONE["mother"]
    page = mother.client.post("/sign-in/network/", {"next": "/claim/slip/", "least": "live"}).content.decode()
    away = page.split('content="0;url=')[1].split('"')[0].replace("&amp;", "&")
    assert "acr_values=card&" in away
    status, _where = back(mother.client, by_name.sign_in(away, name=who.name, number=who.paper_no))  # at "face"
    assert status == 400
    assert mother.client.session["assurance"] == "network"
    assert TOO_LOW in mother.sees("/claim/slip/")


def test_where_the_network_has_no_such_level_it_is_not_offered(
    scene: Scene, by_name: Network, settings: Settings
) -> None:
    settings.NETWORK = replace(by_name.place, face_levels=())
    outside._network.cache_clear()
    mother = known_by_name(by_name)
    page = mother.sees("/claim/slip/")
    assert (TOO_LOW in page, "刷脸核验" in page.split("<main")[1].split("到窗口办理")[0]) == (True, False)
    refused = mother.client.post("/sign-in/network/", {"next": "/claim/slip/", "least": "live"})
    assert refused.status_code == 404


def test_a_downgrade_in_the_middle_of_the_form_slips_through_nowhere_and_loses_nothing(
    scene: Scene, by_name: Network, place: Place
) -> None:
    case = scene.signed()
    mother = Family(Client())
    reads(mother.client, place, "/sign-in/card/?next=/claim/")
    form = mother.opens(case)
    mother.fills_in(form)
    mother.gives(form, "father_id")
    mother.answers(f"{form}materials/")
    mother.answers(f"{form}check/")
    page = mother.hidden(f"{form}sign/")
    given = Material.objects.count()
    lowered(mother)

    signed = mother.client.post(f"{form}sign/", {**page, "agree": "on"})
    assert (signed.status_code, TOO_LOW in signed.content.decode()) == (403, True)
    paper = mother.gives(form, "mother_id").content.decode()
    assert "刚才选的文件没有保存" in paper
    assert (Declaration.objects.exists(), Material.objects.count()) == (False, given)

    reads(mother.client, place, f"/sign-in/card/?next={form}sign/&least=live")
    assert mother.answers(f"{form}sign/", agree="on").headers["Location"] == f"{form}receipt/"
