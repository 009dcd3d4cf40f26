"""Whom no message reached: on the list of whoever answers for the office, to be told in person or on paper."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene
from tests.casework.legacy_scene import the_record
from tests.casework.scene import EVERYONE, Scene
from tests.casework.stock_scene import COUNTY, county_office

from xinsheng.casework.errands import queue_legacy_text, queue_text
from xinsheng.casework.legacy_books import enter_legacy
from xinsheng.casework.messages import record_refusal
from xinsheng.law.acts import MessageKind
from xinsheng.law.succession_terms import LegacySource
from xinsheng.registry.models import LegacyCertificate, TextMessage

Desk = Callable[[str], Client]
TELEPHONE = ("已电话告知", "told_by_telephone")


@pytest.fixture
def message(scene: Scene) -> TextMessage:
    """A message that every provider has refused for good."""
    scene.declared()
    refused = TextMessage.objects.get()
    record_refusal(refused.pk, code="refused", at=scene.at)
    return refused


def page_of(client: Client) -> str:
    return client.get(reverse("desk:untold")).content.decode()


def tells(client: Client, message: TextMessage, how: str) -> int:
    return client.post(reverse("desk:told", args=[message.case_id, message.pk]), {"how": how}).status_code


def test_the_supervisor_sees_which_family_of_what_and_why_with_the_number_masked(
    scene: Scene, message: TextMessage, at_desk: Desk
) -> None:
    page = page_of(at_desk("supervisor"))
    phone = EVERYONE["mother"].phone

    assert "龙雨欣" in page
    assert "出生医学证明申领已收到" in page
    assert "短信公司不接收这个号码" in page
    assert phone not in page
    assert f"{phone[:3]}****{phone[-4:]}" in page
    assert [words for words in TELEPHONE if words in page] == []


@pytest.mark.parametrize("how", ["told_in_person", "told_on_paper"])
def test_who_tells_the_family_notes_it_and_the_line_is_gone(
    scene: Scene, message: TextMessage, at_desk: Desk, how: str
) -> None:
    supervisor = at_desk("supervisor")
    assert [tells(supervisor, message, how) for _ in range(2)] == [302, 302]

    assert "没有未送达的短信" in page_of(supervisor)
    assert message.receipts.get(outcome=how).by == scene.person("supervisor")


def test_no_family_is_told_by_telephone(scene: Scene, message: TextMessage, at_desk: Desk) -> None:
    assert tells(at_desk("supervisor"), message, "told_by_telephone") == 409
    assert message in TextMessage.objects.for_a_person()


@pytest.mark.parametrize("login", ["issuing", "midwife", "elsewhere", "system", "audit"])
def test_for_everybody_else_there_is_no_such_list_and_nothing_to_note(
    scene: Scene, message: TextMessage, at_desk: Desk, login: str
) -> None:
    other = at_desk(login)
    assert other.get(reverse("desk:untold")).status_code == 404
    assert tells(other, message, "told_in_person") == 404
    assert message in TextMessage.objects.for_a_person()
    assert "短信未送达" not in other.get(reverse("desk:today")).content.decode()


def test_a_message_that_was_told_already_is_said_to_be(scene: Scene, message: TextMessage, at_desk: Desk) -> None:
    tells(at_desk("supervisor"), message, "told_on_paper")
    answer = at_desk("supervisor").post(
        reverse("desk:told", args=[message.case_id, "00000000-0000-4000-8000-000000000000"]), {"how": "told_on_paper"}
    )
    assert answer.status_code == 409
    assert "已有人告知" in answer.content.decode()


def test_of_a_couple_the_township_that_handles_it_is_told_and_no_other(scene: Scene, at_desk: Desk) -> None:
    case = CoupleScene(scene).with_township()
    asked, words = MessageKind.QUESTION_ASKED, {"township": "西门街道"}
    message = queue_text(asked, case=case, phone="13900002071", words=words, secret=None, at=scene.at)
    record_refusal(message.pk, code="too_long", at=scene.at)
    officer = at_desk("township")
    page = page_of(officer)

    assert EVERYONE["mother"].name in page
    assert "四小时内未能发出" in page
    assert tells(at_desk("supervisor"), message, "told_in_person") == 404
    assert tells(officer, message, "told_in_person") == 302
    assert "没有未送达的短信" in page_of(officer)


def test_of_an_older_certificate_without_a_case_the_countys_supervisor_tells_and_no_other(
    scene: Scene, at_desk: Desk
) -> None:
    enter_legacy(the_record(), source=LegacySource.BULK, at=scene.later())
    legacy, words = LegacyCertificate.objects.get(), {"addressee": "龙女士", "office": county_office().name}
    kind = MessageKind.LEGACY_CORRECTED
    message = queue_legacy_text(kind, legacy=legacy, phone="13900002071", words=words, at=scene.at)
    record_refusal(message.pk, code="not_delivered", at=scene.at)
    told, how = reverse("desk:told_of_older", args=[message.pk]), {"how": "told_on_paper"}

    assert legacy.no not in page_of(at_desk("county"))
    assert [at_desk(login).post(told, how).status_code for login in ("county", "supervisor", "issuing")] == [404] * 3
    county = at_desk(COUNTY)
    assert all(words in page_of(county) for words in (legacy.no, told, "短信公司报告未送达"))
    assert county.post(told, how).status_code == 302
    assert "没有未送达的短信" in page_of(county)
    assert message.receipts.get(outcome="told_on_paper").by == scene.person(COUNTY)
