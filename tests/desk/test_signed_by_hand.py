"""At the counter a person signs on paper, on the officer's screen, or, who cannot write, by a mark that is seen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.citizen_scene import row_of
from tests.casework.scene import Scene
from tests.counter.writing import a_hand, before_the_signature
from tests.desk.test_at_counter import post

from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, Handwriting, PolicyRow

Desk = Callable[[str], Client]


@pytest.fixture
def case(scene: Scene) -> Case:
    return before_the_signature(scene, by="issuing")


def submits(officer: Client, case: Case, **said: str) -> Any:
    return post(officer, "desk:counter_check", case, **said)


def stage_of(case: Case) -> str:
    return Case.objects.get(pk=case.pk).stage


def test_a_name_written_on_the_officers_screen_is_shown_on_the_case_and_on_the_form(
    case: Case, at_desk: Desk
) -> None:
    issuing = at_desk("issuing")
    answer = submits(issuing, case, signing="screen", handwriting=a_hand(case.pk))
    assert answer.headers["Location"] == reverse("desk:case", args=[case.pk])

    page = issuing.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert 'd="M120 80L300 90L520 84"' in page
    assert "窗口当面签名" in page
    assert reverse("desk:registration_form", args=[case.pk]) in page
    assert issuing.get(reverse("desk:registration_form", args=[case.pk])).content[:4] == b"%PDF"
    assert row_of(case).entry.signature_method == "written"


def test_the_form_that_was_signed_on_the_screen_is_shown_to_its_office_alone(case: Case, at_desk: Desk) -> None:
    submits(at_desk("issuing"), case, signing="screen", handwriting=a_hand(case.pk))
    for login in ("midwife", "township", "sealing"):
        assert at_desk(login).get(reverse("desk:registration_form", args=[case.pk])).status_code in {403, 404}


def test_who_cannot_write_presses_a_mark_that_the_officer_saw_and_it_is_told_as_that(
    case: Case, at_desk: Desk
) -> None:
    issuing = at_desk("issuing")
    assert "读给本人听、本人按指印后，请勾选" in submits(issuing, case, signing="mark").content.decode()
    submits(issuing, case, signing="mark", marked="on")

    assert Handwriting.objects.get().way == "mark"
    page = issuing.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "不能书写，在纸质表单上按指印，工作人员见证" in page
    assert "x-hand-shown" not in page


def test_on_paper_it_is_signed_as_ever_and_said_so(case: Case, at_desk: Desk) -> None:
    issuing = at_desk("issuing")
    submits(issuing, case, signing="paper", signed_on_paper="on", handwriting=a_hand(case.pk))
    assert not Handwriting.objects.exists()
    assert "签在纸质表单上，窗口存档" in issuing.get(reverse("desk:case", args=[case.pk])).content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"signing": "screen"}, "请本人在屏幕上写上姓名"),
        ({"signing": "screen", "signed_on_paper": "on"}, "请本人在屏幕上写上姓名"),
        ({"signing": "mark", "signed_on_paper": "on"}, "读给本人听、本人按指印后，请勾选"),
        ({"signing": "paper", "marked": "on"}, "本人手写签名后，请勾选"),
        ({}, "本人手写签名后，请勾选"),
        ({"signing": "seal"}, "本人怎样签名"),
    ],
)
def test_each_way_of_signing_has_its_own_sign_that_it_was_done(
    case: Case, at_desk: Desk, said: dict[str, str], words: str
) -> None:
    answer = submits(at_desk("issuing"), case, **said)
    assert words in answer.content.decode()
    assert stage_of(case) == Stage.SIGNED


@pytest.mark.parametrize("strokes", [[], [[500, 200]], "M0 0"])
def test_what_is_no_name_on_the_screen_is_told_and_nothing_submitted(
    case: Case, at_desk: Desk, strokes: object
) -> None:
    hand = a_hand(case.pk, strokes=strokes)
    assert "手写签名" in submits(at_desk("issuing"), case, signing="screen", handwriting=hand).content.decode()
    assert stage_of(case) == Stage.SIGNED


def test_where_the_province_does_not_want_the_screen_paper_and_the_mark_stay(
    scene: Scene, case: Case, at_desk: Desk
) -> None:
    PolicyRow.objects.create(
        name="handwriting_at_counter", value=False, from_on=scene.today, source="通知", laid_down_at=scene.at
    )
    issuing = at_desk("issuing")
    page = issuing.get(reverse("desk:counter_check", args=[case.pk])).content.decode()
    assert ('value="screen"' in page, 'value="mark"' in page, 'value="paper"' in page) == (False, True, True)
    submits(issuing, case, signing="screen", handwriting=a_hand(case.pk))
    assert stage_of(case) == Stage.SIGNED
