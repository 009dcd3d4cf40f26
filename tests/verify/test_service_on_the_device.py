"""In a real browser: the code of a Birth Service Certificate is verified on the reader's own device."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.casework.scene import AT, Scene
from tests.proof.keys import CredentialKey
from tests.proof.samples import STATEMENT as BIRTH
from tests.proof.service_samples import ALONE, STATEMENT
from tests.verify.test_on_the_device import BROKEN, changed, fit

from xinsheng.casework.outside import keys
from xinsheng.proof.claims import CLAIM_ID, CLAIM_ISSUED_AT, CLAIM_ISSUER
from xinsheng.proof.cose import as_letters, sign_claims
from xinsheng.proof.credential import CLAIM_BIRTH, make_credential
from xinsheng.proof.es256 import Es256Key
from xinsheng.proof.references import reference_bytes
from xinsheng.proof.service_credential import CLAIM_SERVICE, make_service_credential
from xinsheng.proof.service_statements import ServiceStatement
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@dataclass
class Reader:
    """Someone with a phone, and whoever signs for the province."""

    page: Page
    home: str
    key: Es256Key

    def letters_of(self, statement: ServiceStatement = STATEMENT, *, key: Es256Key | None = None) -> str:
        return as_letters(make_service_credential(statement, key=key or self.key, at=AT))

    def scan(self, letters: str, *, language: str = "") -> str:
        self.page.goto("about:blank")
        self.page.goto(f"{self.home}/v/{STATEMENT.reference}{language}#{letters}")
        self.page.wait_for_selector("#offline[data-done=yes]", state="attached")
        return self.page.inner_text("h1")

    def told(self, claim: str) -> str:
        return self.page.inner_text(f"[data-profile=service] [data-claim={claim}]")


@pytest.fixture
def reader(browser: Browser, live_server: LiveServer, scene: Scene) -> Iterator[Reader]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield Reader(page, live_server.url, keys().credential_key())
    page.close()
    assert faults == []


def test_a_genuine_code_says_on_the_device_what_was_signed_of_the_couple(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    letters = reader.letters_of()

    reader.scan(letters)

    assert "签名已在本机验证" in reader.page.inner_text("main")
    assert reader.told("certificate_no") == grouped_service_certificate_no(STATEMENT.certificate_no)
    assert (reader.told("woman_name"), reader.told("man_name")) == ("龙秋月", "杨胜利")
    assert (reader.told("child_order"), reader.told("township")) == ("第 1 个孩子", STATEMENT.township.name)
    assert (reader.told("registered_on"), reader.told("issued_on")) == ("2026年11月24日", "2026年11月24日")
    assert reader.told("issuer") == STATEMENT.issuer.name
    assert not reader.page.is_visible("[data-profile=birth]")
    assert "测试密钥" in reader.page.inner_text("main")
    assert all(letters not in sent.partition("#")[0] for sent in asked)
    fit(reader.page)


def test_a_man_who_was_not_given_is_a_dash(reader: Reader) -> None:
    reader.scan(reader.letters_of(ALONE))
    assert reader.told("man_name") == "—"


def test_a_changed_a_foreign_and_a_double_code_are_told_loudly(reader: Reader) -> None:
    letters = reader.letters_of()
    both = sign_claims(
        {
            CLAIM_ISSUER: "卫生健康委员会",
            CLAIM_ISSUED_AT: int(AT.timestamp()),
            CLAIM_ID: reference_bytes(STATEMENT.reference),
            CLAIM_BIRTH: {},
            CLAIM_SERVICE: {},
        },
        key=reader.key,
    )
    for code in (changed(letters, at=60), reader.letters_of(key=CredentialKey()), as_letters(both)):
        assert reader.scan(code) == BROKEN
        assert not reader.page.is_visible("#offline-well")


def test_a_birth_certificates_code_still_shows_the_child(reader: Reader) -> None:
    assert BIRTH.reference == STATEMENT.reference
    reader.scan(as_letters(make_credential(BIRTH, key=reader.key, at=datetime(2026, 11, 24, 3, tzinfo=UTC))))

    assert reader.page.inner_text("[data-profile=birth] [data-claim=child_name]") == BIRTH.content.child.name
    assert not reader.page.is_visible("[data-profile=service]")
