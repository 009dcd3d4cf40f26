"""What the machine is going to ask for has a key that can be worked out: no page may use it up beforehand."""

from uuid import UUID, uuid5

import pytest
from tests.casework.couple_scene import the_other_confirms_here
from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, case_in, the_worker_compares, told_of

from xinsheng.law.services.spouse_confirmation import GO_ON_WITHOUT_SPOUSE
from xinsheng.law.terms import Stage
from xinsheng.postroom.spouse_silence import go_on_with_all
from xinsheng.registry.models import Case


@pytest.fixture
def woman(scene: Scene) -> Couple:
    the_other_confirms_here(on=scene.today)
    return Couple(signed_in("mother").client)


def waits(woman: Couple) -> UUID:
    form = woman.begins()
    woman.fills_in(form)
    woman.says(f"{form}other-phone/", other_phone="13900000002")
    assert woman.submits(form).status_code == 302
    the_worker_compares(case_in(form))
    return case_in(form)


def test_whoever_says_no_keeps_nobody_from_the_township_by_the_key_of_their_page(scene: Scene, woman: Couple) -> None:
    case_id = waits(woman)
    man, page = Couple(signed_in("father").client), f"/mine/registration/{case_id}/answer/"
    key = str(uuid5(case_id, GO_ON_WITHOUT_SPOUSE.verb))
    said = man.answers(page, answer="does_not_agree", signed="on", page_key=key)
    assert said.status_code == 302, told_of(said)

    assert go_on_with_all(at=scene.later(days=9)) == (case_id,)
    assert Case.objects.get(pk=case_id).stage == Stage.COMPARING
