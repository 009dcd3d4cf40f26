"""Who took the couple in answers and takes back for them there, wherever it is handled: nobody travels (E11)."""

from uuid import UUID

import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, again, refusal
from tests.casework.scene import asked
from tests.desk_registrations.conftest import Screens, words_of
from tests.desk_registrations.test_on_site import CHECKED, begun, submitted, typed

from xinsheng.casework import registrations
from xinsheng.desk.officers import Officer
from xinsheng.desk.registrations.on_site import entry
from xinsheng.law.couples import Side
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.terms import Stage, Standing
from xinsheng.registry.models import Case, OnSitePaper

AGENT = "village"


def lodged_by_the_agent(screens: Screens) -> Case:
    """Lodged at the village, handled by its township."""
    case = submitted(screens, begun(screens, AGENT), AGENT)
    return screens.couple.answered(case, RegisterAnswer(request_id="r", silence=Silence.UNREACHABLE))


def asked_back(screens: Screens, case: Case) -> Case:
    screens.acts("township", case, "ask_couple", questions=["household"])
    return again(case)


def test_the_agent_who_lodged_it_enters_the_couples_answer(screens: Screens) -> None:
    case = asked_back(screens, lodged_by_the_agent(screens))
    due = case.registration.due_on
    assert reverse("desk:on_site", args=[case.pk]) in screens.sees(AGENT, "registration", case.pk).content.decode()
    assert typed(screens, case, AGENT, man_household_door="16 号").status_code == 302
    assert screens.sends(AGENT, "on_site_check", case.pk, **CHECKED).status_code == 302

    case = again(case)
    assert (case.stage, case.registration.due_on, case.declarations.count()) == (Stage.COMPARING, due, 2)


def test_the_agent_takes_it_back_for_who_is_there_with_their_card(couple: CoupleScene, screens: Screens) -> None:
    case = couple.filed(couple.answered(submitted(screens, begun(screens, AGENT), AGENT)))
    assert screens.acts(AGENT, case, "withdraw_registration").status_code == 200  # nobody was there
    assert again(case).stage == Stage.REGISTERED
    assert screens.acts(AGENT, case, "withdraw_registration", present="on").status_code == 302

    assert again(case).stage == Stage.WITHDRAWN
    assert case.service_standings.get().state == Standing.VOID
    assert OnSitePaper.objects.get(case=case, act="withdraw_registration").seen_by == couple.scene.person(AGENT)


def test_an_agent_who_did_not_lodge_it_does_neither(couple: CoupleScene, screens: Screens) -> None:
    case = asked_back(screens, couple.with_township())
    assert screens.sees(AGENT, "on_site", case.pk).status_code == 404
    at, by = couple.scene.later(), couple.officer(AGENT)

    assert refusal(
        lambda: registrations.withdraw_registration(case.pk, seen=Side.WOMAN, by=by, at=at, asked=asked())
    ) == [ReasonCode.NOT_YOUR_DUTY]


def test_whoever_lodged_it_decides_nothing_of_it(screens: Screens) -> None:
    case = lodged_by_the_agent(screens)
    told = words_of(screens.sees(AGENT, "registration", case.pk))
    assert "撤回" in told
    assert "核实无误" not in told


@pytest.mark.parametrize("verb", ["register", "close_registration", "ask_couple"])
def test_the_page_of_such_an_act_is_shut_to_them(screens: Screens, verb: str) -> None:
    case = lodged_by_the_agent(screens)
    before = again(case).version
    screens.acts(AGENT, case, verb, sources="人口库", closing="other", reason="——", questions=["household"])

    assert again(case).version == before


def test_what_is_typed_after_it_was_given_up_in_another_window_is_told_and_not_kept(
    couple: CoupleScene, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, found = begun(screens, AGENT), entry.get_on_site

    def while_it_is_given_up(officer: Officer, case_id: UUID) -> Case:
        case = found(officer, case_id)
        registrations.withdraw_in_person(case.pk, by=couple.officer(AGENT), at=officer.at, asked=asked())
        return case

    monkeypatch.setattr(entry, "get_on_site", while_it_is_given_up)
    assert typed(screens, case, AGENT).status_code == 409
    assert not case.drafts.exists()
