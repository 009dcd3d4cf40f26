"""Through WeChat and back to the service one came for: the channel is noted, and nobody is let in by it."""

import logging
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.casework.scene import EVERYONE, Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, case_in
from tests.gateways.identity.lying_wechat import Liar, lying_wechat

from xinsheng.casework import outside
from xinsheng.counter.official_account import views
from xinsheng.counter.official_account.views import ENTRANCES
from xinsheng.gateways.identity import NetworkPlace, OfficialAccount, WechatPlace
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Account, CitizenSignature, Declaration, JournalEntry

TRIPS = int(os.environ.get("XINSHENG_TRIAL_VISITS", "300"))  # a thousand in `make trials`
WECHAT = "Mozilla/5.0 (Linux; Android 10; wv) Chrome/86.0.4240.99 XWEB/4313 MMWEBSDK/20220903 MicroMessenger/8.0.28"


@pytest.fixture
def liar(scene: Scene, settings: Settings) -> Iterator[Liar]:
    with lying_wechat() as started:
        settings.WECHAT, settings.PUBLIC_URL = started.place, "http://localhost:8000"
        outside._official_account.cache_clear()
        yield started
        outside._official_account.cache_clear()


def visitor() -> Client:
    """Somebody in WeChat's own browser."""
    return Client(headers={"user-agent": WECHAT})


def left(client: Client, entrance: str = "claim") -> str:
    """The address at WeChat to which a menu leads on."""
    answer = client.get(f"/wechat/{entrance}/")
    assert answer.status_code == 302
    return answer.headers["Location"]


def back(client: Client, address: str) -> str:
    """Where the person lands."""
    parts = urlsplit(address)
    answer = client.get(f"{parts.path}?{parts.query}")
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def channel_of(client: Client) -> str:
    return str(client.session.get("came_by", "web"))


def nobody_is_in(client: Client) -> bool:
    return "_auth_user_id" not in client.session


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_every_entrance_of_the_menu_lands_in_its_service_with_the_channel_noted(liar: Liar, entrance: str) -> None:
    client = visitor()
    landed = back(client, liar.sends_back(left(client, entrance)))

    assert (channel_of(client), nobody_is_in(client)) == ("wechat", True)
    assert landed == reverse(f"counter:{entrance}")
    assert client.get(landed).status_code in {200, 302}


def test_who_came_through_it_before_is_not_sent_there_again(liar: Liar) -> None:
    client = visitor()
    back(client, liar.sends_back(left(client)))

    assert left(client, "register") == "/register/"


def test_in_another_browser_and_without_an_official_account_the_same_address_leads_straight_on(
    liar: Liar, settings: Settings
) -> None:
    other = Client()
    assert (left(other, "claim"), channel_of(other)) == ("/claim/", "web")
    settings.WECHAT = WechatPlace()
    client = visitor()
    assert (left(client, "claim"), channel_of(client)) == ("/claim/", "web")
    assert back(client, "/wechat/claim/return/?state=x&code=y") == "/claim/"


@pytest.mark.parametrize("entrance", ["desk", "sign-out", "evil-example", "00000000-0000-0000-0000-000000000000"])
def test_an_entrance_that_there_is_not_leads_to_the_first_page_and_to_no_other_site(
    liar: Liar, entrance: str
) -> None:
    client = visitor()
    assert back(client, liar.sends_back(left(client, entrance))) == "/"


def test_by_the_openid_nobody_is_let_in_and_it_is_kept_nowhere(liar: Liar) -> None:
    liar.said = {"openid": "oSomebodyElsesWhoIsKnownHere"}
    client = visitor()
    back(client, liar.sends_back(left(client)))

    assert nobody_is_in(client)
    assert client.get("/claim/slip/").headers["Location"].startswith("/sign-in/")
    assert "oSomebody" not in str(dict(client.session))
    assert not Account.objects.filter(login_name__contains="oSomebody").exists()


@pytest.mark.parametrize(
    "lie",
    [
        {"said": {"openid": "o'; --"}}, {"said": {"openid": ""}}, {"said": {"scope": "snsapi_userinfo"}},
        {"raw": b"{"}, {"raw": b'{"errcode":40029}'}, {"status": 500, "raw": b"x"}, {"status": 302, "raw": b"x"},
        {"padding": 1_000_000}, {"slow": 3.0}, {"drip": 0.3},
    ],
    ids=lambda lie: "-".join(lie) + str(next(iter(lie.values())))[:24],
)  # fmt: skip
def test_whatever_wechat_answers_the_person_lands_where_they_wanted_as_a_visitor_over_the_web(
    liar: Liar, lie: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    client = visitor()
    address = liar.sends_back(left(client, "register"))
    for name, value in lie.items():
        setattr(liar, name, value)
    with caplog.at_level(logging.WARNING):
        assert back(client, address) == "/register/"

    assert (channel_of(client), nobody_is_in(client)) == ("web", True)
    assert [record.code for record in caplog.records if hasattr(record, "code")]  # an operator is told
    assert client.get("/register/").status_code == 200


def test_a_return_serves_once_in_the_browser_that_went_out_within_ten_minutes(
    liar: Liar, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs, late = visitor(), visitor(), visitor()
    left(theirs)
    address = liar.sends_back(left(mine))
    assert (back(theirs, address), channel_of(theirs)) == ("/claim/", "web")
    assert (back(mine, address), channel_of(mine)) == ("/claim/", "wechat")
    assert (back(mine, address), channel_of(mine)) == ("/claim/", "wechat")  # doubled: it says nothing new
    assert len(liar.asked) == 1
    address = liar.sends_back(left(late))
    then = views.now()
    monkeypatch.setattr(views, "now", lambda: then + timedelta(minutes=11))
    assert (back(late, address), channel_of(late)) == ("/claim/", "web")


def test_anothers_code_under_ones_own_state_and_a_code_of_another_account_note_nothing(liar: Liar) -> None:
    client, other = visitor(), OfficialAccount(replace(liar.place, app_id="wxfedcba9876543210"))
    own = liar.sends_back(left(client))
    theirs = liar.sends_back(other.depart(return_to="http://localhost:8000/wechat/claim/return/")[1])
    swapped = f"/wechat/claim/return/?{urlsplit(theirs).query.split('&')[0]}&state={own.partition('state=')[2]}"

    assert (back(client, swapped), channel_of(client)) == ("/claim/", "web")


def test_of_many_unfinished_visits_only_the_last_five_are_remembered(liar: Liar) -> None:
    client = visitor()
    addresses = [liar.sends_back(left(client)) for _ in range(7)]

    assert len(client.session["wechat_visits"]) == 5
    assert (back(client, addresses[0]), channel_of(client)) == ("/claim/", "web")
    assert (back(client, addresses[6]), channel_of(client)) == ("/claim/", "wechat")


def test_what_is_done_after_it_says_so_in_the_journal_and_under_the_signature(liar: Liar) -> None:
    family = signed_in("mother")
    family.client.defaults["HTTP_USER_AGENT"] = WECHAT
    back(family.client, liar.sends_back(left(family.client, "register")))
    case = Couple(family.client).declares()
    told = JournalEntry.objects.filter(chain=case).values_list("channel", flat=True)

    assert set(told) == {Channel.WECHAT}
    assert Declaration.objects.get(case=case).channel == Channel.WECHAT
    assert [one.channel for one in CitizenSignature.objects.filter(case=case)] == [Channel.WECHAT]
    officer = signed_in("township").client.get(f"/desk/registrations/{case}/").content.decode()
    assert "微信公众号申报" in officer


def test_a_page_open_in_two_channels_is_not_stale_for_it(liar: Liar) -> None:
    family = signed_in("mother")
    woman = Couple(family.client)
    form = woman.begins()  # over the web
    woman.fills_in(form)
    family.client.defaults["HTTP_USER_AGENT"] = WECHAT
    back(family.client, liar.sends_back(left(family.client, "register")))
    answer = woman.submits(form)

    assert answer.headers["Location"] == f"/mine/registration/{case_in(form)}/"
    last = JournalEntry.objects.filter(chain=case_in(form)).latest("seq")
    assert last.channel == Channel.WECHAT


def test_the_channel_outlasts_signing_in_and_out_in_the_same_browser(liar: Liar) -> None:
    client = visitor()
    back(client, liar.sends_back(left(client)))
    for login in ("mother", "grandmother"):
        client.post("/sign-in/", {"account": str(Account.objects.get(login_name=login).pk)})
        assert (channel_of(client), nobody_is_in(client)) == ("wechat", False)
    client.post("/sign-out/")

    assert (channel_of(client), nobody_is_in(client)) == ("wechat", True)


def test_whoever_comes_through_wechat_is_told_at_the_sign_in_why_they_are_asked_all_the_same(
    liar: Liar, settings: Settings
) -> None:
    settings.IDENTITY_ADAPTER, settings.DEMONSTRATION = "network", False
    settings.NETWORK = NetworkPlace(issuer="http://127.0.0.1:9", client_id="x", client_secret="x", levels=("face",))
    outside._network.cache_clear()
    client, other = visitor(), visitor()
    back(client, liar.sends_back(left(client)))

    assert "微信号只说明您从哪里来" in client.get("/sign-in/").content.decode()
    assert "微信号只说明您从哪里来" not in other.get("/sign-in/").content.decode()
    outside._network.cache_clear()


def test_many_interleaved_visits_never_mix_two_browsers_up(liar: Liar) -> None:
    chance = random.Random(4)  # noqa: S311  the order of a trial, the same each time
    browsers = [visitor() for _ in range(TRIPS)]
    wanted = [chance.choice(ENTRANCES) for _ in browsers]
    returns = [liar.sends_back(left(browser, entrance)) for browser, entrance in zip(browsers, wanted, strict=True)]
    lands = {entrance: left(Client(), entrance) for entrance in ENTRANCES}
    strays = set(chance.sample(range(TRIPS), TRIPS // 10))
    for visit in chance.sample(range(TRIPS), TRIPS):
        if visit in strays:  # carried into a browser that never went out: it lands there too, and notes nothing
            stray = visitor()
            assert (back(stray, returns[visit]), channel_of(stray)) == (lands[wanted[visit]], "web")
        assert back(browsers[visit], returns[visit]) == lands[wanted[visit]]

    assert [channel_of(browser) for browser in browsers] == ["wechat"] * TRIPS
    assert (len(liar.asked), EVERYONE["mother"].name in str(liar.asked)) == (TRIPS, False)
