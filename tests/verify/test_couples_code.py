"""In a real browser: the QR code of a couple's certificate as it was issued, read live and on the reader's device."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.casework.scene import Scene
from tests.verify.couples import MAN, WOMAN, moved_to, really_registered
from tests.verify.test_on_the_device import BROKEN, changed, fit

from xinsheng.law.terms import Standing
from xinsheng.proof.cose import as_letters
from xinsheng.proof.references import new_reference
from xinsheng.registry.models import ServiceCertificate
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    yield opened
    opened.close()


@pytest.fixture
def couples(scene: Scene) -> ServiceCertificate:
    def registered_and_closed() -> ServiceCertificate:
        try:
            return really_registered(scene)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as desk:  # the player's loop runs in this thread, and sealing has one of its own
        return desk.submit(registered_and_closed).result()


def scan(page: Page, home: str, reference: str, letters: str) -> str:
    page.goto("about:blank")
    page.goto(f"{home}/v/{reference}#{letters}")
    page.wait_for_selector("#offline[data-done=yes]", state="attached")
    return page.inner_text("h1")


def test_an_issued_code_is_in_force_live_and_signed_on_the_device(
    page: Page, live_server: LiveServer, couples: ServiceCertificate
) -> None:
    letters = as_letters(bytes(couples.elicence.credential))

    assert scan(page, live_server.url, couples.reference, letters) == "真实 · 有效"
    told = page.locator("[data-profile=service]")
    assert told.locator("[data-claim=woman_name]").inner_text() == WOMAN
    assert told.locator("[data-claim=man_name]").inner_text() == MAN
    assert told.locator("[data-claim=certificate_no]").inner_text() == grouped_service_certificate_no(couples.no)
    fit(page)
    assert scan(page, live_server.url, couples.reference, changed(letters, at=60)) == BROKEN
    assert scan(page, live_server.url, new_reference(), letters) == "二维码前后不符"
    moved_to(couples, Standing.VOID)
    assert scan(page, live_server.url, couples.reference, letters) == "作废"
    assert "签名已在本机验证" in page.inner_text("main")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_whole_way_by_keyboard_and_eye(
    page: Page, live_server: LiveServer, couples: ServiceCertificate, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{live_server.url}/v/{couples.reference}")
    fit(page)
    page.click("text=核对手中证件上的内容")
    page.fill("[name=printed_name]", MAN)
    fit(page)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=核对结果")
    fit(page)
    page.click("text=核验另一份证件")
    page.click("text=输入证件编号核验")
    page.fill("[name=certificate_no]", couples.no)
    page.fill("[name=printed_name]", WOMAN)
    fit(page)
    page.click("button.x-go")
    page.wait_for_selector(".x-verdict")
    assert page.inner_text("h1") == "真实 · 有效"
    assert couples.no not in page.url
    fit(page)
    page.click("text=English")
    page.wait_for_selector("text=Verify by certificate number")
    fit(page)
