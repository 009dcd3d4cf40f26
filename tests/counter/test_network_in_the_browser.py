"""A person's own browser, out to a real OpenID provider and back: the pages of the way, looked at."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pytest_django.fixtures import Settings
from tests.casework.scene import EVERYONE
from tests.gateways.identity.network_process import Network, network_process
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.somebody import Somebody

from xinsheng.casework import outside

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def network(town: Town, settings: Settings) -> Iterator[Network]:
    with network_process(f"{town.home}/sign-in/network/return/") as started:
        settings.IDENTITY_ADAPTER, settings.NETWORK = "network", started.place
        settings.DEMONSTRATION, settings.PUBLIC_URL = False, town.home
        outside._network.cache_clear()
        yield started
        outside._network.cache_clear()


def held_back(page: Page, *, at: str) -> None:
    """The network has no page for this browser (204), so that ours that leads there stays to be looked at."""
    page.route(f"{at}/**", lambda route: route.fulfill(status=204))


def leaves(who: Somebody, network: Network) -> None:
    """Out to the network, whose own page has no picture for the tab."""
    who.page.route(f"{network.issuer}/favicon.ico", lambda route: route.fulfill(status=204))
    who.presses("用政务服务网账号登录")
    who.page.wait_for_url(f"{network.issuer}/**")


def test_out_to_the_network_and_back_to_the_page_one_came_for(town: Town, network: Network) -> None:
    woman, who = town.visitor(), EVERYONE["mother"]
    woman.goes("/sign-in/?next=/claim/slip/").looks("sign-in-network")
    leaves(woman, network)
    woman.says(name=who.name, number=who.paper_no).presses("登录")
    woman.page.wait_for_url(f"{town.home}/claim/slip/")
    woman.sees("领取单")


def test_the_page_that_leads_there(town: Town, network: Network) -> None:
    woman = town.visitor()
    held_back(woman.page, at=network.issuer)
    woman.goes("/sign-in/").presses("用政务服务网账号登录")
    woman.sees("正在前往政务服务网").looks("network-leaving")


def test_who_says_no_there_is_told_the_ways_forward(town: Town, network: Network) -> None:
    woman = town.visitor()
    leaves(woman.goes("/sign-in/"), network)
    woman.presses("拒绝")
    woman.page.wait_for_url(f"{town.home}/**")
    woman.sees("没有登录成功", "您选择了取消").looks("network-refused")
    woman.presses("重新登录").sees("用政务服务网账号登录")
