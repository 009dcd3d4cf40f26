"""In a real browser: the QR code's signature is verified on the reader's own device, and forgeries are not."""

import zlib
from base64 import b32decode, b32encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import connection
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.casework.scene import Scene
from tests.journeys.eye import fits, troubles_on
from tests.verify.conftest import really_sealed

from xinsheng.casework.sealings import statement_of
from xinsheng.gateways.keys.signing import credential_key_of
from xinsheng.proof.cose import as_letters
from xinsheng.proof.credential import make_credential
from xinsheng.proof.references import new_reference
from xinsheng.registry.models import Certificate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BROKEN = "二维码签名不符"


@dataclass
class Reader:
    """Someone with a phone."""

    page: Page
    home: str
    certificate: Certificate

    @property
    def letters(self) -> str:
        return as_letters(bytes(self.certificate.elicence.credential))

    def scan(self, letters: str, *, reference: str = "") -> str:
        """Open what a QR code says and give the heading once the device has had its say."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.home}/v/{reference or self.certificate.reference}#{letters}")
        self.page.wait_for_selector("#offline[data-done=yes]", state="attached")
        return self.page.inner_text("h1")


@pytest.fixture
def reader(browser: Browser, live_server: LiveServer, scene: Scene) -> Iterator[Reader]:
    page = browser.new_page(viewport={"width": 390, "height": 844}, service_workers="block")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    with ThreadPoolExecutor(1) as desk:  # the player's loop runs in this thread, and sealing has one of its own
        certificate = desk.submit(sealed_and_closed, scene).result()
    yield Reader(page, live_server.url, certificate)
    page.close()
    assert faults == []


def sealed_and_closed(scene: Scene) -> Certificate:
    try:
        return really_sealed(scene)
    finally:
        connection.close()


def signed_by_a_stranger(certificate: Certificate) -> str:
    stranger = ec.generate_private_key(ec.SECP256R1())
    key = credential_key_of(stranger.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return as_letters(make_credential(statement_of(certificate), key=key, at=certificate.printed_at))


def changed(letters: str, *, at: int) -> str:
    """One bit of the signed message turned, packed again as if nothing had happened."""
    message = bytearray(zlib.decompress(b32decode(letters + "=" * (-len(letters) % 8))))
    message[at] ^= 1
    return b32encode(zlib.compress(bytes(message), 9)).decode().rstrip("=")


def test_a_genuine_code_is_verified_on_the_device_and_says_what_was_signed(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))

    assert reader.scan(reader.letters) == "真实 · 有效"

    assert "签名已在本机验证" in reader.page.inner_text("main")
    assert reader.page.inner_text("[data-claim=child_name]") == "龙雨欣"
    assert reader.page.inner_text("[data-claim=sex]") == "女"
    assert reader.page.inner_text("[data-claim=born_local]") == "2026年11月22日 09:30"
    assert reader.page.inner_text("[data-claim=certificate_no]") == reader.certificate.blank_id
    assert "测试密钥" in reader.page.inner_text("main")
    assert all(reader.letters not in sent.partition("#")[0] for sent in asked)


def test_whatever_was_changed_in_the_code_is_told_loudly(reader: Reader) -> None:
    length = len(zlib.decompress(b32decode(reader.letters + "=" * (-len(reader.letters) % 8))))
    for at in (0, 2, 8, 20, 40, length // 2, length - 70, length - 1):
        assert reader.scan(changed(reader.letters, at=at)) == BROKEN
        assert not reader.page.is_visible("#offline-well")
        assert "x-verdict--wrong" in (reader.page.get_attribute(".x-verdict", "class") or "")


def test_cut_off_doubled_foreign_and_senseless_codes_are_told_loudly(reader: Reader) -> None:
    codes = [
        reader.letters[:-9],
        reader.letters + reader.letters,
        reader.letters + "AAAAAAAA",
        signed_by_a_stranger(reader.certificate),
        "HELLO",
        "%3Cscript%3E",
        b32encode(zlib.compress(b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff" * 9)).decode().rstrip("="),
        b32encode(zlib.compress(b"\0" * 10_000_000)).decode().rstrip("=")[:8000],
    ]
    for code in codes:
        assert reader.scan(code) == BROKEN


def test_a_genuine_code_under_another_address_is_told_loudly(reader: Reader) -> None:
    assert reader.scan(reader.letters, reference=new_reference()) == "二维码前后不符"


def test_without_the_list_of_keys_the_live_answer_stands_and_says_so(reader: Reader) -> None:
    reader.page.route("**/verify/keys", lambda route: route.abort())

    assert reader.scan(reader.letters) == "真实 · 有效"
    assert reader.page.is_visible("#offline-unable")
    assert not reader.page.is_visible("#offline-well")


def test_a_phone_that_has_verified_here_before_verifies_another_code_without_a_network(
    reader: Reader, browser: Browser, live_server: LiveServer
) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = phone.new_page()
    page.goto(f"{reader.home}/v/{new_reference()}")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    phone.set_offline(True)

    away = Reader(page, reader.home, reader.certificate)
    assert away.scan(away.letters) == "签名真实，是否有效没有查到"
    assert reader.certificate.blank_id in page.inner_text("[data-profile=birth]")
    assert "龙雨欣" in page.inner_text("[data-profile=birth]")
    assert away.scan(changed(away.letters, at=60)) == BROKEN
    assert away.scan(away.letters, reference=new_reference()) == "二维码前后不符"
    assert away.scan(signed_by_a_stranger(reader.certificate)) == "没有网络，没有查询"  # or by a key that came since
    assert page.is_visible("#offline-unable")
    phone.close()


def test_another_code_at_the_same_address_is_judged_in_its_place_without_a_network(reader: Reader) -> None:
    assert reader.scan(reader.letters) == "真实 · 有效"
    reader.page.context.set_offline(True)

    for letters, told in ((changed(reader.letters, at=60), BROKEN), (reader.letters, "真实 · 有效")):
        reader.page.evaluate("letters => { window.location.hash = letters; }", letters)
        expect(reader.page.locator("h1")).to_have_text(told)
    reader.page.context.set_offline(False)


def test_what_a_phone_keeps_is_the_same_for_all_and_tells_of_nobody(reader: Reader) -> None:
    answer = reader.page.request.get(f"{reader.home}/v/away?language=en")

    assert "No network" in answer.text()
    assert "set-cookie" not in answer.headers


def test_without_script_the_page_answers_the_same(reader: Reader, browser: Browser) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{reader.home}/v/{reader.certificate.reference}#{reader.letters}")

    assert plain.inner_text("h1") == "真实 · 有效"
    assert not plain.is_visible("#offline-well")
    assert not plain.is_visible("[data-outcome=broken]")
    plain.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_whole_way_by_keyboard_and_eye(reader: Reader, width: int) -> None:
    """The forms go through although the page hides where the reader came from; no page troubles a reader's aid."""
    page = reader.page
    page.set_viewport_size({"width": width, "height": 844})
    reader.scan(reader.letters)
    fit(page)
    page.click("text=核对手中证件上的内容")
    fit(page)
    page.fill("[name=printed_name]", "龙雨欣")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=核对结果")
    fit(page)
    page.click("text=核验另一份证件")
    fit(page)
    page.click("text=输入证件编号核验")
    page.fill("[name=certificate_no]", reader.certificate.blank_id)
    page.click("button.x-go")
    page.wait_for_selector(".x-verdict")
    assert page.inner_text("h1") == "编号有效"
    assert reader.certificate.blank_id not in page.url
    fit(page)
    page.goto(f"{reader.home}/verify/document")
    fit(page)
    page.click("text=English")
    page.wait_for_selector("text=Verify an e-licence file")
    fit(page)


def fit(page: Page) -> None:
    fits(page)
    found = troubles_on(page)
    assert found == [], (page.url, [(one["id"], one["nodes"][0]["html"]) for one in found])
