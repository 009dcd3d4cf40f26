"""Who is signed in and must be known surer, or once more, shows their face: they type nothing, and come back."""

import pytest
from django.test import Client
from tests.casework.scene import Scene
from tests.counter.family import Family
from tests.counter.test_face_sign_in import ADDRESS, back, liar
from tests.counter.test_identified import TOO_LOW, by_name
from tests.counter.test_network_sign_in import network, person_in, started
from tests.counter.test_raising import known_by_name
from tests.gateways.identity.lying_faces import Liar
from tests.gateways.identity.network_process import Network

from xinsheng.registry.models import Account, Person
from xinsheng.standards.identity_papers import PaperKind

__all__ = ["by_name", "liar", "network", "started"]
pytestmark = [
    pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning"),  # the SDK's
]
WAY = f"{ADDRESS}?next=/claim/slip/&least=live"


@pytest.fixture
def mother(scene: Scene, liar: Liar, by_name: Network) -> Family:
    return known_by_name(by_name)


def sent(mother: Family, **said: str) -> str:
    """The address at the service, from the page that says who it is for."""
    page = mother.client.post(ADDRESS, {"next": "/claim/slip/", "least": "live", **said}).content.decode()
    return page.split('content="0;url=')[1].split('"')[0].replace("&amp;", "&")


def test_the_page_that_says_what_is_lacking_offers_the_face_beside_the_other_ways(mother: Family) -> None:
    page = mother.sees("/claim/slip/").replace("%2F", "/").replace("&amp;", "&")

    assert TOO_LOW in page
    assert WAY in page
    assert "到窗口办理" in page


def test_whoever_is_known_types_nothing_and_is_shown_no_whole_number(mother: Family, liar: Liar) -> None:
    page = mother.sees(WAY)
    assert "要核验的是现在登录的人" in page
    assert ("龙小梅" in page, 'name="paper_no"' in page) == (True, False)

    sent(mother, name="石阿妹", paper_no="522631199001010019")  # what a changed form says counts for nothing
    (_action, asked), = liar.asked  # fmt: skip
    assert asked["Name"] == "龙小梅"
    assert asked["IdCard"] not in page


def test_by_the_face_they_are_back_on_the_very_page_and_it_opens(mother: Family, liar: Liar) -> None:
    answer = back(mother.client, liar.shows_their_face(sent(mother)))

    assert (answer.status_code, answer.headers["Location"]) == (302, "/claim/slip/")
    assert mother.client.session["assurance"] == "live"
    assert TOO_LOW not in mother.sees("/claim/slip/")


def test_another_persons_face_raises_nobody_and_changes_nothing(mother: Family, liar: Liar, scene: Scene) -> None:
    away = sent(mother)
    liar.text = {"Name": "杨胜", "IdCard": "522631199001010019"}
    told = back(mother.client, liar.shows_their_face(away))

    assert (told.status_code, "刷脸的是另一个人" in told.content.decode()) == (400, True)
    assert 'href="/claim/slip/"' in told.content.decode()
    assert (person_in(mother.client), mother.client.session["assurance"]) == (scene.person("mother"), "network")


def test_whoever_is_signed_in_is_not_raised_as_somebody_they_meanwhile_are_not(
    mother: Family, liar: Liar, by_name: Network
) -> None:
    return_at = liar.shows_their_face(sent(mother))
    waiting = mother.client.session["face_sign_ins"]
    father = known_by_name(by_name, "father")
    session = father.client.session
    session["face_sign_ins"] = waiting
    session.save()
    told = back(father.client, return_at)

    assert (told.status_code, "刷脸的是另一个人" in told.content.decode()) == (400, True)
    assert father.client.session["assurance"] == "network"


def test_a_paper_of_which_the_state_has_no_picture_is_not_offered_this_way(mother: Family, scene: Scene) -> None:
    abroad = Person.objects.create(name="NOOR", paper_kind=PaperKind.PASSPORT)
    Account.objects.filter(person=scene.person("mother")).update(person=abroad)

    assert WAY not in mother.sees("/claim/slip/").replace("%2F", "/").replace("&amp;", "&")


def test_nobody_is_sent_away_by_looking_at_the_page(mother: Family, liar: Liar) -> None:
    mother.sees(WAY)
    Client().get(ADDRESS)

    assert liar.asked == []
