"""Reading the card at the counter: the form filled in, a difference pointed at, and a way on from every fault."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.casework.kiosk_scene import OLD_CARD, READER, Place, a_card, ended, enrolled
from tests.casework.scene import EVERYONE, Scene
from tests.casework.succession_scene import Succession, an_application
from tests.desk.test_at_counter import Desk, post, said_at_the_counter

from xinsheng.casework.applications import save_application_draft
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.law.applications import application_payload_of
from xinsheng.law.terms import Channel, Service
from xinsheng.registry.models import CardReading, Case, Material


@pytest.fixture
def place(scene: Scene, settings: Settings) -> Place:
    settings.CARD_READER = READER
    return enrolled(scene)


def page_of(client: Client, name: str, case: Case, *about: str) -> str:
    return unescape(client.get(reverse(name, args=[case.pk, *about])).content.decode())


def asked_on(page: str) -> dict[str, str]:
    """What the page asks the reader, as its script would send it."""
    found = re.search(r'data-asking="(.*?\})"', page)
    assert found, page
    said: dict[str, str] = json.loads(found[1])
    return said


def reads(
    client: Client,
    case: Case,
    place: Place,
    *,
    whose: str = "mother",
    login: str = "",
    name: str = "desk:attest_by_card",
    **card: Any,
) -> Any:
    """Open the page, lay the card on, and press on."""
    page = page_of(client, name, case, whose)
    said = place.answers(asked_on(page), a_card(login or whose, **card))
    return client.post(reverse(name, args=[case.pk, whose]), {**hidden_on(page), "said": said})


def hidden_on(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(page_key|nonce)" value="([^"]*)"', page))


def typed(client: Client, case: Case, **changes: str) -> None:
    post(client, "desk:at_counter", case, **said_at_the_counter(**changes))


def test_from_an_empty_form_two_cards_fill_in_both_parents(scene: Scene, at_desk: Desk, place: Place) -> None:
    case, issuing = scene.signed(), at_desk("issuing")
    sent = post(issuing, "desk:at_counter", case, child_name="龙雨欣", read_card="father")
    assert sent.headers["Location"] == reverse("desk:fill_by_card", args=[case.pk, "father"])

    shown = unescape(reads(issuing, case, place, whose="father", name="desk:fill_by_card").content.decode())

    assert "已填入" in shown
    form = page_of(issuing, "desk:at_counter", case)
    assert all(
        words in form for words in (a_card("father").name, a_card("father").no, "西门街道和平村3组12号", "龙雨欣")
    )


def test_a_card_that_says_the_same_is_the_original_seen_and_the_case_page_says_where(
    scene: Scene, at_desk: Desk, place: Place
) -> None:
    case, issuing = scene.signed(), at_desk("issuing")
    typed(issuing, case)
    assert "读取证件核验" in page_of(issuing, "desk:counter_check", case)

    shown = unescape(reads(issuing, case, place).content.decode())

    assert "与填写的一致，证件原件已核验" in shown
    assert Material.objects.get().kind == "mother_id"
    assert "已读卡：一楼 2 号窗口" in page_of(issuing, "desk:case", case)


def test_a_difference_stands_beside_what_was_typed(scene: Scene, at_desk: Desk, place: Place) -> None:
    case, issuing = scene.signed(), at_desk("issuing")
    typed(issuing, case, father_name="杨志刚", father_ethnicity_label="苗族")

    shown = unescape(reads(issuing, case, place, whose="father").content.decode())

    assert "与填写的有不同" in shown
    assert all(name in shown for name in ("杨志刚", a_card("father").name))
    assert not Material.objects.exists()
    again = unescape(reads(issuing, case, place, whose="father").content.decode())
    assert "证件原件已核验" in again


def test_another_persons_card_is_told_and_changes_nothing(scene: Scene, at_desk: Desk, place: Place) -> None:
    case, issuing = scene.signed(), at_desk("issuing")
    typed(issuing, case)
    before = find_draft(case, section=DECLARATION_DRAFT, person=scene.person("issuing"))

    shown = unescape(reads(issuing, case, place, login="father").content.decode())

    assert "证件号码与填写的不同，没有填入任何内容" in shown
    assert find_draft(case, section=DECLARATION_DRAFT, person=scene.person("issuing")) == before


def test_every_fault_says_what_to_do_and_asks_anew(scene: Scene, at_desk: Desk, place: Place) -> None:
    case, issuing = scene.signed(), at_desk("issuing")
    typed(issuing, case)
    old = reads(issuing, case, place, **OLD_CARD)
    assert (old.status_code, "不在有效期内" in old.content.decode()) == (400, True)
    address = reverse("desk:attest_by_card", args=[case.pk, "mother"])
    page = page_of(issuing, "desk:attest_by_card", case, "mother")
    asked, hidden = asked_on(page), hidden_on(page)
    said = place.answers(asked, a_card())
    elsewhere = at_desk("issuing")
    assert "再读一次" in elsewhere.post(address, {**hidden, "said": said}).content.decode()
    forged = issuing.post(address, {**hidden, "said": said[:-8] + "AAAAAAAA"}).content.decode()
    assert "不是登记的终端签名的" in forged
    assert "再读一次" in issuing.post(address, {**hidden, "said": said}).content.decode()  # taken with the first
    ended(scene, place)
    gone = reads(issuing, case, place).content.decode()
    assert "没有登记，或已停用" in gone
    for told in (old.content.decode(), forged, gone):
        assert "返回，手工填写、核验" in told
        assert asked_on(unescape(told))["nonce"] != asked["nonce"]
    assert not CardReading.objects.exists()


def test_the_applicants_card_is_read_at_the_window_too(scene: Scene, at_desk: Desk, place: Place) -> None:
    certificate = scene.sealed().certificates.get()
    story = Succession(scene, service=Service.REPLACEMENT)
    case, issuing = story.begun(certificate), at_desk("issuing")
    who, page = EVERYONE["mother"], "desk:attest_applicant_by_card"
    assert issuing.get(reverse(page, args=[case.pk])).status_code == 404  # nothing has been typed yet
    draft = application_payload_of(an_application(ground=story.ground))
    by = scene.by("issuing", Channel.COUNTER)
    save_application_draft(case.pk, payload=draft, by=by, at=scene.later())
    assert reverse(page, args=[case.pk]) in page_of(issuing, "desk:counter_application_check", case)

    shown = unescape(issuing.get(reverse(page, args=[case.pk])).content.decode())
    said = place.answers(asked_on(shown), a_card("mother"))
    told = issuing.post(reverse(page, args=[case.pk]), {**hidden_on(shown), "said": said}).content.decode()

    assert "与填写的一致，证件原件已核验" in told
    assert Material.objects.get(case=case).kind == "applicant_id"
    assert who.paper_no not in told
    assert at_desk("elsewhere").get(reverse(page, args=[case.pk])).status_code == 404


def test_only_a_page_that_reads_cards_speaks_to_the_reader(scene: Scene, at_desk: Desk, place: Place) -> None:
    case, issuing = scene.signed(), at_desk("issuing")
    typed(issuing, case)
    policy = "Content-Security-Policy"
    reading = issuing.get(reverse("desk:attest_by_card", args=[case.pk, "mother"])).headers[policy]
    assert f"connect-src 'self' {READER};" in reading
    assert READER not in issuing.get(reverse("desk:counter_check", args=[case.pk])).headers[policy]


def test_where_no_reader_is_named_no_page_offers_one(scene: Scene, at_desk: Desk) -> None:
    case, issuing = scene.signed(), at_desk("issuing")
    typed(issuing, case)
    for name in ("desk:at_counter", "desk:counter_check"):
        assert "read_card" not in page_of(issuing, name, case)
        assert "读取证件" not in page_of(issuing, name, case)
    assert issuing.get(reverse("desk:attest_by_card", args=[case.pk, "mother"])).status_code == 404


@pytest.mark.parametrize("login", ["elsewhere", "midwife", "sealing", "supervisor"])
def test_nobody_else_reads_a_card_for_the_case(scene: Scene, at_desk: Desk, place: Place, login: str) -> None:
    case = scene.signed()
    address = reverse("desk:fill_by_card", args=[case.pk, "mother"])
    assert at_desk(login).get(address).status_code == 404
    assert at_desk("issuing").get(reverse("desk:fill_by_card", args=[case.pk, "sign_in"])).status_code == 404
