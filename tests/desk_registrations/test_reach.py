"""At no stage of a registration does an outsider meet more than a missing page, on any address of the desk."""

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.house.access import METHODS, Address, answer_to, bare_body, client_of, paths_on, verdict_on

from xinsheng.registry.models import Case

pytestmark = pytest.mark.usefixtures("sessions_rest")
OUTSIDERS = ("township-elsewhere", "village", "county", "issuing", "supervisor", "stock", "system", "security")
NOT_LET_IN = {"missing", "refused", "no-method"}


def paths_of_registrations(case: Case) -> dict[Address, str]:
    paths = paths_on(case, verb="register")
    return {each: path for each, path in paths.items() if each.route.startswith("desk/registrations/")}


def about_it(case: Case) -> dict[Address, str]:
    return {each: path for each, path in paths_of_registrations(case).items() if each.is_about_a_case}


@pytest.mark.parametrize("stage", ["begun_on_site", "declared", "with_township", "registered"])
def test_at_no_stage_does_an_outsider_meet_a_case(couple: CoupleScene, stage: str) -> None:
    case = getattr(couple, stage)()
    paths, let_in = about_it(case), {}
    for visitor in OUTSIDERS:
        client = client_of(visitor)
        for address, path in paths.items():
            for method in METHODS:
                verdict = verdict_on(answer_to(client, method=method, path=path))
                if verdict not in NOT_LET_IN:
                    let_in[visitor, address.name, method] = verdict
    assert let_in == {}


def test_out_of_reach_and_missing_are_one_answer(couple: CoupleScene) -> None:
    known, missing = about_it(couple.with_township()), about_it(couple.scene.signed())
    for visitor in OUTSIDERS:
        client = client_of(visitor)
        for address in known:
            answers = [answer_to(client, method="GET", path=paths[address]) for paths in (known, missing)]
            assert answers[0].status_code == answers[1].status_code, (visitor, address.name)
            assert len({len(bare_body(answer)) for answer in answers}) == 1, (visitor, address.name)


def test_a_birth_has_none_of_these_pages_and_a_registration_none_of_a_births(couple: CoupleScene) -> None:
    birth, case = couple.scene.signed(), couple.with_township()
    client = client_of("township")
    for path in about_it(birth).values():
        assert verdict_on(answer_to(client, method="GET", path=path)) in NOT_LET_IN
    paths = paths_on(case).items()
    births = [
        path
        for each, path in paths
        if each.is_about_a_case and each.route.startswith("desk/cases/") and "/archive/" not in each.route
    ]  # an archive is of either's certificate: desk/archives/reach.py looks whose
    for visitor in ("township", "issuing", "supervisor", "audit"):
        client = client_of(visitor)
        for path in births:
            assert verdict_on(answer_to(client, method="GET", path=path)) in NOT_LET_IN
