from pathlib import Path
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene, a_declaration, a_photograph, asked

from xinsheng.casework import materials
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.door import perform
from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.law.reasons import NotAllowed
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


@pytest.mark.parametrize("broken", [OperationalError, InterfaceError])
def test_a_connection_that_breaks_at_the_commit_costs_no_paper(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, broken: type[Exception]
) -> None:
    case = scene.claimed()

    def committed(*about: Any, **said: Any) -> None:
        perform(*about, **said)
        raise broken

    monkeypatch.setattr(materials, "perform", committed)
    with pytest.raises(broken):
        scene.gives(case, Kind.MOTHER_ID, declaration=a_declaration())

    assert vault().get(Material.objects.get().file_ref, data_key=key_of(case)) == a_photograph().content


def test_what_is_refused_leaves_no_file(scene: Scene, settings: Settings) -> None:
    case = scene.examined()
    before = files_in(settings.VAULT_FOLDER)
    with pytest.raises(NotAllowed):
        scene.gives(case, Kind.MOTHER_ID, declaration=a_declaration(), login="township")

    assert files_in(settings.VAULT_FOLDER) == before


def files_in(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))
