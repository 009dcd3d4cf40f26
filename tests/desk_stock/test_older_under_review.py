"""A county puts a certificate older than the books under review on its page; another supervisor finds on it."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.casework.legacy_scene import NO, LegacyStory, ScriptedRegister, the_record
from tests.casework.scene import Scene
from tests.casework.stock_scene import county_office

from xinsheng.registry.models import Account, LegacyInquiry, LegacyStanding

At = Callable[[str], Client]
SAID = {"certificate_no": NO, "reason": "涉嫌出卖空白证件", "document_no": ""}


@pytest.fixture
def at(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> At:
    """Who sits at which desk, in a province whose register knows one older certificate."""
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record()))
    story.looks(story.begun_for())

    def sign_in(login: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(login_name=login))
        return client

    return sign_in


def sent(client: Client, name: str, about: object, **said: str) -> HttpResponse:
    address = reverse(f"desk:{name}", args=[about])
    return client.post(address, {"page_key": str(uuid4()), **said})


def test_it_is_put_under_review_and_found_on_by_another(at: At) -> None:
    county = county_office().pk
    done = sent(at("county-yunyan"), "put_legacy_under_review", county, **SAID)
    assert done.status_code == 302
    inquiry = LegacyInquiry.objects.get()
    listed = at("county-yunyan").get(reverse("desk:stock_office", args=[county])).content.decode()
    finding = reverse("desk:legacy_inquiry", args=[inquiry.pk])
    assert (NO in listed, finding in listed) == (True, False)  # never by who opened it
    assert finding in at("province").get(reverse("desk:stock_office", args=[county])).content.decode()

    ended = sent(
        at("province"), "legacy_inquiry", inquiry.pk, finding="revoked", words="查实", document_no="云卫撤〔2026〕1号"
    )

    assert ended.status_code == 302
    assert LegacyStanding.objects.get(pk=NO).state == "revoked"


def test_what_cannot_be_is_told_on_the_page(at: At) -> None:
    county = county_office().pk
    for no, words in (("J520000009", "没有这个编号的"), ("12", "写法不符")):
        answer = sent(at("county-yunyan"), "put_legacy_under_review", county, **SAID | {"certificate_no": no})
        assert words in answer.content.decode()
    assert not LegacyInquiry.objects.exists()


@pytest.mark.parametrize("login", ["county", "supervisor", "stock", "issuing", "system"])
def test_for_anyone_else_there_is_no_such_page(at: At, login: str) -> None:
    assert at(login).get(reverse("desk:put_legacy_under_review", args=[county_office().pk])).status_code == 404
    sent(at("county-yunyan"), "put_legacy_under_review", county_office().pk, **SAID)
    inquiry = LegacyInquiry.objects.get().pk
    assert at(login).get(reverse("desk:legacy_inquiry", args=[inquiry])).status_code == 404


def test_only_a_county_puts_one_under_review(scene: Scene, at: At) -> None:
    hospital = scene.hospital.pk
    assert at("county-yunyan").get(reverse("desk:put_legacy_under_review", args=[hospital])).status_code == 404
