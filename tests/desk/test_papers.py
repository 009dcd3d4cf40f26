import io
from collections.abc import Callable
from dataclasses import asdict, replace

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.casework import scene as scenes
from tests.casework.scene import Scene, a_declaration, a_photograph, asked

from xinsheng.casework import materials
from xinsheng.gateways.elicences import LicenceCheck
from xinsheng.gateways.uploads.port import Scrubbed
from xinsheng.law.terms import Material as Kind
from xinsheng.law.terms import Satisfaction
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


def licence(scene: Scene, **found: object) -> Case:
    """A case whose mother presented an e-licence of which this was found."""
    told = LicenceCheck("居民身份证", "龙小梅", "5226", "凯里市公安局", "1.2.156", None, None, "no_seal")
    case = scene.claimed()
    paper = materials.Paper(
        kind=Kind.MOTHER_ID,
        way=Satisfaction.ELICENCE,
        file=a_real_photograph(),
        details={"licence_check": asdict(replace(told, **found))},
    )
    materials.give_material(
        case.pk, paper=paper, declaration=a_declaration(), by=scene.by("mother"), at=scene.later(), asked=asked()
    )
    return scene.declared(case)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"reason": "no_seal"}, "文件里没有电子签章"),
        ({"genuine": False, "reason": "altered"}, "文件在签章之后被改动过"),
        ({"genuine": True, "in_force": False, "reason": "not_in_force"}, "签发机构答复证照已失效"),
        ({"genuine": True, "reason": "status_not_configured"}, "没有接入状态查询"),
        ({"genuine": True, "in_force": True, "reason": "confirmed"}, "签发机构答复证照有效"),
    ],
)
def test_what_seal_and_issuer_say_of_a_presented_licence_is_told_whoever_examines_it(
    scene: Scene, at_desk: Desk, found: dict[str, object], told: str
) -> None:
    case = licence(scene, **found)
    material = case.materials.get(satisfied_by="elicence")
    officer = at_desk("issuing")

    assert told in officer.get(reverse("desk:case", args=[case.pk])).content.decode()
    page = officer.get(reverse("desk:material", args=[case.pk, material.pk])).content.decode()
    assert told in page
    assert "凯里市公安局" in page
