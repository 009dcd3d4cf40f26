from dataclasses import replace

import pytest
from tests.casework.scene import Scene, a_declaration, asked, invented_parent

from xinsheng.casework import claims, materials, reviews
from xinsheng.law.declaration import Address
from xinsheng.law.payloads import payload_of
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import BlankStatus, Material, Relation, Satisfaction
from xinsheng.registry.models import Blank


def test_an_address_that_finds_no_room_is_told_before_a_number_is_used(scene: Scene) -> None:
    endless = Address(division_code="", division_name="", detail="W" * 119)
    mother = replace(invented_parent("mother"), residence=endless)
    declaration = a_declaration(mother=mother, father=replace(invented_parent("father"), residence=endless))
    case = scene.examined(scene.declared(declaration=declaration))

    with pytest.raises(NotAllowed, match="text_does_not_fit"):
        reviews.confirm_and_print(
            case.pk, tray_id=scene.tray().pk, by=scene.by("issuing"), at=scene.later(), asked=asked()
        )

    assert not Blank.objects.exclude(status=BlankStatus.STOCK).exists()


def test_an_authorisation_signed_for_one_does_not_serve_another(scene: Scene) -> None:
    case = scene.claimed()
    named = a_declaration(collector="grandmother")
    details = {"text": "委托书", "agent": payload_of(named)["collector"]}
    paper = materials.Paper(kind=Material.AUTHORISATION, way=Satisfaction.SIGNED_STATEMENT, details=details)
    materials.give_material(
        case.pk, paper=paper, declaration=named, by=scene.by("mother"), at=scene.later(), asked=asked()
    )
    _outcome, code = claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    father = scene.by("father")
    claims.begin_claim_by_slip(code, relation=Relation.FATHER, by=father, at=scene.later(), asked=asked())

    with pytest.raises(NotAllowed, match="authorisation_needed"):
        claims.declare(
            case.pk, declaration=a_declaration(collector="father"), by=father, at=scene.later(), asked=asked()
        )
