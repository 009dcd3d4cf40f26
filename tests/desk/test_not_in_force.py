"""A certificate that another has replaced is shown as replaced, with the other's number, wherever it is listed."""

from collections.abc import Callable

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.casework.scene import TO_WHO_IS_REGISTERED, Scene, asked
from tests.casework.succession_scene import Succession

from xinsheng.casework import sealings
from xinsheng.desk.cases.certificate_lines import name_of
from xinsheng.desk.sealing.forms import NAMES, PRINTED_AS
from xinsheng.law.terms import Service, Standing
from xinsheng.papers.insert_layout import load_layout
from xinsheng.registry.models import Standing as StandingRow

Desk = Callable[[str], Client]


def found(client: Client, sought: str) -> str:
    return client.post(reverse("desk:search"), {"sought": sought}).content.decode()


@pytest.mark.parametrize(("service", "words"), [(Service.REISSUE, "已补发"), (Service.REPLACEMENT, "已换发")])
def test_what_was_replaced_says_so_with_the_number_in_its_place(
    scene: Scene, at_desk: Desk, service: Service, words: str
) -> None:
    original = scene.sealed().certificates.get()
    successor = Succession(scene, service=service).whole(original)

    at_hospital = at_desk("issuing")
    listed = found(at_hospital, original.blank_id)
    shown = at_hospital.get(reverse("desk:case", args=[original.case_id])).content.decode()
    for page in (listed, shown):
        assert (words in page, f"新证件编号 {successor.blank_id}" in page) == (True, True)
        assert "已签发，待领取" not in page
    assert "新证件编号" not in found(at_hospital, successor.blank_id)

    told = at_desk("reissue").post(reverse("desk:reissues"), {"number": original.blank_id}).content.decode()
    assert f"{words}（新证件编号 {successor.blank_id}）" in told


def test_what_is_under_review_or_revoked_is_not_shown_as_waiting_to_be_collected(scene: Scene, at_desk: Desk) -> None:
    certificate = scene.sealed().certificates.get()
    assert "已签发，待领取" in found(at_desk("issuing"), certificate.blank_id)

    for state, words in ((Standing.UNDER_REVIEW, "核查中"), (Standing.REVOKED, "已撤销")):
        StandingRow.objects.filter(pk=certificate.pk).update(state=state, version=F("version") + 1)
        listed = found(at_desk("issuing"), certificate.blank_id)
        assert (words in listed, "已签发，待领取" in listed) == (True, False)


def test_nothing_is_said_to_wait_that_is_over(scene: Scene, at_desk: Desk) -> None:
    declared = scene.declared()
    waiting = found(at_desk("issuing"), declared.mother_name)
    assert "起等候" in waiting

    case = scene.sealed(scene.printed(declared))
    by = scene.by("sealing")
    sealings.hand_over(case.pk, taking=TO_WHO_IS_REGISTERED, by=by, at=scene.later(), asked=asked())
    assert "起等候" not in found(at_desk("issuing"), case.mother_name)


def test_a_box_to_type_in_is_called_as_the_list_beside_it_calls_the_line() -> None:
    printed = {field.field: field.label for field in load_layout().fields if field.part == "main"}
    with translation.override("zh-hans"):
        called = {field: str(NAMES[field]) for field in PRINTED_AS}
        named = {field: name_of(there, label=printed[there]) for field, there in PRINTED_AS.items()}

    assert called == named
