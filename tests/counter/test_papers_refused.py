"""What a family gives again after a notice, and an electronic licence that is none."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.casework.scene import Scene, a_declaration, asked
from tests.counter.family import Family, a_picture

from xinsheng.casework import reviews
from xinsheng.casework.snapshots import facts_of
from xinsheng.law.materials import shortfalls
from xinsheng.law.terms import Finding
from xinsheng.law.terms import Material as Kind
from xinsheng.registry.models import Case, Material

WITHOUT_A_SEAL = "这份电子证照没有通过核验"


def finds(scene: Scene, case: Case, material: Material, *, good: bool) -> None:
    found = reviews.Found(
        material_id=material.pk,
        finding=Finding.ACCEPTED if good else Finding.NOT_ACCEPTABLE,
        reason=None if good else reviews.UnacceptableReason.UNREADABLE,
        remedy=None if good else reviews.Remedy.NEW_PHOTOGRAPH,
    )
    reviews.record_finding(case.pk, found=found, by=scene.by("issuing"), at=scene.later(), asked=asked())


@pytest.fixture
def twice_refused(scene: Scene) -> Case:
    """Of the mother's card one photograph was accepted, two were refused alike, and the notice is given."""
    case = scene.claimed()
    for _further in range(2):
        scene.gives(case, Kind.MOTHER_ID, declaration=a_declaration())
    case = scene.declared(case)
    first, *others = case.materials.filter(kind=Kind.MOTHER_ID).order_by("given_at")
    finds(scene, case, first, good=True)
    for other in others:
        finds(scene, case, other, good=False)
    finds(scene, case, case.materials.get(kind=Kind.FATHER_ID), good=True)
    reviews.give_notice(case.pk, later_item_reason="", by=scene.by("issuing"), at=scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def test_two_photographs_of_one_paper_refused_alike_are_one_line_of_the_notice(twice_refused: Case) -> None:
    (line,) = twice_refused.notices.get().items

    assert line["material"] == "mother_id"


def test_what_was_refused_is_asked_for_again_although_another_photograph_was_accepted(
    mother: Family, twice_refused: Case
) -> None:
    page = mother.sees(f"/claim/{twice_refused.pk}/materials/mother_id/")

    assert "请重新提供" in page
    assert "还有一页" not in page


def test_one_photograph_given_again_answers_all_that_were_refused(
    scene: Scene, mother: Family, twice_refused: Case
) -> None:
    scene.gives(twice_refused, Kind.MOTHER_ID, declaration=a_declaration())

    left = twice_refused.materials.current().filter(kind=Kind.MOTHER_ID)
    assert left.count() == 2  # the one that was accepted, and the new one
    assert shortfalls(facts_of(twice_refused, at=scene.at)) == ()
    assert "已提供 2 份" in mother.sees(f"/claim/{twice_refused.pk}/materials/")


def test_a_file_without_a_seal_is_no_electronic_licence_and_its_giver_is_told_at_once(
    scene: Scene, mother: Family
) -> None:
    form = mother.opens(scene.signed())
    mother.fills_in(form, given="no")
    page = f"{form}materials/mother_id/"
    written = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(300, 200))
        document.save(written)
    file = SimpleUploadedFile("licence.pdf", written.getvalue())

    mother.client.post(page, {**mother.hidden(page), "way": "elicence", "elicence-file": file})

    assert WITHOUT_A_SEAL in mother.sees(page)
    picture = SimpleUploadedFile("card.jpg", a_picture())
    hidden = mother.hidden(f"{page}?again={Material.objects.get().pk}")
    mother.client.post(page, {**hidden, "way": "upload", "upload-file": picture})
    assert WITHOUT_A_SEAL not in mother.sees(page)
