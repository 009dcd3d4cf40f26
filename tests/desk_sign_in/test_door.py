"""The officers' door as a browser meets it: what is let in, what is put out, in production and in a demonstration."""

import html
import logging
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.door_keys import Door, a_key
from tests.casework.scene import Scene
from tests.proof.authenticator import SecurityKey

from xinsheng.casework.live_sessions import MARK
from xinsheng.casework.people import open_account
from xinsheng.desk.sign_in.limits import MOST
from xinsheng.registry.models import Account, LiveSession, SignInEvent
from xinsheng.registry.models.people import CITIZEN

NOW = datetime.now(tz=UTC)
OPTIONS = re.compile(r'data-options="([^"]+)"')


@pytest.fixture
def production(settings: Settings) -> None:
    """As in earnest: no pretended sign-in."""
    settings.DEMONSTRATION = False


@pytest.fixture
def door(scene: Scene, production: None) -> Door:
    return Door(scene)


@pytest.fixture
def key(door: Door) -> SecurityKey:
    """The issuing officer's, enrolled two days ago."""
    return door.key_of("issuing", at=NOW - timedelta(days=2))


def asked_by(browser: Client, path: str = "/desk/sign-in") -> str:
    found = OPTIONS.search(browser.get(path).content.decode())
    assert found
    return html.unescape(found[1])


def comes_in(browser: Client, key: SecurityKey, **said: str) -> str:
    answer = browser.post("/desk/sign-in", {"answer": key.answer(asked_by(browser)), **said})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_in_production_a_stranger_is_led_to_the_officers_door_and_back(door: Door, key: SecurityKey) -> None:
    browser = Client()
    assert browser.get("/desk/search").headers["Location"] == "/desk/sign-in?next=/desk/search"
    assert comes_in(browser, key, next="/desk/search") == "/desk/search"
    assert browser.get("/desk/search").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(door: Door, key: SecurityKey, elsewhere: str) -> None:
    assert comes_in(Client(), key, next=elsewhere) == "/desk/"


def test_a_session_of_the_pretended_sign_in_opens_nothing_in_production(door: Door) -> None:
    browser = Client()
    browser.force_login(Account.objects.get(login_name="issuing"))
    assert browser.get("/desk/").headers["Location"].startswith("/desk/sign-in?")
    assert browser.post("/desk/births/open").headers["Location"].startswith("/desk/sign-in?unsaved")


def test_an_invented_mark_opens_nothing(door: Door) -> None:
    browser = Client()
    browser.force_login(Account.objects.get(login_name="issuing"))
    session = browser.session
    session[MARK] = "5f0c5f6e-0000-4000-8000-000000000000"
    session.save()
    assert browser.get("/desk/").headers["Location"].startswith("/desk/sign-in?left=replaced")


def test_the_old_browser_is_out_with_its_next_page_on_every_side(door: Door, key: SecurityKey) -> None:
    old, new = Client(), Client()
    comes_in(old, key)
    comes_in(new, key)
    for path in ("/mine/", "/desk/"):
        told = old.get(path)
        assert told.status_code == 302
    assert "刚在另一处登录" in Client().get("/desk/sign-in?left=replaced").content.decode()
    assert new.get("/desk/").status_code == 200


def test_a_page_typed_into_an_ended_session_is_told_as_not_saved(door: Door, key: SecurityKey) -> None:
    old = Client()
    comes_in(old, key)
    comes_in(Client(), key)
    led = old.post("/desk/births/open", {}).headers["Location"]
    page = old.get(led).content.decode()
    assert "刚在另一处登录" in page
    assert "没有保存" in page
    assert "较长时间没有操作" not in page


def test_signing_out_ends_the_session_for_good(door: Door, key: SecurityKey) -> None:
    browser = Client()
    comes_in(browser, key)
    kept = browser.session.session_key
    browser.post("/desk/sign-out")
    browser.cookies["session"] = kept
    assert browser.get("/desk/").status_code == 302
    assert LiveSession.objects.get().ended_reason == "signed_out"


def test_signing_in_gives_the_session_a_new_key(door: Door, key: SecurityKey) -> None:
    browser = Client()
    asked_by(browser)
    before = browser.session.session_key
    comes_in(browser, key)
    assert before
    assert browser.session.session_key != before


def test_an_answer_is_of_this_browser_and_once(door: Door, key: SecurityKey) -> None:
    browser, other = Client(), Client()
    answer = key.answer(asked_by(browser))
    asked_by(other)
    refused = other.post("/desk/sign-in", {"answer": answer})
    assert (refused.status_code, MARK in other.session) == (403, False)
    assert browser.post("/desk/sign-in", {"answer": answer}).status_code == 302
    again = Client().post("/desk/sign-in", {"answer": answer})
    assert (again.status_code, "超过五分钟" in again.content.decode()) == (403, True)


def test_an_ended_key_puts_its_browser_out(door: Door, key: SecurityKey) -> None:
    browser = Client()
    comes_in(browser, key)
    door.codes("issuing", at=datetime.now(tz=UTC))
    assert browser.get("/desk/").headers["Location"].startswith("/desk/sign-in?left=key_ended")


@pytest.mark.parametrize("answer", ["", "{}", "\0", "[" * 9000, "一" * 9000])
def test_whatever_is_sent_is_answered_with_a_page(door: Door, key: SecurityKey, answer: str) -> None:
    browser = Client()
    asked_by(browser)
    told = browser.post("/desk/sign-in", {"answer": answer})
    assert (told.status_code, "没有收到密钥的完整回答" in told.content.decode()) == (403, True)


def test_a_huge_body_is_not_read(door: Door) -> None:
    browser = Client()
    asked_by(browser)
    assert browser.post("/desk/sign-in", {"answer": "x" * 2_000_000}).status_code in (400, 413)


def test_trying_again_and_again_is_slowed_down(door: Door) -> None:
    browser = Client()
    said = [browser.post("/desk/sign-in", {"answer": ""}).status_code for _ in range(MOST["network"] + 1)]
    assert said[-1] == 429
    assert 429 not in said[:-1]


def test_a_stranger_behind_the_same_address_keeps_no_officer_with_a_good_key_out(
    door: Door, key: SecurityKey
) -> None:
    stranger = Client()
    for _ in range(MOST["network"] + 1):
        stranger.post("/desk/sign-in", {"answer": "x"})

    assert comes_in(Client(), key) == "/desk/"


def test_a_closed_account_does_not_live_on_in_the_same_persons_account_as_a_citizen(
    door: Door, key: SecurityKey
) -> None:
    account = Account.objects.get(login_name="issuing")
    open_account(account.person, login_name=f"{CITIZEN}{account.person_id}", at=NOW)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    browser = Client()
    answer = browser.post("/desk/sign-in", {"answer": key.answer(asked_by(browser))})

    assert answer.status_code == 403
    assert "_auth_user_id" not in browser.session


def test_guessing_one_persons_codes_is_slowed_down_from_any_network(door: Door) -> None:
    for number in range(MOST["name"] + 1):
        guess = {"login_name": "issuing", "first": f"AAAAA-AAA{number:02}", "second": "BBBBB-BBBBB"}
        answer = Client(REMOTE_ADDR=f"10.0.0.{number}").post("/desk/enrol", guess)
    assert answer.status_code == 429


def test_the_second_page_of_enrolling_is_only_for_who_had_the_codes(door: Door) -> None:
    assert Client().get("/desk/enrol/key").headers["Location"] == "/desk/enrol"
    assert Client().post("/desk/enrol/key", {"label": "x", "answer": "{}"}).headers["Location"] == "/desk/enrol"


def test_a_faulty_new_key_is_told_and_the_codes_stay_good(door: Door) -> None:
    first, second = door.codes("issuing", at=datetime.now(tz=UTC))
    browser = Client()
    browser.post("/desk/enrol", {"login_name": "issuing", "first": first, "second": second})
    wrong = SecurityKey(origin="https://evil.example")
    told = browser.post(
        "/desk/enrol/key", {"label": "钥匙", "answer": wrong.make(asked_by(browser, "/desk/enrol/key"))}
    )
    assert (told.status_code, "不是本系统的地址" in told.content.decode()) == (403, True)
    right = a_key().make(asked_by(browser, "/desk/enrol/key"))
    assert "通行密钥已登记" in browser.post("/desk/enrol/key", {"label": "钥匙", "answer": right}).content.decode()


def test_no_log_line_names_anybody(door: Door, key: SecurityKey, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    browser = Client()
    comes_in(browser, key)
    browser.post("/desk/enrol", {"login_name": "issuing", "first": "AAAAA-AAAAA", "second": "BBBBB-BBBBB"})
    for said in ("issuing", "吴文静", "AAAAA", key.credential_id.hex()):
        assert said not in caplog.text.replace("route", "")
    assert SignInEvent.objects.filter(event="signed_in").exists()


def test_only_who_watches_over_the_door_sees_everyones_tries(scene: Scene) -> None:
    for login, status in (("security", 200), ("audit", 200), ("system", 404), ("issuing", 404)):
        browser = Client()
        browser.force_login(Account.objects.get(login_name=login))
        assert browser.get("/desk/door").status_code == status
