"""The second way in as a browser meets it: enrolled beside the passkey, it reads, asks for another, never acts."""

import html
import logging
import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.door_keys import Door, a_key
from tests.casework.scene import Scene
from tests.casework.test_one_time_codes import code, with_codes
from tests.desk_sign_in.test_door import asked_by, comes_in
from tests.house.access import answer_to, case_in_print, paths_on

from xinsheng.desk.sign_in.limits import MOST
from xinsheng.law.sign_in import OFFER_LIVES
from xinsheng.registry.models import LiveSession, OneTimeSecret, SignInEvent

NOW = datetime.now(tz=UTC)
DAYS_AGO = NOW - timedelta(days=2)
SECRET = re.compile(r'<code class="x-code">([A-Z2-7 ]+)</code>')
# What a mere reader may send: a search, their own ways in, and the doors themselves.
OPEN = {
    "desk:search", "desk:revoke_codes", "desk:ask_anew", "desk:sign_out", "desk:sign_in", "desk:sign_in_by_code",
    "desk:enrol", "desk:enrol_key", "desk:enrol_second",
}  # fmt: skip


@pytest.fixture
def production(settings: Settings) -> None:
    settings.DEMONSTRATION = False


@pytest.fixture
def door(scene: Scene, production: None) -> Door:
    return Door(scene)


def by_code(login: str, secret: str) -> Client:
    """A browser in which this person has come in by a code."""
    browser = Client()
    answer = browser.post("/desk/sign-in/code", {"login_name": login, "code": pyotp.TOTP(secret).now()})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/"), answer.content.decode()
    return browser


def just_enrolled(door: Door) -> Client:
    """A browser in which the issuing officer has just enrolled a passkey."""
    first, second = door.codes("issuing", at=datetime.now(tz=UTC))
    browser = Client()
    browser.post("/desk/enrol", {"login_name": "issuing", "first": first, "second": second})
    answer = a_key().make(asked_by(browser, "/desk/enrol/key"))
    assert "登记动态口令" in browser.post("/desk/enrol/key", {"label": "钥匙", "answer": answer}).content.decode()
    return browser


def secret_shown_to(browser: Client) -> str:
    found = SECRET.search(browser.get("/desk/enrol/second").content.decode())
    assert found
    return found[1].replace(" ", "")


def test_codes_are_enrolled_in_the_browser_that_enrolled_the_passkey_and_shown_only_there(door: Door) -> None:
    browser = just_enrolled(door)
    secret = secret_shown_to(browser)
    assert secret == secret_shown_to(browser)
    wrong = browser.post("/desk/enrol/second", {"code": "000 000"})
    assert (wrong.status_code, "六位数字不对" in wrong.content.decode()) == (403, True)
    typed = " ".join(pyotp.TOTP(secret).now())
    done = browser.post("/desk/enrol/second", {"code": typed}).content.decode()
    assert "动态口令已登记" in done
    assert secret not in done
    assert OneTimeSecret.objects.get().usable_from > datetime.now(tz=UTC) + timedelta(hours=23)
    assert browser.get("/desk/enrol/second").headers["Location"] == "/desk/sign-in"
    early = Client().post("/desk/sign-in/code", {"login_name": "issuing", "code": pyotp.TOTP(secret).now()})
    assert early.status_code == 403


def test_no_other_browser_and_none_later_enrols_codes(door: Door) -> None:
    assert Client().get("/desk/enrol/second").headers["Location"] == "/desk/sign-in"
    browser = just_enrolled(door)
    secret_shown_to(browser)
    session = browser.session
    session["second_way"] |= {"at": (datetime.now(tz=UTC) - OFFER_LIVES - timedelta(seconds=1)).isoformat()}
    session.save()
    assert browser.get("/desk/enrol/second").headers["Location"] == "/desk/sign-in"


def test_digits_are_taken_however_they_are_typed(door: Door) -> None:
    secret = with_codes(door, "issuing", at=DAYS_AGO)[1]
    wide = pyotp.TOTP(secret).now().translate({ord("0") + one: ord("０") + one for one in range(10)})
    answer = Client().post("/desk/sign-in/code", {"login_name": "issuing", "code": f" {wide[:3]} {wide[3:]} "})
    assert answer.status_code == 302


def test_who_came_in_by_a_code_reads_and_is_told_so_on_every_page(door: Door) -> None:
    case = door.scene.printed()
    secret = with_codes(door, "issuing", at=DAYS_AGO)[1]
    browser = by_code("issuing", secret)
    for path in ("/desk/", f"/desk/cases/{case.pk}/", "/desk/door/mine"):
        page = browser.get(path)
        assert (page.status_code, "只能查看" in page.content.decode()) == (200, True), path
    assert browser.post("/desk/search", {"sought": "龙"}).status_code == 200


@pytest.mark.parametrize("login", ["issuing", "sealing", "midwife", "stock", "system", "security", "audit"])
def test_no_address_of_the_desk_does_an_act_for_who_came_in_by_a_code(door: Door, login: str) -> None:
    case = case_in_print(door.scene)
    secret = with_codes(door, login, at=DAYS_AGO)[1]
    browser = by_code(login, secret)
    opened = {
        address.name: answer.status_code
        for address, path in paths_on(case).items()
        if address.name.startswith("desk:") and address.name not in OPEN
        if (answer := answer_to(browser, method="POST", path=path)).status_code not in (403, 405)
    }
    assert opened == {}
    told = browser.post(f"/desk/cases/{case.pk}/acts/put_off").content.decode()
    assert "您是用动态口令登录的，只能查看" in html.unescape(told)


def test_the_citizens_side_takes_who_came_in_by_a_code_for_nobody(door: Door, settings: Settings) -> None:
    settings.IDENTITY_ADAPTER = "counter"
    browser = by_code("issuing", with_codes(door, "issuing", at=DAYS_AGO)[1])
    assert browser.get("/mine/").headers["Location"].startswith("/sign-in/")


def test_with_the_passkey_in_the_same_browser_one_acts_again(door: Door) -> None:
    key, secret = with_codes(door, "issuing", at=DAYS_AGO)
    browser = by_code("issuing", secret)
    assert comes_in(browser, key) == "/desk/"
    assert "只能查看" not in browser.get("/desk/").content.decode()
    assert browser.post("/desk/printers/rulers").status_code != 403


def test_guessing_is_slowed_down_for_one_name_from_any_network(door: Door) -> None:
    secret = with_codes(door, "issuing", at=DAYS_AGO)[1]
    for number in range(MOST["name"] + 1):
        guess = {"login_name": "issuing", "code": f"{number:06}"}
        answer = Client(REMOTE_ADDR=f"10.0.0.{number}").post("/desk/sign-in/code", guess)
        assert answer.status_code == (403 if number < MOST["name"] else 429)
    right = {"login_name": "issuing", "code": pyotp.TOTP(secret).now()}
    assert Client().post("/desk/sign-in/code", right).status_code == 429


def test_whatever_is_wrong_is_told_in_one_sentence(door: Door) -> None:
    with_codes(door, "issuing", at=DAYS_AGO)
    told = set()
    for login in ("issuing", "sealing", "nobody-of-this-name"):
        answer = Client().post("/desk/sign-in/code", {"login_name": login, "code": "000000"})
        told.add((answer.status_code, re.sub(r'(value="[^"]*"|[0-9a-f]{12,})', "", answer.content.decode())))
    assert len(told) == 1
    assert next(iter(told))[0] == 403


def test_one_asks_for_a_new_passkey_and_those_who_let_one_enrol_see_it(door: Door) -> None:
    key, secret = with_codes(door, "issuing", at=DAYS_AGO)
    browser = by_code("issuing", secret)
    assert browser.post("/desk/door/mine/ask").headers["Location"] == "/desk/door/mine"
    assert "您已于" in browser.get("/desk/door/mine").content.decode()
    browser.post("/desk/door/mine/ask")
    assert SignInEvent.objects.filter(event="asked_anew").count() == 1
    watching = by_code("security", with_codes(door, "security", at=DAYS_AGO)[1])
    assert "申请重新登记通行密钥" in watching.get("/desk/door").content.decode()
    held = door.scene.person("issuing").appointments.get()
    setting_up = by_code("system", with_codes(door, "system", at=DAYS_AGO)[1])
    page = setting_up.get(f"/desk/setting-up/appointments/{held.pk}/enrol")
    assert (page.status_code, "本人申请重新登记" in page.content.decode()) == (200, True)
    with_key = Client()
    comes_in(with_key, key)
    with_key.post("/desk/door/mine/ask")
    assert SignInEvent.objects.filter(event="asked_anew").count() == 1


def test_one_ends_ones_own_codes_and_is_out_with_them(door: Door) -> None:
    secret = with_codes(door, "issuing", at=DAYS_AGO)[1]
    browser = by_code("issuing", secret)
    assert "停用动态口令" in browser.get("/desk/door/mine").content.decode()
    browser.post("/desk/door/mine/revoke")
    left = browser.get("/desk/").headers["Location"]
    assert left.startswith("/desk/sign-in?left=codes_ended")
    assert "您的动态口令已停用" in Client().get(left).content.decode()
    assert LiveSession.objects.get().ended_reason == "codes_ended"
    again = {"login_name": "issuing", "code": code(secret, at=datetime.now(tz=UTC) + timedelta(seconds=30))}
    assert Client().post("/desk/sign-in/code", again).status_code == 403


def test_two_others_letting_one_enrol_put_out_who_came_in_by_a_code(door: Door) -> None:
    browser = by_code("issuing", with_codes(door, "issuing", at=DAYS_AGO)[1])
    door.codes("issuing", at=datetime.now(tz=UTC))
    assert browser.get("/desk/").headers["Location"].startswith("/desk/sign-in?left=")


def test_no_log_line_holds_a_name_a_code_or_a_secret(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = with_codes(door, "issuing", at=DAYS_AGO)[1]
    typed = pyotp.TOTP(secret).now()
    Client().post("/desk/sign-in/code", {"login_name": "issuing", "code": typed})
    Client().post("/desk/sign-in/code", {"login_name": "issuing", "code": typed})
    for said in ("issuing", "吴文静", secret, typed):
        assert said not in caplog.text.replace("route", "")
