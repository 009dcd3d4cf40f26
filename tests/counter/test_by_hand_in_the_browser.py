"""A name is written with a finger on a phone and with the mouse at a counter, cleared and written again."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.casework.citizen_scene import row_of
from tests.counter.writing import before_the_signature
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.casework.kept_handwritings import find_handwriting
from xinsheng.registry.models import Case, Handwriting

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHEET, FIELD = ".x-hand__sheet", 'input[name="handwriting"]'
STROKES = (  # across the sheet and down, of its width and height
    ((0.1, 0.3), (0.3, 0.25), (0.5, 0.35)),
    ((0.3, 0.1), (0.3, 0.5), (0.25, 0.85)),
    ((0.6, 0.2), (0.75, 0.5), (0.9, 0.8)),
)


def places_on(page: Page) -> list[list[dict[str, float]]]:
    """The strokes as places in the window."""
    page.locator(SHEET).scroll_into_view_if_needed()
    box: Any = page.locator(SHEET).bounding_box()
    return [
        [{"x": box["x"] + across * box["width"], "y": box["y"] + down * box["height"]} for across, down in stroke]
        for stroke in STROKES
    ]


def writes_with_a_finger(page: Page) -> None:
    """Touch, move and lift, as a finger does."""
    hand = page.context.new_cdp_session(page)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    for stroke in places_on(page):
        for number, place in enumerate(stroke):
            kind = "touchMove" if number else "touchStart"
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def writes_with_the_mouse(page: Page) -> None:
    for first, *others in places_on(page):
        page.mouse.move(**first)
        page.mouse.down()
        for place in others:
            page.mouse.move(**place)
        page.mouse.up()


def written_on(page: Page) -> list[list[int]]:
    value = page.locator(FIELD).input_value()
    return list(json.loads(value)["strokes"]) if value else []


@pytest.mark.parametrize("hand", [writes_with_a_finger, writes_with_the_mouse])
def test_a_mother_writes_her_name_on_her_phone_clears_it_and_writes_it_again(town: Town, hand: Any) -> None:
    case = before_the_signature(town.scene)
    mother = town.comes("mother", phone=True)
    mother.goes(f"/claim/{case.pk}/sign/").sees("可以不写，不影响办理")
    expect(mother.page.get_by_text("这台设备上不能手写")).to_be_hidden()
    hand(mother.page)
    expect(mother.page.locator(".x-hand__strokes path")).to_have_count(len(STROKES))
    mother.looks("claim-sign-written").presses("清除重写")
    expect(mother.page.locator(".x-hand__strokes path")).to_have_count(0)
    assert written_on(mother.page) == []

    hand(mother.page)
    expect(mother.page.locator(".x-hand__strokes path")).to_have_count(len(STROKES))
    sent = written_on(mother.page)
    assert [len(stroke) for stroke in sent] == [6, 6, 6]
    assert all(0 <= across <= 1000 for stroke in sent for across in stroke[::2])
    mother.presses("签名并提交").sees("请更正以下内容")  # what was written stands on the page that came back
    expect(mother.page.locator(".x-hand__strokes path")).to_have_count(len(STROKES))
    mother.says(agree=True).presses("签名并提交").sees("已提交")

    written = find_handwriting(row_of(case), case=Case.objects.get(pk=case.pk))
    assert written is not None
    assert written.as_json()["strokes"] == sent


def test_without_script_and_from_the_keyboard_it_is_signed_without_writing(town: Town) -> None:
    case = before_the_signature(town.scene)
    mother = town.comes("mother", phone=True, script=False)
    mother.goes(f"/claim/{case.pk}/sign/").sees("这台设备上不能手写").looks("claim-sign-without-script")
    mother.says(agree=True).presses("签名并提交").sees("已提交")
    assert not Handwriting.objects.exists()


def test_a_mother_at_the_window_writes_on_the_officers_screen_with_her_finger(town: Town) -> None:
    case = before_the_signature(town.scene, by="issuing")
    officer = town.comes("issuing")
    officer.goes(f"/desk/cases/{case.pk}/counter/check").looks("desk-counter-check-paper")
    officer.says(signing="screen").sees("请本人看过要签的内容")
    writes_with_a_finger(officer.page)
    expect(officer.page.locator(".x-hand__strokes path")).to_have_count(len(STROKES))
    officer.looks("desk-counter-check-written").presses("提交，进入审核").sees("登记表（PDF，有手写签名）")
    officer.page.locator("details").filter(has_text="窗口当面签名").locator("summary").click()
    officer.sees("窗口当面签名")
    expect(officer.page.locator(".x-hand-shown")).to_be_visible()
    officer.looks("desk-case-written")


def test_a_page_says_what_is_kept_of_it(town: Town) -> None:
    visitor = town.visitor()
    visitor.goes("/").presses("您的信息怎样使用、保存").sees("笔画的线条").looks("privacy")
