"""At no stage of a registration does an outsider meet more than a missing page, on any address of the desk."""

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.house.access import METHODS, Address, addresses, answer_to, bare_body, client_of, verdict_on

from xinsheng.registry.models import Case

OUTSIDERS = ("township-elsewhere", "village", "county", "issuing", "supervisor", "stock", "system", "security")
NOT_LET_IN = {"missing", "refused", "no-method"}


def of_registrations() -> list[Address]:
    return [each for each in addresses() if each.route.startswith("desk/registrations/")]


def path_of(address: Address, case: Case) -> str:
    return address.path(case).replace("/acts/put_off", "/acts/register")


@pytest.mark.parametrize("stage", ["begun_on_site", "declared", "with_township", "registered"])
def test_at_no_stage_does_an_outsider_meet_a_case(couple: CoupleScene, stage: str) -> None:
    case = getattr(couple, stage)()
    let_in = {}
    for visitor in OUTSIDERS:
        client = client_of(visitor)
        for address in (each for each in of_registrations() if each.is_about_a_case):
            for method in METHODS:
                verdict = verdict_on(answer_to(client, method=method, path=path_of(address, case)))
                if verdict not in NOT_LET_IN:
                    let_in[visitor, address.name, method] = verdict
    assert let_in == {}


def test_out_of_reach_and_missing_are_one_answer(couple: CoupleScene) -> None:
    case, birth = couple.with_township(), couple.scene.signed()
    for visitor in OUTSIDERS:
        client = client_of(visitor)
        for address in (each for each in of_registrations() if each.is_about_a_case):
            answers = [answer_to(client, method="GET", path=path_of(address, one)) for one in (case, birth)]
            assert answers[0].status_code == answers[1].status_code, (visitor, address.name)
            assert len({len(bare_body(answer)) for answer in answers}) == 1, (visitor, address.name)


def test_a_birth_has_none_of_these_pages_and_a_registration_none_of_a_births(couple: CoupleScene) -> None:
    birth, case = couple.scene.signed(), couple.with_township()
    client = client_of("township")
    for address in (each for each in of_registrations() if each.is_about_a_case):
        assert verdict_on(answer_to(client, method="GET", path=path_of(address, birth))) in NOT_LET_IN
    births = [each for each in addresses() if each.is_about_a_case and each.route.startswith("desk/cases/")]
    for visitor in ("township", "issuing", "supervisor", "audit"):
        for address in births:
            assert verdict_on(answer_to(client_of(visitor), method="GET", path=address.path(case))) in NOT_LET_IN
