"""A visit through the WeChat official account: what confirms it, and what does not. WeChat here is a stand-in."""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.gateways.identity.lying_wechat import APP_SECRET, Liar, lying_wechat

from xinsheng.config.logs import redact
from xinsheng.gateways.identity import OfficialAccount, UnableToVerify, WechatPlace

RETURN_TO = "https://xinsheng.test/wechat/claim/return/"


@pytest.fixture
def liar() -> Iterator[Liar]:
    with lying_wechat() as started:
        yield started


@pytest.fixture
def account(liar: Liar) -> OfficialAccount:
    return OfficialAccount(liar.place)


def back_from(liar: Liar, address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(liar.sends_back(address)).query))


def confirmed(liar: Liar, account: OfficialAccount, **changed: str) -> None:
    state, address = account.depart(return_to=RETURN_TO)
    account.confirm(state, returned={**back_from(liar, address), **changed})


def refused(liar: Liar, account: OfficialAccount, **changed: str) -> str:
    with pytest.raises(UnableToVerify) as said:
        confirmed(liar, account, **changed)
    return said.value.code


def test_wechat_confirms_that_a_visit_came_through_our_account_and_is_asked_for_nothing_of_the_person(
    liar: Liar, account: OfficialAccount
) -> None:
    confirmed(liar, account)

    assert [urlsplit(path).path for path in liar.asked] == ["/sns/oauth2/access_token"]  # never for a name, a picture
    assert {name for name, _said in parse_qsl(urlsplit(liar.asked[0]).query)} == {
        "appid", "secret", "code", "grant_type",
    }  # fmt: skip


def test_the_secret_stands_in_no_address_that_a_person_is_sent_to_and_in_no_line_of_the_log(
    liar: Liar, account: OfficialAccount, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        confirmed(liar, account)
    told = [redact(record.getMessage()) for record in caplog.records]

    assert APP_SECRET not in account.depart(return_to=RETURN_TO)[1]
    assert any("access_token" in line for line in told)
    assert not any(APP_SECRET in line for line in told)
    assert APP_SECRET not in repr(liar.place)


def test_every_visit_has_a_state_of_its_own(account: OfficialAccount) -> None:
    assert len({account.depart(return_to=RETURN_TO)[0] for _ in range(100)}) == 100


@pytest.mark.parametrize("state", ["", "0" * 32, "非"])
def test_a_return_with_another_state_is_of_no_use_and_wechat_is_not_asked(
    liar: Liar, account: OfficialAccount, state: str
) -> None:
    assert refused(liar, account, state=state) == "not_begun_here"
    assert liar.asked == []


@pytest.mark.parametrize("code", ["", "a b", "x" * 5000, "&secret=", "非"])
def test_what_is_no_code_is_not_asked_about(liar: Liar, account: OfficialAccount, code: str) -> None:
    assert refused(liar, account, code=code) == "refused"
    assert liar.asked == []


def test_a_code_serves_once(liar: Liar, account: OfficialAccount) -> None:
    state, address = account.depart(return_to=RETURN_TO)
    returned = back_from(liar, address)
    account.confirm(state, returned=returned)

    with pytest.raises(UnableToVerify, match="refused"):
        account.confirm(state, returned=returned)


def test_a_code_that_was_made_for_another_account_confirms_nothing(liar: Liar, account: OfficialAccount) -> None:
    _state, address = OfficialAccount(replace(liar.place, app_id="wxfedcba9876543210")).depart(return_to=RETURN_TO)

    assert refused(liar, account, code=back_from(liar, address)["code"]) == "refused"


def test_a_wrong_secret_of_ours_confirms_nothing(liar: Liar) -> None:
    assert refused(liar, OfficialAccount(replace(liar.place, app_secret="another"))) == "refused"


@pytest.mark.parametrize(
    "said",
    [
        {"openid": ""}, {"openid": 7}, {"openid": ["o" * 28]}, {"openid": "o" * 5000}, {"openid": "o'; --"},
        {"openid": None}, {"scope": "snsapi_userinfo"}, {"scope": ""}, {"scope": ["snsapi_base"]},
    ],
    ids=lambda said: f"{next(iter(said))}={str(next(iter(said.values())))[:20]}",
)  # fmt: skip
def test_an_answer_to_something_else_than_we_asked_is_forged(
    liar: Liar, account: OfficialAccount, said: dict[str, Any]
) -> None:
    liar.said = said

    assert refused(liar, account) == "forged"


@pytest.mark.parametrize(
    "raw",
    [b"{", b"[]", b"7", b"null", b"<html>", b"\xff\xfe", b"{}", b'{"errcode":-1,"errmsg":"system error"}',
     b'{"errcode":"40029"}', b"[" * 50_000],
    ids=["broken", "list", "number", "null", "page", "no text", "empty", "busy", "code as text", "deep"],
)  # fmt: skip
def test_what_cannot_be_read_or_says_no_confirms_nothing(liar: Liar, account: OfficialAccount, raw: bytes) -> None:
    liar.raw = raw

    assert refused(liar, account) in {"no_answer", "refused", "forged"}


@pytest.mark.parametrize("status", [301, 302, 307, 500, 503])
def test_an_answer_that_is_not_plainly_good_confirms_nothing_and_leads_nowhere(
    liar: Liar, account: OfficialAccount, status: int
) -> None:
    liar.status, liar.raw = status, b"moved"

    assert refused(liar, account) == "no_answer"
    assert not any("elsewhere" in path for path in liar.asked)


def test_a_huge_answer_is_not_read_to_its_end(liar: Liar, account: OfficialAccount) -> None:
    liar.padding = 50_000_000

    assert refused(liar, account) == "no_answer"


@pytest.mark.parametrize("how", ["slow", "drip"])
def test_an_answer_that_is_late_is_not_waited_for_and_the_next_person_is_not_held_up(
    liar: Liar, account: OfficialAccount, how: str
) -> None:
    setattr(liar, how, 20.0 if how == "slow" else 0.3)
    began = time.monotonic()

    assert refused(liar, account) == "no_answer"
    first, began = time.monotonic() - began, time.monotonic()
    assert refused(liar, account) == "no_answer"
    assert (first < 4, time.monotonic() - began < 0.5, len(liar.asked)) == (True, True, 1)


def test_wechat_that_is_away_is_no_answer_and_its_fault_carries_no_address_on() -> None:
    gone = OfficialAccount(WechatPlace(app_id="a", app_secret=APP_SECRET, service="http://127.0.0.1:9"))

    with pytest.raises(UnableToVerify, match="no_answer") as said:
        gone.confirm("s", returned={"state": "s", "code": "c"})
    assert said.value.__cause__ is None
    assert said.value.__suppress_context__
