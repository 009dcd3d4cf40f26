"""Known by name alone one looks and takes back; the claim itself asks for a face or a card, and says so."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.scene import EVERYONE, Scene
from tests.counter.family import Family
from tests.counter.test_network_sign_in import back, left, network, started
from tests.gateways.identity.network_process import Network

from xinsheng.casework import outside
from xinsheng.registry.models import Account, Claim

__all__ = ["network", "started"]
TOO_LOW = "身份核验的等级不够"


@pytest.fixture
def by_name(network: Network, settings: Settings) -> Iterator[Network]:
    """A network whose ordinary level compares the name and the number, and whose other one reads the card."""
    settings.NETWORK = replace(network.place, levels=("face", "card"), face_levels=("card",))
    outside._network.cache_clear()
    yield network
    outside._network.cache_clear()


def test_a_mother_known_by_name_alone_is_told_what_opens_her_form_and_where_else_it_is_done(
    scene: Scene, by_name: Network
) -> None:
    case, who, client = scene.signed(), EVERYONE["mother"], Client()
    back(client, by_name.sign_in(left(client, wanted="/claim/"), name=who.name, number=who.paper_no))
    mother = Family(client)

    told = client.post(f"/claim/{case.pk}/begin/", mother.hidden("/claim/")).content.decode()

    assert TOO_LOW in told
    assert "到窗口办理" in told
    assert not Claim.objects.exists()
    code = mother.answers("/claim/slip/", code="0" * 13, relation="mother").content.decode()
    assert (TOO_LOW in code, "没有找到这个领证码" in code) == (
        True,
        False,
    )  # and nothing of whether there is such a code


def test_who_is_signed_in_otherwise_than_as_a_citizen_is_asked_to_sign_in(scene: Scene, by_name: Network) -> None:
    client = Client()
    client.force_login(Account.objects.get(login_name="mother"))

    assert client.get("/mine/").headers["Location"].startswith("/sign-in/?next=")
