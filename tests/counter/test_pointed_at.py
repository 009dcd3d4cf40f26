"""Where a photograph seems to say something else than the form, the family sees it before signing, and may go on."""

import pytest
from django.urls import reverse
from tests.casework.scene import EVERYONE, Scene, a_declaration, asked
from tests.casework.test_paper_readings import Reader
from tests.counter.family import Family
from tests.counter.test_reach import father_fills_in, father_opens
from tests.desk.conftest import at_desk
from tests.standards.test_printed_papers import lines

from xinsheng.casework import claims, paper_readings
from xinsheng.law.terms import Material as Kind
from xinsheng.look.masks import masked_paper_no
from xinsheng.registry.models import Case

__all__ = ["at_desk"]
POINTED, NOTHING_WRONG = "照片与填写的可能不同", "都没有错的，不用理会"
MOTHER, FATHER = EVERYONE["mother"], EVERYONE["father"]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    one = Reader(says=lines(f"姓名|{FATHER.name}", FATHER.paper_no))
    monkeypatch.setattr(paper_readings, "paper_reader", lambda: one)
    return one


def test_the_fathers_card_under_the_mothers_name_is_pointed_at_and_stops_nobody(
    scene: Scene, mother: Family, reader: Reader
) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    mother.gives(form, "mother_id")
    mother.gives(form, "father_id")
    for page in (f"{form}materials/mother_id/", f"{form}check/"):
        shown = mother.sees(page)
        assert shown.count(POINTED) == 1
        assert f"证件号码：填写 {MOTHER.paper_no}，照片上像是 {FATHER.paper_no}" in shown
        assert NOTHING_WRONG in shown
    assert POINTED not in mother.sees(f"{form}materials/father_id/")
    mother.submits(form)
    assert Case.objects.get().stage == "declared"


def test_whoever_else_fills_in_the_form_is_shown_the_recorded_mothers_number_in_part(
    scene: Scene, father: Family, reader: Reader
) -> None:
    form = father_opens(scene, scene.signed(), father)
    father_fills_in(father, form)
    father.gives(form, "mother_id")
    for page in (f"{form}materials/mother_id/", f"{form}check/"):
        shown = father.sees(page)
        assert f"证件号码：填写 {masked_paper_no(MOTHER.paper_no)}，照片上像是 {FATHER.paper_no}" in shown
        assert "登记有误的请联系接生人员更正" in shown
        assert MOTHER.paper_no not in shown


def test_one_character_read_otherwise_is_told_as_what_it_is(scene: Scene, mother: Family, reader: Reader) -> None:
    reader.says = lines("姓名|龙小妹", MOTHER.paper_no)
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    mother.gives(form, "mother_id")
    assert f"姓名：填写“{MOTHER.name}”，照片上像是“龙小妹”" in mother.sees(f"{form}check/")


def test_the_officer_sees_it_beside_the_photograph_as_a_hint(scene: Scene, at_desk: object, reader: Reader) -> None:
    assert callable(at_desk)
    case = scene.claimed(scene.signed())
    for kind in (Kind.MOTHER_ID, Kind.FATHER_ID):
        scene.gives(case, kind, declaration=a_declaration())
    claims.declare(case.pk, declaration=a_declaration(), by=scene.by("mother"), at=scene.later(), asked=asked())
    wrong, right = (case.materials.get(kind=kind.value) for kind in (Kind.MOTHER_ID, Kind.FATHER_ID))
    shown = at_desk("issuing").get(reverse("desk:material", args=[case.pk, wrong.pk])).content.decode()
    assert "机器识读与填写不同，请对照照片" in shown
    assert "以您看到的为准" in shown
    shown = at_desk("issuing").get(reverse("desk:material", args=[case.pk, right.pk])).content.decode()
    assert "机器识读" not in shown
