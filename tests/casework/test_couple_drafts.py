"""What is typed is kept while it is the couple's to type, and for nobody who has no part in it."""

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.couple_drafts import save_couple_draft
from xinsheng.registry.models import Case, Draft

TYPED = {"child_order": 1}


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def types(couple: CoupleScene, case: Case, *, login: str) -> None:
    save_couple_draft(case.pk, payload=TYPED, by=couple.by(login), at=couple.scene.later())


def refused_to_type(couple: CoupleScene, case: Case, *, login: str) -> str:
    with pytest.raises(UnableToAct) as refused:
        types(couple, case, login=login)
    assert not Draft.objects.filter(case=case).exists()
    return refused.value.code


def test_a_stale_tab_writes_no_draft_beside_the_signed_form(couple: CoupleScene) -> None:
    assert refused_to_type(couple, couple.declared(), login="mother") == "stale"


@pytest.mark.parametrize("login", ["father", "issuing", "township", "village"])
def test_nobody_types_in_a_form_that_is_not_theirs(couple: CoupleScene, login: str) -> None:
    assert refused_to_type(couple, couple.begun(), login=login) == "no_such_case"


@pytest.mark.parametrize("login", ["township", "village"])
def test_who_lodges_it_types_for_them(couple: CoupleScene, login: str) -> None:
    case = couple.begun_on_site(login)
    types(couple, case, login=login)

    assert case.drafts.get().person == couple.scene.person(login)


def test_a_form_of_a_birth_is_no_form_of_a_couple(couple: CoupleScene, scene: Scene) -> None:
    assert refused_to_type(couple, scene.signed(), login="mother") == "no_such_case"
