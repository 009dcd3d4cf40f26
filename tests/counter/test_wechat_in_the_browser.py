"""A family in WeChat's own browser, as old as one still in use: through the menu, into the service, and signed in.

The browser here is today's. What Chromium 78 does not know is taken from it: its styles lose their gaps and new
selectors, its pages lose what scripts could call only later.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route
from pytest_django.fixtures import Settings
from tests.counter.test_official_account import WECHAT
from tests.gateways.identity.lying_wechat import Liar, lying_wechat
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.somebody import Somebody

from xinsheng.casework import outside
from xinsheng.gateways.identity import NetworkPlace
from xinsheng.law.terms import Channel
from xinsheng.registry.models import JournalEntry

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LATER = """
for (const [owner, names] of [
  [String.prototype, ["at", "replaceAll"]], [Array.prototype, ["at", "findLast", "toSorted"]],
  [Element.prototype, ["replaceChildren"]], [Object, ["hasOwn", "groupBy"]], [Promise, ["any"]],
  [window, ["structuredClone", "WeakRef", "BigInt", "DecompressionStream"]],
]) names.forEach((name) => delete owner[name]);
"""


@pytest.fixture
def liar(town: Town, settings: Settings) -> Iterator[Liar]:
    with lying_wechat() as started:
        settings.WECHAT, settings.PUBLIC_URL = started.place, town.home
        outside._official_account.cache_clear()
        yield started
        outside._official_account.cache_clear()


def as_of_2020(page: Page) -> None:
    """Let the browser of this page know no more than WeChat's of that year."""

    def dress(route: Route) -> None:
        answer = route.fetch()
        style = re.sub(r"(display:\s*flex;[^}]*?)gap:[^;]*;", r"\1", answer.text())
        route.fulfill(response=answer, body=re.sub(r"[^{}]*:has\([^{]*\{[^}]*\}", "", style))

    page.add_init_script(LATER)
    page.set_extra_http_headers({"User-Agent": WECHAT})
    page.route("**/theme*.css", dress)


def links_apart(page: Page) -> list[float]:
    """The spaces between neighbours in the bar and in the footer, in pixels; those of one line alone."""
    found: list[float] = page.evaluate(
        """() => [".x-bar__in", ".x-bar__end", ".x-footer ul"].flatMap((rows) => [...document.querySelectorAll(rows)])
          .flatMap((row) => [...row.children].slice(1).map((one) => [one.previousElementSibling, one]))
          .map(([left, right]) => [left.getBoundingClientRect(), right.getBoundingClientRect()])
          .filter(([left, right]) => left.width && right.width && Math.abs(left.top - right.top) < 20)
          .map(([left, right]) => right.left - left.right)"""
    )
    return found


def test_through_the_menu_into_the_form_and_what_is_done_there_says_so(town: Town, liar: Liar) -> None:
    woman: Somebody = town.visitor()
    as_of_2020(woman.page)
    woman.goes("/wechat/register/").sees("生育登记").looks("wechat-register")
    assert min(links_apart(woman.page)) >= 4
    woman.presses("登录后开始").signs_in_here("龙小梅")
    woman.sees("办理生育登记").presses("开始登记").sees("请核对您的信息").looks("wechat-side")
    assert min(links_apart(woman.page)) >= 4
    woman.page.wait_for_load_state("networkidle")

    assert [entry.channel for entry in JournalEntry.objects.order_by("-pk")[:1]] == [Channel.WECHAT]
    assert woman.faults == []


def test_at_the_sign_in_it_is_said_why_one_is_asked_all_the_same(town: Town, liar: Liar, settings: Settings) -> None:
    settings.IDENTITY_ADAPTER, settings.DEMONSTRATION = "network", False
    settings.NETWORK = NetworkPlace(issuer="http://127.0.0.1:9", client_id="x", client_secret="x", levels=("face",))
    outside._network.cache_clear()
    woman: Somebody = town.visitor()
    as_of_2020(woman.page)
    woman.goes("/wechat/mine/").sees("用政务服务网账号登录", "微信号只说明您从哪里来").looks("wechat-sign-in")
    outside._network.cache_clear()
