import pytest
from tests.casework.scene import Scene, a_declaration, a_photograph, asked

from xinsheng.casework import materials
from xinsheng.casework.acting import UnableToAct
from xinsheng.law.terms import Material as Kind
from xinsheng.law.terms import Satisfaction
from xinsheng.registry.models import Material


def test_a_paper_that_nobody_has_examined_is_replaced_by_the_one_who_gave_it(scene: Scene) -> None:
    case = scene.claimed()
    scene.gives(case, Kind.MOTHER_ID, declaration=a_declaration())
    first = Material.objects.get()
    better = materials.Paper(kind=Kind.MOTHER_ID, way=Satisfaction.UPLOAD, file=a_photograph(), replaces=first.pk)
    materials.give_material(
        case.pk, paper=better, declaration=a_declaration(), by=scene.by("mother"), at=scene.later(), asked=asked()
    )

    assert Material.objects.current().get().replaces == first


def test_a_paper_that_an_officer_has_accepted_is_not_replaced(scene: Scene) -> None:
    case = scene.examined()
    accepted = Material.objects.get(kind="mother_id")
    better = materials.Paper(kind=Kind.MOTHER_ID, way=Satisfaction.UPLOAD, file=a_photograph(), replaces=accepted.pk)
    with pytest.raises(UnableToAct, match="no_such_material"):
        materials.give_material(
            case.pk,
            paper=better,
            declaration=a_declaration(),
            by=scene.by("mother"),
            at=scene.later(),
            asked=asked(),
        )
