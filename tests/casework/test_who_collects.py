"""Who signs the form is who collects, unless the mother herself sends another."""

from dataclasses import replace

import pytest
from tests.casework.scene import Scene, a_declaration, a_photograph, asked

from xinsheng.casework import claims, materials
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Material, Relation, Satisfaction
from xinsheng.registry.models import Case


def begun_by_slip(scene: Scene, login: str) -> Case:
    case = scene.signed()
    _outcome, code = claims.print_claim_slip(case.pk, by=scene.by("issuing"), at=scene.later(), asked=asked())
    relation = Relation.GRANDPARENT
    claims.begin_claim_by_slip(code, relation=relation, by=scene.by(login), at=scene.later(), asked=asked())
    return case


def test_nobody_but_the_mother_signs_a_form_that_names_another_as_the_collector(scene: Scene) -> None:
    case, declaration = begun_by_slip(scene, "grandmother"), a_declaration(collector="father")
    paper = materials.Paper(kind=Material.AUTHORISATION, way=Satisfaction.UPLOAD, file=a_photograph())
    by = scene.by("grandmother")
    materials.give_material(case.pk, paper=paper, declaration=declaration, by=by, at=scene.later(), asked=asked())

    with pytest.raises(NotAllowed, match="authorisation_needed"):
        claims.declare(case.pk, declaration=declaration, by=by, at=scene.later(), asked=asked())
    own = a_declaration(collector="grandmother")
    own = replace(own, collector=replace(own.collector, relation=Relation.GRANDPARENT))
    claims.declare(case.pk, declaration=own, by=by, at=scene.later(), asked=asked())


def test_the_mother_may_sign_a_form_that_names_the_father_as_the_collector(scene: Scene) -> None:
    case, declaration = scene.claimed(), a_declaration(collector="father")
    scene.gives(case, Material.AUTHORISATION, declaration=declaration)

    claims.declare(case.pk, declaration=declaration, by=scene.by("mother"), at=scene.later(), asked=asked())

    assert Case.objects.get(pk=case.pk).stage == "declared"
