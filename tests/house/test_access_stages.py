"""At no stage of a case does an outsider meet more than a missing page, on any address."""

from collections.abc import Callable

import pytest
from tests.casework.scene import Scene
from tests.house.access import METHODS, OUTSIDERS, answer_to, client_of, paths_on, verdict_on

from xinsheng.registry.models import Case

pytestmark = [pytest.mark.usefixtures("sessions_rest"), pytest.mark.no_cover]  # see test_access
STAGES: dict[str, Callable[[Scene], Case]] = {
    "opened": lambda scene: scene.opened()[0],
    "signed": Scene.signed,
    "declared": Scene.declared,
    "sealed": Scene.sealed,
}
NOT_LET_IN = {"missing", "refused", "no-method"}


@pytest.mark.parametrize("stage", STAGES)
def test_a_case_does_not_exist_for_an_outsider_at_any_stage(scene: Scene, stage: str) -> None:
    case = STAGES[stage](scene)
    about_it = {address: path for address, path in paths_on(case).items() if address.is_about_a_case}
    let_in = {}
    for visitor in OUTSIDERS:
        client = client_of(visitor)
        for address, path in about_it.items():
            for method in METHODS:
                verdict = verdict_on(answer_to(client, method=method, path=path))
                if verdict not in NOT_LET_IN:
                    let_in[visitor, address.name, method] = verdict
    assert let_in == {}
