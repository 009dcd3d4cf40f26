"""A person's own browser, out to the face service's page and back: the pages of the way, looked at."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytest_django.fixtures import Settings
from tests.casework.scene import EVERYONE
from tests.counter.test_network_in_the_browser import held_back
from tests.counter.test_network_in_the_browser import leaves as leaves_for
from tests.gateways.identity.lying_faces import Liar, lying_faces
from tests.gateways.identity.network_process import Network, network_process
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.somebody import Somebody

from xinsheng.casework import outside

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning"),  # the SDK's
]
MOTHER = EVERYONE["mother"]


@pytest.fixture
def liar(town: Town, settings: Settings) -> Iterator[Liar]:
    with lying_faces() as started:
        settings.FACE, settings.IDENTITY_ADAPTER = started.place, "counter"
        settings.DEMONSTRATION, settings.PUBLIC_URL = False, town.home
        outside._face.cache_clear()
        yield started
        outside._face.cache_clear()


@pytest.fixture
def network(town: Town, liar: Liar, settings: Settings) -> Iterator[Network]:
    """A network that knows people by name alone, beside the faces."""
    with network_process(f"{town.home}/sign-in/network/return/") as started:
        settings.IDENTITY_ADAPTER = "network"
        settings.NETWORK = replace(started.place, face_levels=())
        outside._network.cache_clear()
        yield started
        outside._network.cache_clear()


def leaves(who: Somebody, liar: Liar) -> Somebody:
    """Out to the service, whose own page has no picture for the tab."""
    who.page.route(f"{liar.address}/favicon.ico", lambda route: route.fulfill(status=204))
    who.says(name=MOTHER.name, paper_no=MOTHER.paper_no).presses("同意，去刷脸")
    who.page.wait_for_url(f"{liar.address}/page**")
    return who


def test_out_to_the_service_and_back_to_the_page_one_came_for(town: Town, liar: Liar) -> None:
    woman = town.visitor()
    woman.goes("/sign-in/?next=/claim/slip/").looks("sign-in-face")
    woman.presses("刷脸登录").sees("刷脸不是唯一的办法").looks("face-asks")
    leaves(woman, liar).presses("开始")
    woman.page.wait_for_url(f"{town.home}/claim/slip/")
    woman.sees("领取单")


def test_the_page_that_leads_there(town: Town, liar: Liar) -> None:
    woman = town.visitor()
    held_back(woman.page, at=liar.address)
    woman.goes("/sign-in/face/").says(name=MOTHER.name, paper_no=MOTHER.paper_no).presses("同意，去刷脸")
    woman.sees("正在前往刷脸页面").looks("face-leaving")


def test_who_shows_no_face_there_is_told_the_ways_forward(town: Town, liar: Liar) -> None:
    woman = town.visitor()
    leaves(woman.goes("/sign-in/face/?next=/claim/slip/"), liar).presses("取消")
    woman.page.wait_for_url(f"{town.home}/sign-in/face/return/**")
    woman.sees("刷脸没有完成").looks("face-refused")
    woman.presses("重新刷脸").sees("同意，去刷脸")


def test_who_came_over_the_network_is_known_surer_by_their_face(town: Town, liar: Liar, network: Network) -> None:
    woman = town.visitor()
    woman.goes("/sign-in/?next=/claim/slip/").sees("或者，刷脸").looks("sign-in-both")
    leaves_for(woman, network)
    woman.says(name=MOTHER.name, number=MOTHER.paper_no).presses("登录")
    woman.page.wait_for_url(f"{town.home}/claim/slip/")
    woman.sees("身份核验的等级不够").looks("raise-by-face")
    woman.presses("刷脸核验").sees("要核验的是现在登录的人").looks("face-known")
    woman.page.route(f"{liar.address}/favicon.ico", lambda route: route.fulfill(status=204))
    woman.presses("同意，去刷脸")
    woman.page.wait_for_url(f"{liar.address}/page**")
    woman.presses("开始")
    woman.page.wait_for_url(f"{town.home}/claim/slip/")
    woman.sees("领取单").sees_nothing_of("身份核验的等级不够")


def test_what_is_typed_wrongly_is_shown_beside_its_field(town: Town, liar: Liar) -> None:
    woman = town.visitor()
    woman.goes("/sign-in/face/").says(name="", paper_no="522622950812002").presses("同意，去刷脸")
    woman.sees("请填写姓名").sees("15 位的旧号码").looks("face-mistyped")
