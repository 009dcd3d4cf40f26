"""Whole pages: what they must hold, and what a browser finds wrong with them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import RequestFactory
from playwright.sync_api import Browser
from tests.browsers import a_browser
from tests.journeys.eye import fits, troubles_on
from tests.look.samples import sample_pages, write_samples

from xinsheng.look.error_pages import WORDS, page_not_found, render_error

STATIC = Path(__file__).resolve().parents[2] / "src/xinsheng/look/static"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser("--allow-file-access-from-files") as started:
        yield started


def test_no_page_holds_script_or_style_of_its_own() -> None:
    for name, page in sample_pages().items():
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page), name


def test_every_page_says_that_nothing_is_to_be_paid() -> None:
    for name, page in sample_pages().items():
        assert "不收取任何费用" in page or "free of charge" in page, name


@pytest.mark.parametrize("status", sorted(WORDS))
def test_an_error_page_names_its_reference_and_needs_no_request(status: int) -> None:
    answer = render_error(None, status, reference="a1b2c3d4e5f6")
    assert answer.status_code == status
    assert "a1b2c3d4e5f6" in answer.content.decode()


def test_a_conflict_shows_again_what_was_typed_and_never_as_markup() -> None:
    page = render_error(
        None, 409, reference="x", typed=[("说明", "<i>同意</i>")], changes=["已告知"]
    ).content.decode()
    assert "&lt;i&gt;同意&lt;/i&gt;" in page
    assert "已告知" in page


def test_a_missing_page_is_answered_with_404() -> None:
    assert page_not_found(RequestFactory().get("/x"), Exception("secret")).status_code == 404


def test_the_design_system_came_without_its_font_and_crest() -> None:
    style = (STATIC / "govuk/govuk-frontend.min.css").read_text(encoding="utf-8")
    assert "GDS Transport" not in style
    assert "url(" not in style
    assert "sourceMappingURL" not in style


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_reader_with_any_width_or_any_aid_can_use_every_page(browser: Browser, tmp_path: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path in write_samples(tmp_path):
        page.goto(path.as_uri())
        fits(page)
        found = troubles_on(page)
        assert found == [], (path.stem, [(one["id"], one["nodes"][0]["html"]) for one in found])
    page.close()


@pytest.mark.browser
def test_a_second_press_sends_nothing(browser: Browser, tmp_path: Path) -> None:
    write_samples(tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / "question.html").as_uri())
    page.evaluate(
        "document.addEventListener('submit', event => {"
        " window.sent = (window.sent || 0) + !event.defaultPrevented; event.preventDefault(); })"
    )
    page.click(".x-go")
    page.click(".x-go", force=True)
    assert page.evaluate("window.sent") == 1
    page.close()
