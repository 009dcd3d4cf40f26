"""In a browser without a face for it a name with rare characters is seen: told by the code alone, and offline too."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Locator, Page
from pytest_django.live_server_helper import LiveServer
from tests.browsers import a_browser
from tests.casework.scene import Scene, a_declaration
from tests.verify.conftest import really_sealed

from xinsheng.law.declaration import declaration_cautions
from xinsheng.proof.cose import as_letters
from xinsheng.proof.references import new_reference
from xinsheng.registry.models import Certificate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STANDARD, RARER = "龙\U0002b36f", "龙\U0002b36f\U00020063"  # of 《通用规范汉字表》, and outside it
LACKING = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont>
<glob>*CJK*</glob><glob>*[Hh]ana*</glob><glob>*[Hh]an[Ss]*</glob></rejectfont></selectfont></fontconfig>"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A phone of years ago."""
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text(LACKING, "utf-8")
    with pytest.MonkeyPatch.context() as patch, a_browser(fonts=fonts) as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    yield context
    context.close()


def sealed_with_the_name(scene: Scene, name: str) -> Certificate:
    declaration = replace(a_declaration(), child_name=name, surname_reason="" if name[0] == "龙" else "随外婆姓")
    looked_at = tuple(caution.key for caution in declaration_cautions(declaration, on=scene.today))
    declaration = replace(declaration, confirmed=looked_at)
    try:
        return really_sealed(scene, scene.printed(scene.examined(scene.declared(declaration=declaration))))
    finally:
        connection.close()


def sealed(scene: Scene, name: str) -> Certificate:
    with ThreadPoolExecutor(1) as desk:  # the player's loop runs in this thread, and sealing has one of its own
        return desk.submit(sealed_with_the_name, scene, name).result()


def code_of(certificate: Certificate, *, home: str) -> str:
    return f"{home}/v/{certificate.reference}#{as_letters(bytes(certificate.elicence.credential))}"


def glyphs_of_ours(page: Page, shown: Locator) -> int:
    """How many glyphs of this text the browser took from the face that we brought."""
    page.evaluate("document.fonts.ready.then(() => null)")
    shown.evaluate("one => { one.id = one.id || 'looked-at'; }")
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    selector = "#" + shown.evaluate("one => one.id")
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return int(sum(font["glyphCount"] for font in fonts if font["isCustomFont"]))


def brought(page: Page, *, files: int) -> None:
    """Wait until so many files of glyphs have come; the page's policy lets nobody else evaluate in it."""
    for _ in range(300):
        if page.evaluate("[...document.fonts].filter(one => one.status === 'loaded').length") == files:
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.evaluate("[...document.fonts].map(one => one.status)"))


def read(page: Page, address: str) -> Locator:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#offline[data-done=yes]", state="attached")
    name = page.locator("[data-claim=child_name]")
    name.scroll_into_view_if_needed()
    return name


def test_a_name_that_only_the_code_tells_is_seen_with_its_rare_characters(
    phone: BrowserContext, live_server: LiveServer, scene: Scene
) -> None:
    page = phone.new_page()
    name = read(page, code_of(sealed(scene, RARER), home=live_server.url))
    assert name.inner_text() == RARER
    brought(page, files=2)
    assert glyphs_of_ours(page, name) >= 2


def test_a_name_of_the_standard_table_is_seen_without_a_network_by_who_never_met_it(
    phone: BrowserContext, live_server: LiveServer, scene: Scene
) -> None:
    page = phone.new_page()
    address = code_of(sealed(scene, STANDARD), home=live_server.url)
    page.goto(f"{live_server.url}/v/{new_reference()}")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    assert page.evaluate("document.fonts.size") == 0
    phone.set_offline(True)

    name = read(page, address)
    brought(page, files=1)
    assert page.inner_text("h1") == "签名真实，是否有效没有查到"
    assert glyphs_of_ours(page, name) >= 1


def test_a_name_as_it_is_typed_is_seen(phone: BrowserContext, live_server: LiveServer) -> None:
    page = phone.new_page()
    page.goto(f"{live_server.url}/verify/number")
    assert page.evaluate("[...document.fonts].every(one => one.status === 'unloaded')"), (
        "asked for before it is typed"
    )
    page.locator(".x-name-input").fill(RARER)
    brought(page, files=2)


def test_without_script_a_rare_surname_is_seen_in_the_live_answer(
    browser: Browser, live_server: LiveServer, scene: Scene
) -> None:
    certificate = sealed(scene, "\U00020063雨欣")
    page = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    with page.expect_request_finished(lambda request: request.url.endswith("/20000.woff")):
        page.goto(f"{live_server.url}/v/{certificate.reference}")
    assert "\U00020063" in page.inner_text("#masked")
    page.context.close()
