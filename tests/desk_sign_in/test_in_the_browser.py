"""Officers come in by passkey in a real browser: enrolled by two, one session, lost and copied keys."""

import time

import pyotp
import pytest
from tests.desk_sign_in.conftest import Door, asks_for_the_key, hears, no_waiting

from xinsheng.registry.models import LiveSession, Passkey, PasskeyStanding, SignInEvent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_officer_enrols_by_two_waits_and_comes_in(door: Door) -> None:
    slips = door.slips("issuing")
    who, _key = door.at_the_door()
    who.goes("/desk/sign-in").looks("officers-door").presses("登记通行密钥").looks("enrol-codes")
    door.enrols(who, "issuing", slips)
    who.sees("通行密钥已登记", "不能办理任何业务").looks("enrolled")
    asks_for_the_key(who.presses("去登录"), "起才能登录").looks("officers-door-cooling")
    assert not LiveSession.objects.exists()

    no_waiting()
    door.enrols(who, "issuing", door.slips("issuing", reason="钥匙丢失"))
    asks_for_the_key(who.sees("现在就可以登录").presses("去登录"), "吴文静")
    assert who.at == "/desk/"
    who.goes("/desk/door/mine").sees("我的登录", "停用了通行密钥").looks("my-door")
    who.presses("退出", within="header").goes("/desk/door/mine")
    assert who.at.startswith("/sign-in/")
    assert [key.standing.state for key in Passkey.objects.order_by("enrolled_at")] == ["ended", "in_force"]


def test_a_new_sign_in_puts_the_old_browser_out_and_says_so(door: Door) -> None:
    no_waiting()
    first, key = door.at_the_door()
    door.enrols(first, "issuing", door.slips("issuing"))
    asks_for_the_key(first.presses("去登录"), "吴文静")
    second, other = door.at_the_door(phone=True)
    other.put_inside(key.inside())
    asks_for_the_key(second.goes("/desk/sign-in"), "吴文静")
    first.goes("/desk/").sees("刚在另一处登录，这里已退出").looks("officers-door-replaced")
    second.goes("/desk/").sees("吴文静")


def test_a_copied_key_ends_and_the_security_administrator_sees_it(door: Door) -> None:
    no_waiting()
    who, key = door.at_the_door()
    door.enrols(who, "issuing", door.slips("issuing"))
    copy = key.inside()
    for _ in range(2):
        asks_for_the_key(who.goes("/desk/sign-in"), "吴文静")
    thief, stolen = door.at_the_door()
    stolen.put_inside(copy)
    asks_for_the_key(thief.goes("/desk/sign-in"), "可能被复制过").looks("officers-door-copied")
    who.goes("/desk/").sees("您的通行密钥已停用")
    asks_for_the_key(who, "已停用，不再能登录")
    door.town.comes("security").goes("/desk/door").sees("计数倒退，密钥可能被复制").looks("door-events")
    assert PasskeyStanding.objects.get().ended_reason == "counter_went_back"


def test_without_the_right_key_nobody_comes_in_and_each_is_told_what_to_do(door: Door) -> None:
    no_waiting()
    who, key = door.at_the_door()
    door.enrols(who, "issuing", door.slips("issuing"))
    kept = key.inside()
    key.pull_out()
    key.plug_in(isUserVerified=False)
    key.put_inside(kept)
    hears(who.goes("/desk/sign-in").presses("用通行密钥登录"), "没有完成：已取消")
    who.looks("officers-door-cancelled")
    key.verifies(the_person=True)
    asks_for_the_key(who, "吴文静")
    stranger, other = door.at_the_door()
    other.put_inside(kept, credentialId="bm9ib2R5J3Mga2V5IG9mIHRoaXMgbmFtZS4uLi4=")
    asks_for_the_key(stranger.goes("/desk/sign-in"), "这把通行密钥不能登录").looks("officers-door-unknown")
    assert SignInEvent.objects.filter(event="refused", code="not_known", person=None).exists()


def test_a_browser_without_script_is_told_so(door: Door) -> None:
    who = door.town.visitor(script=False)
    who.goes("/desk/sign-in").sees("现在脚本没有运行").looks("officers-door-without-script")
    assert not who.page.get_by_role("button", name="用通行密钥登录").is_visible()


def test_codes_that_do_not_fit_are_told_alike(door: Door) -> None:
    first, second = door.slips("issuing")
    who = door.town.visitor(phone=True)
    told = set()
    for typed in (("issuing", first, first), ("sealing", first, second), ("nobody", "AAAAA-AAAAA", "BBBBB-BBBBB")):
        who.goes("/desk/enrol").says(login_name=typed[0], first=typed[1], second=typed[2])
        told.add(who.presses("继续", within="main").page.inner_text(".govuk-error-summary"))
    who.looks("enrol-refused")
    assert len(told) == 1


def test_codes_are_enrolled_beside_the_passkey_and_bring_a_lost_key_s_person_in_to_read_and_ask(door: Door) -> None:
    no_waiting()
    who, key = door.at_the_door()
    door.enrols(who, "issuing", door.slips("issuing")).looks("enrolled-at-once")
    who.presses("登记动态口令").looks("enrol-second")
    secret = who.page.locator("code.x-code").inner_text().replace(" ", "")
    who.says(code="000000").presses("登记动态口令", within="main").sees("六位数字不对").looks("enrol-second-wrong")
    who.says(code=pyotp.TOTP(secret).now()).presses("登记动态口令", within="main")
    who.sees("动态口令已登记", "现在就可以用动态口令登录").looks("enrolled-second")

    key.pull_out()
    lost = door.town.visitor(phone=True)
    lost.goes("/desk/sign-in").presses("用动态口令登录").looks("by-code")
    lost.says(login_name="issuing", code="000000").presses("登录", within="main").sees("没有登录").looks(
        "by-code-wrong"
    )
    lost.says(login_name="issuing", code=_next_code(secret)).presses("登录", within="main")
    lost.sees("您是用动态口令登录的，只能查看").looks("today-by-code")
    lost.goes("/desk/door/mine").sees("动态口令", "停用动态口令").looks("my-door-by-code")
    lost.presses("申请重新登记通行密钥").sees("您已于", "申请重新登记通行密钥").looks("my-door-asked")
    door.town.comes("security").goes("/desk/door").sees("申请重新登记通行密钥").looks("door-events-asked")
    lost.presses("停用动态口令", within="main").sees("您的动态口令已停用").looks("officers-door-codes-ended")


def _next_code(secret: str) -> str:
    """The code that a device whose clock is half a minute fast shows: the one that enrolled is used up."""
    return pyotp.TOTP(secret).at(time.time() + 30)
