"""The mother's card on the page that opens a birth, read by the enrolled place's own service."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.http import HttpResponse
from pytest_django.fixtures import Settings
from tests.casework.kiosk_scene import OLD_CARD, READER, Place, a_card, ended, enrolled
from tests.casework.scene import EVERYONE, Scene
from tests.desk_births.ward import Screen

from xinsheng.law.card_readings import KioskUse
from xinsheng.registry.models import CardReading, Case, Office

At = Callable[[str], Screen]
ADMISSION = {"inpatient_no": "ZY20261122009", "plurality": "1"}


@pytest.fixture
def place(scene: Scene, settings: Settings) -> Place:
    settings.CARD_READER = READER
    return enrolled(scene)


def asked_on(page: str) -> dict[str, str]:
    found = re.search(r'data-asking="(.*?\})"', unescape(page))
    assert found, page
    said: dict[str, str] = json.loads(found[1])
    return said


def opens_by(midwife: Screen, answer: str, **typed: str) -> HttpResponse:
    return midwife.sends("open_birth", **{**midwife.hidden, "said": answer, **ADMISSION, **typed})


def test_the_card_names_the_mother_on_the_list_and_on_the_form_of_each_child(at: At, place: Place) -> None:
    midwife = at("midwife")
    assert READER in midwife.looks_at("open_birth").headers["Content-Security-Policy"]
    answer = place.answers(asked_on(midwife.page))
    assert opens_by(midwife, answer, plurality="2", mother_name="龙大梅").status_code == 302
    cases = list(Case.objects.order_by("birth_order"))
    assert [case.mother_name for case in cases] == ["龙小梅", "龙小梅"]
    for case in cases:
        midwife.looks_at("delivery", case)
        assert EVERYONE["mother"].paper_no in midwife.page
    reading = CardReading.objects.get()
    assert (reading.case, reading.purpose) == (cases[0], "mother")


def test_a_form_that_came_back_keeps_the_card_that_was_read(at: At, place: Place) -> None:
    midwife = at("midwife")
    midwife.looks_at("open_birth")
    answer = place.answers(asked_on(midwife.page))
    opens_by(midwife, answer, inpatient_no="")
    assert answer in midwife.page
    assert not Case.objects.exists()
    assert midwife.sends("open_birth", **{**midwife.hidden, **ADMISSION}).status_code == 302
    assert Case.objects.get().mother_name == "龙小梅"


def test_the_same_page_pressed_twice_leads_to_the_birth_that_it_opened(at: At, place: Place) -> None:
    midwife = at("midwife")
    midwife.looks_at("open_birth")
    pressed = {**midwife.hidden, "said": place.answers(asked_on(midwife.page)), **ADMISSION}
    first, again = midwife.sends("open_birth", **pressed), midwife.sends("open_birth", **pressed)
    assert [answer.status_code for answer in (first, again)] == [302, 302]
    assert again["Location"] == first["Location"]
    assert (Case.objects.count(), CardReading.objects.count()) == (1, 1)


def test_without_a_card_the_birth_is_opened_as_before(at: At, place: Place) -> None:
    midwife = at("midwife")
    midwife.looks_at("open_birth")
    assert opens_by(midwife, "", mother_name="龙小梅").status_code == 302
    assert not CardReading.objects.exists()


def test_an_answer_serves_once_and_in_the_session_that_asked(at: At, place: Place) -> None:
    midwife, colleague = at("midwife"), at("midwife2")
    midwife.looks_at("open_birth")
    answer, nonce = place.answers(asked_on(midwife.page)), midwife.hidden["nonce"]
    colleague.looks_at("open_birth")
    assert opens_by(colleague, answer, nonce=nonce).status_code == 400
    assert opens_by(midwife, answer).status_code == 302
    midwife.looks_at("open_birth")
    assert opens_by(midwife, answer, nonce=nonce, inpatient_no="ZY8").status_code == 400
    assert "没有采用，请再读一次" in midwife.page
    assert Case.objects.count() == CardReading.objects.count() == 1


def test_a_card_out_of_force_a_place_ended_and_one_of_another_use_or_office_open_nothing(
    at: At, scene: Scene, place: Place
) -> None:
    elsewhere = Office.objects.filter(kind=scene.hospital.kind).exclude(pk=scene.hospital.pk)[0]
    far, kiosk = enrolled(scene, office=elsewhere), enrolled(scene, KioskUse.SELF_SERVICE)
    gone = enrolled(scene)
    ended(scene, gone)
    midwife = at("midwife")
    for one, card, told in (
        (place, a_card(**OLD_CARD), "不在有效期内"),
        (gone, a_card(), "没有登记，或已停用"),
        (kiosk, a_card(), "不是本机构窗口用的"),
        (far, a_card(), "不是本机构窗口用的"),
    ):
        midwife.looks_at("open_birth")
        answer = one.answers(asked_on(midwife.page), card)
        assert opens_by(midwife, answer).status_code == 400
        assert told in midwife.page
        assert answer not in midwife.page, "it serves no more, and is asked for anew"
    assert not Case.objects.exists()


def test_a_name_that_only_the_cards_face_says_is_typed(at: At, place: Place) -> None:
    midwife = at("midwife")
    midwife.looks_at("open_birth")
    answer = place.answers(asked_on(midwife.page), a_card(name="龙\ue863梅"))
    assert opens_by(midwife, answer, mother_name="龙\U0002b36f梅").status_code == 302
    case = Case.objects.get()
    midwife.looks_at("delivery", case)
    assert case.mother_name == "龙\U0002b36f梅"
    assert EVERYONE["mother"].paper_no in midwife.page


def test_where_no_cards_are_read_nothing_is_asked(at: At) -> None:
    midwife = at("midwife")
    midwife.looks_at("open_birth")
    assert "data-asking" not in midwife.page
    assert "接有读卡器的，在这里读卡" in midwife.page
