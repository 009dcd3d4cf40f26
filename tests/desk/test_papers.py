import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.casework import scene as scenes
from tests.casework.scene import Scene, a_photograph

from xinsheng.gateways.uploads.port import Scrubbed
from xinsheng.registry.models import Case, Reading

Desk = Callable[[str], Client]


def a_real_photograph() -> Scrubbed:
    written = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(written, "JPEG")
    return replace(a_photograph(), content=written.getvalue(), width=600, height=400)


def picture_of(case: Case, *, page: int = 1) -> str:
    material = case.materials.order_by("given_at")[0]
    return reverse("desk:picture", args=[case.pk, material.pk, page])


def test_a_paper_is_shown_as_a_picture_of_ours_kept_nowhere_and_written_down(
    scene: Scene, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenes, "a_photograph", a_real_photograph)
    case = scene.declared()
    answer = at_desk("issuing").get(picture_of(case))
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Reading.objects.get(case=case).page == "desk.picture"


def test_a_file_that_cannot_be_read_is_told_and_not_shown(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    assert at_desk("issuing").get(picture_of(case)).status_code == 503


@pytest.mark.parametrize("login", ["midwife", "supervisor", "elsewhere", "stock"])
def test_papers_are_for_those_who_compare_them(scene: Scene, at_desk: Desk, login: str) -> None:
    case = scene.declared()
    assert at_desk(login).get(picture_of(case)).status_code == 404
    assert not Reading.objects.filter(case=case).exists()


def test_a_page_that_the_paper_does_not_have_is_missing(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    assert at_desk("issuing").get(picture_of(case, page=2)).status_code == 404


def test_a_supervisor_reads_numbers_with_their_middle_hidden(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()
    number = scenes.EVERYONE["father"].paper_no
    address = reverse("desk:case", args=[case.pk])
    assert number in at_desk("issuing").get(address).content.decode()
    shown = at_desk("supervisor").get(address).content.decode()
    assert number not in shown
    assert number[-4:] in shown
