"""Signing in over the government service network: into one's own session, to the page one came for, once."""

import os
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene
from tests.gateways.identity.network_process import Network, network_process

from xinsheng.casework import outside
from xinsheng.casework.people import paper_no_of
from xinsheng.gateways.identity import NetworkPlace
from xinsheng.registry.models import Account, Person

SIGN_INS = int(os.environ.get("XINSHENG_TRIAL_SIGN_INS", "60"))
AWAY = NetworkPlace(issuer="http://127.0.0.1:9", client_id="x", client_secret="x", levels=("face",), seconds=1)


@pytest.fixture(scope="module")
def started() -> Iterator[Network]:
    with network_process("http://localhost:8000/sign-in/network/return/") as network:
        yield network


@pytest.fixture
def network(started: Network, scene: Scene, settings: Settings) -> Iterator[Network]:
    settings.IDENTITY_ADAPTER, settings.NETWORK = "network", started.place
    settings.DEMONSTRATION, settings.PUBLIC_URL = False, "http://localhost:8000"
    outside._network.cache_clear()
    yield started
    outside._network.cache_clear()


def number(serial: int) -> str:
    """An invented resident number of 黎平 (522631), with its check character."""
    body = f"522631{1985 + serial // 3360:04}{1 + serial // 280 % 12:02}{1 + serial // 10 % 28:02}{serial % 1000:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


def left(client: Client, *, wanted: str = "") -> str:
    """The address at the network to which the page leads on."""
    page = client.post("/sign-in/network/", {"next": wanted}).content.decode()
    found = re.search(r'<meta http-equiv="refresh" content="0;url=([^"]+)">', page)
    assert found, page
    return unescape(found[1])


def back(client: Client, address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    answer = client.get(f"{parts.path}?{parts.query}")
    return answer.status_code, answer.headers.get("Location", "")


def person_in(client: Client) -> Person:
    return Account.objects.get(pk=client.session["_auth_user_id"]).person


def test_the_sign_in_page_offers_the_network_and_the_counter(network: Network) -> None:
    page = Client().get("/sign-in/?next=/mine/").content.decode()

    assert "用政务服务网账号登录" in page
    assert "带有效身份证件到助产机构窗口办理" in page
    assert "龙小梅" not in page


def test_who_comes_back_is_signed_in_and_on_the_page_they_came_for(network: Network) -> None:
    client = Client()
    back_at = network.sign_in(left(client, wanted="/claim/slip/"), name="石阿妹", number=number(7))
    before = client.session.session_key

    assert back(client, back_at) == (302, "/claim/slip/")
    assert (person_in(client).name, paper_no_of(person_in(client))) == ("石阿妹", number(7))
    assert (client.session["identified_by"], client.session.session_key != before) == ("network", True)


def test_the_second_time_it_is_the_same_person_under_the_name_the_network_gives(network: Network) -> None:
    first, second = Client(), Client()
    back(first, network.sign_in(left(first), name="石阿妺", number=number(7)))
    back(second, network.sign_in(left(second), name="石阿妹", number=number(7)))

    assert person_in(first) == person_in(second)
    assert person_in(first).name == "石阿妹"


def test_an_officers_name_is_not_rewritten_by_a_sign_in_as_a_citizen(network: Network) -> None:
    midwife = Account.objects.get(login_name="midwife").person
    client = Client()
    back(client, network.sign_in(left(client), name="别名", number=paper_no_of(midwife)))

    assert person_in(client).pk == midwife.pk
    assert person_in(client).name == midwife.name


def test_a_citizens_session_opens_no_desk_even_an_officers_own(network: Network) -> None:
    midwife = Account.objects.get(login_name="midwife").person
    client = Client()
    back(client, network.sign_in(left(client, wanted="/desk/"), name=midwife.name, number=paper_no_of(midwife)))

    assert client.get("/desk/").headers["Location"].startswith("/desk/sign-in")
    assert client.get("/desk/search").status_code == 302


def test_a_mother_finds_the_form_the_attendant_opened_for_her(network: Network, scene: Scene) -> None:
    mother = Account.objects.get(login_name="mother").person
    scene.signed(scene.opened(inpatient_no="N1")[0])
    client = Client()
    back(client, network.sign_in(left(client), name=mother.name, number=paper_no_of(mother)))

    assert person_in(client) == mother


def test_a_return_in_another_browser_opens_nothing_and_does_not_spoil_the_first(network: Network) -> None:
    mine, theirs = Client(), Client()
    left(theirs)
    back_at = network.sign_in(left(mine), name="石阿妹", number=number(7))

    assert back(theirs, back_at)[0] == 400
    assert "_auth_user_id" not in theirs.session
    assert back(mine, back_at)[0] == 302


def test_a_return_serves_once(network: Network) -> None:
    client = Client()
    back_at = network.sign_in(left(client), name="石阿妹", number=number(7))
    back(client, back_at)
    client.post("/sign-out/")

    assert back(client, back_at)[0] == 400
    assert "_auth_user_id" not in client.session


def test_two_pages_of_one_browser_may_each_come_back(network: Network) -> None:
    client = Client()
    first, second = left(client, wanted="/mine/"), left(client, wanted="/claim/")

    assert back(client, network.sign_in(first, name="石阿妹", number=number(7))) == (302, "/mine/")
    client.post("/sign-out/")
    assert back(client, network.sign_in(second, name="石阿妹", number=number(7)))[0] == 400  # the session is another


def test_of_many_unfinished_ones_only_the_last_five_are_remembered(network: Network) -> None:
    client = Client()
    addresses = [left(client) for _ in range(7)]

    assert len(client.session["network_sign_ins"]) == 5
    assert back(client, network.sign_in(addresses[0], name="石阿妹", number=number(7)))[0] == 400


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"act": "no"}, "没有确认这次登录"),
        ({"level": "password"}, "还没有完成本人实名核验"),
        ({"kind": "999"}, "没有给出姓名和证件号码"),
    ],
)
def test_whoever_is_not_let_in_is_told_why_and_what_to_do(
    network: Network, said: dict[str, str], sentence: str
) -> None:
    client = Client()
    parts = urlsplit(network.sign_in(left(client), name="石阿妹", number=number(7), **said))
    answer = client.get(f"{parts.path}?{parts.query}")

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert "到助产机构窗口办理" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_network_that_is_away_is_said_to_be_away_and_the_counter_stays_open(
    network: Network, settings: Settings
) -> None:
    settings.NETWORK = AWAY
    outside._network.cache_clear()
    answer = Client().post("/sign-in/network/")

    assert answer.status_code == 503
    assert "暂时没有回应" in answer.content.decode()


def test_one_comes_back_to_no_other_site(network: Network) -> None:
    client = Client()
    back_at = network.sign_in(left(client, wanted="https://evil.example/"), name="石阿妹", number=number(7))

    assert back(client, back_at) == (302, "/mine/")


def test_without_the_network_its_addresses_do_not_exist(scene: Scene) -> None:
    assert Client().post("/sign-in/network/").status_code == 404
    assert Client().get("/sign-in/network/return/?state=x&code=y").status_code == 404


def test_no_answer_of_a_sign_in_may_be_kept_by_a_cache(network: Network) -> None:
    client = Client()
    page = client.post("/sign-in/network/")

    assert page.headers["Cache-Control"] == "no-store"
    assert client.get("/sign-in/network/return/").headers["Cache-Control"] == "no-store"


def test_many_interleaved_sign_ins_never_mix_two_people_up(network: Network) -> None:
    chance = random.Random(4)  # noqa: S311  the order of a trial, the same each time
    browsers = [Client() for _ in range(SIGN_INS)]
    waiting = {serial: left(browser) for serial, browser in enumerate(browsers)}
    order = chance.sample(sorted(waiting), len(waiting))
    returned = {
        serial: network.sign_in(waiting[serial], name=f"石{chr(0x4E00 + serial)}", number=number(serial))
        for serial in order
    }
    for serial in chance.sample(order, len(order)):
        wrong = chance.choice(order)
        if wrong != serial:
            assert back(browsers[wrong], returned[serial])[0] == 400
        assert back(browsers[serial], returned[serial])[0] == 302

    assert [paper_no_of(person_in(browser)) for browser in browsers] == [number(serial) for serial in range(SIGN_INS)]


def test_what_is_not_complete_is_not_spoken_to() -> None:
    assert not replace(AWAY, levels=()).is_complete
    assert not AWAY.is_complete
