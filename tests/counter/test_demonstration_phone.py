"""The demonstration's phone: what the worker sent stands on a page; in production there is no such page."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from xinsheng.casework import outside
from xinsheng.gateways.sms import Message

PAGE = "/demonstration/phone/"


@pytest.fixture
def plan(settings: Settings, tmp_path: Path) -> Settings:
    """Messages of this test go to a phone of its own."""
    settings.MESSAGE_PLAN = replace(
        settings.MESSAGE_PLAN, providers=("phone_screen",), screen_folder=tmp_path / "phone"
    )
    return settings


def a_message_comes(text: str, *, place: int = 1) -> None:
    screen = outside.find_phone_screen()
    assert screen is not None
    screen.send(Message(reference=f"m-{place}", phone="13900002071", text=text))


@pytest.mark.django_db
def test_messages_stand_on_the_page_whole_and_the_number_masked(plan: Settings) -> None:
    assert "还没有短信" in Client().get(PAGE).content.decode()
    a_message_comes("【新生】验证码 123456，请勿告诉他人。")
    a_message_comes("<b>不是标签</b>", place=2)
    page = Client().get(PAGE).content.decode()

    assert "【新生】验证码 123456，请勿告诉他人。" in page
    assert "139****2071" in page
    assert "13900002071" not in page
    assert "&lt;b&gt;不是标签&lt;/b&gt;" in page


@pytest.mark.django_db
@pytest.mark.parametrize(("production", "providers"), [(True, ("phone_screen",)), (False, ("console",))])
def test_in_production_and_where_messages_go_elsewhere_there_is_no_such_page(
    plan: Settings, *, production: bool, providers: tuple[str, ...]
) -> None:
    plan.PRODUCTION = production
    plan.MESSAGE_PLAN = replace(plan.MESSAGE_PLAN, providers=providers)
    assert Client().get(PAGE).status_code == 404
