"""A couple registers in a real browser: found by typing, confirmed by code, matched and unmatched, looked at."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from pytest_django.fixtures import Settings
from tests.casework.couple_scene import CoupleScene, a_record, an_answer
from tests.casework.scene import EVERYONE, asked
from tests.counter.couple import last_code, the_worker_compares, the_worker_makes
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.family import GO
from tests.journeys.somebody import Somebody

from xinsheng.casework import townships
from xinsheng.casework.outside import text_messages
from xinsheng.law.terms import Closing, Question
from xinsheng.postroom.send_text_message import carry_out
from xinsheng.registry.models import Case, TextMessage

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def in_a_thread(work: object, *given: object, **named: object) -> None:
    """The worker has a thread of its own."""

    def done() -> None:
        try:
            work(*given, **named)  # type: ignore[operator]
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as worker:
        worker.submit(done).result()


def says_who_they_are(woman: Somebody) -> None:
    woman.goes("/register/").looks("register-start").presses("开始登记", within="main")
    woman.looks("register-side").presses(GO)
    woman.looks("register-partner-given").says(partner_given="yes").presses(GO)
    father = EVERYONE["father"]
    woman.says(name=father.name, paper_kind="resident_card", paper_no=father.paper_no)
    woman.looks("register-partner").presses(GO)


def says_where_they_live(woman: Somebody, *, types: bool) -> None:
    woman.looks("register-place")
    if types:
        woman.page.locator('input[name="sought"]').type("凯里 梁子巷")
        woman.page.wait_for_selector('#found input[value="522601003002"]')
    else:
        woman.says(sought="西门").presses("查找").looks("register-place-found")
        woman.says(division="522601003").presses(GO).sees("请接着选择").looks("register-place-below")
    woman.says(division="522601003002").looks("register-place-chosen").presses(GO)
    woman.looks("register-door").says(group="", street="西门街", door="12 号").presses(GO)
    woman.looks("register-place-same").says(way="woman-household").presses(GO)
    woman.says(way="woman-household").presses(GO)
    woman.says(way="man-household").presses(GO)


def sent(kind: str) -> None:
    """The worker sends the last message of a kind."""
    message = TextMessage.objects.filter(kind=kind).latest("queued_at")
    in_a_thread(carry_out, message.pk, messages=text_messages(), clock=lambda: message.queued_at)


def reads_on_the_phone(phone: Somebody, kind: str, code: str) -> str:
    """The code in the newest message on the demonstration's phone."""
    sent(kind)
    phone.goes("/demonstration/phone/").looks(f"demonstration-phone-{kind}")
    found = re.search(code, phone.page.locator("article").first.inner_text())
    assert found is not None, phone.reads()
    return found[0]


def says_the_rest(woman: Somebody, *, children: bool, phone: str, screen: Somebody | None = None) -> None:
    woman.says(registered="yes").looks("register-marriage")
    woman.says(registered_on_year="2020", registered_on_month="5", registered_on_day="20").presses(GO)
    if children:
        woman.looks("register-children-none").says(more="yes").presses(GO)
        woman.says(sex="female", born_year="2022", born_month="3").looks("register-child").presses(GO)
        woman.sees("现有 1 个孩子").looks("register-children")
    woman.says(more="no").presses(GO)
    woman.looks("register-order").presses(GO)
    woman.looks("register-township").presses(GO)
    if phone:
        woman.says(has_phone="yes", phone=phone).looks("register-phone").presses(GO)
        woman.sees("输入短信验证码").looks("register-phone-code")
        code = reads_on_the_phone(screen, "phone_code", r"\b\d{6}\b") if screen else last_code()
        woman.says(code=code).presses("确认", within="main")
    else:
        woman.says(has_phone="no").presses(GO)


def signs(woman: Somebody) -> UUID:
    woman.looks("register-check").presses("核对无误，去签名")
    woman.looks("register-sign").says(consent=True, agree=True).presses("签名并提交")
    woman.page.wait_for_url("**/mine/registration/**")
    return UUID(woman.at.strip("/").split("/")[-1])


@pytest.fixture
def on_screen(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Messages go to the demonstration's phone, which is this test's own."""
    plan = replace(settings.MESSAGE_PLAN, providers=("phone_screen",), screen_folder=tmp_path / "phone")
    settings.MESSAGE_PLAN = plan
    text_messages.cache_clear()
    yield
    text_messages.cache_clear()


@pytest.mark.usefixtures("on_screen")
def test_a_couple_is_registered_at_once_and_reads_its_code_on_the_phone(town: Town) -> None:
    woman = town.comes("mother", phone=True)
    screen = town.another_tab_of(woman)
    says_who_they_are(woman)
    says_where_they_live(woman, types=True)
    says_the_rest(woman, children=False, phone="13800000001", screen=screen)
    case_id = signs(woman)
    woman.sees("已提交，正在比对").looks("registration-comparing")
    in_a_thread(the_worker_compares, case_id)
    in_a_thread(the_worker_makes, case_id)
    woman.page.wait_for_selector("text=登记成功")
    woman.looks("registration-registered").presses("出示二维码").looks("registration-qr")
    woman.goes("/mine/").looks("mine-with-registration")

    stranger = town.visitor()
    stranger.goes("/query/").looks("query").says(code="7QF29-KXM4T-B8WN").presses("查询", within="main")
    stranger.page.wait_for_selector("text=没有查到")
    stranger.looks("query-unknown")
    code = reads_on_the_phone(screen, "registered", r"\b[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}\b")
    stranger.says(code=code.lower()).presses("查询", within="main form")
    stranger.page.wait_for_selector("text=登记成功")
    stranger.looks("query-registered")
    stranger.says(ending=EVERYONE["father"].paper_no[-4:]).presses("查看证件", within="main").looks(
        "query-certificate"
    )
    with stranger.page.expect_download() as file:
        stranger.presses("下载证件", within="main")
    assert file.value.suggested_filename.startswith("birth-service-certificate-SF522601")
    woman.goes(f"/mine/registration/{case_id}/").presses("撤回这次登记").looks("registration-withdraw")
    woman.presses("确认撤回", within="main").sees("已撤回").looks("registration-withdrawn")


def test_what_differs_goes_to_the_township_and_comes_back_with_a_question_without_script(town: Town) -> None:
    woman = town.comes("mother", phone=True, script=False)
    says_who_they_are(woman)
    says_where_they_live(woman, types=False)
    says_the_rest(woman, children=True, phone="")
    case_id = signs(woman)
    couple = CoupleScene(town.scene)
    differs = an_answer(taken_on=town.scene.today, woman=a_record("mother", spouse="mother2"))
    in_a_thread(the_worker_compares, case_id, answer=differs)
    woman.goes(f"/mine/registration/{case_id}/").sees("已转乡镇（街道）办理", "等待期间，也可以看看自己填的")
    woman.looks("registration-with-township").presses("发现填错了，去改正", within="main").sees("请核对全部内容")
    woman.looks("register-mended").goes(f"/mine/registration/{case_id}/")
    woman.presses("取查询码", within="main").sees("您的查询码").looks("registration-code")
    code = woman.page.inner_text(".x-code")
    stranger = town.visitor()
    stranger.goes("/query/").says(code=code).presses("查询", within="main").looks("query-with-township")
    by = couple.officer()
    case = Case.objects.get(pk=case_id)
    townships.ask_couple(
        case.pk, questions=(Question.MARRIAGE, Question.CHILDREN), by=by, at=town.scene.later(), asked=asked()
    )
    woman.goes(f"/mine/registration/{case_id}/").looks("registration-noticed").presses("去说明", within="main")
    woman.presses("核对无误，去签名").says(consent=True, agree=True).presses("签名并提交")
    in_a_thread(the_worker_compares, case_id, answer=differs)
    townships.close_registration(
        case.pk,
        closing=Closing.OTHER,
        reason="双方均不在本地，请到现居住地登记。",
        by=by,
        at=town.scene.later(),
        asked=asked(),
    )
    woman.goes(f"/mine/registration/{case_id}/").sees("办理已结束，没有登记").looks("registration-closed")
