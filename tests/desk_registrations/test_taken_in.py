"""First contact: the declarant comes to a township that does not handle the case, and goes on there (mission E11)."""

import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, again, refusal
from tests.casework.scene import asked
from tests.desk_registrations.conftest import Screens, hidden_in, words_of
from tests.desk_registrations.test_in_person import FAR, comes
from tests.desk_registrations.test_on_site import CHECKED, typed

from xinsheng.casework import registrations, townships
from xinsheng.law.couples import Side
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, JournalEntry, OnSitePaper


@pytest.fixture
def asked_back(couple: CoupleScene, screens: Screens) -> Case:
    """The township of 西门街道 asks the couple once; she has gone to another township meanwhile."""
    case = couple.with_township()
    screens.acts("township", case, "ask_couple", questions=["household"])
    return again(case)


def is_taken_in(screens: Screens, *, login: str = "mother", to: str = FAR) -> object:
    return screens.sends(to, "take_in", **hidden_in(comes(screens, login, to=to), "take_in"))


def test_who_is_asked_answers_at_any_township_and_the_last_day_stays(screens: Screens, asked_back: Case) -> None:
    case, due = asked_back, asked_back.registration.due_on
    assert screens.sees(FAR, "on_site", case.pk).status_code == 404
    answer = is_taken_in(screens)
    assert answer.headers["Location"] == reverse("desk:on_site", args=[case.pk])  # type: ignore[attr-defined]
    assert typed(screens, case, FAR, man_household_door="16 号").status_code == 302
    done = screens.sends(FAR, "on_site_check", case.pk, **CHECKED)
    assert done.headers["Location"] == reverse("desk:on_site_receipt", args=[case.pk])
    assert screens.sees(FAR, "on_site_receipt", case.pk).status_code == 200

    now = again(case)
    assert (now.stage, now.registration.due_on, now.declarations.count()) == (Stage.COMPARING, due, 2)
    assert now.registration.township == screens.couple.township


def test_it_is_taken_back_there_for_who_is_there_with_their_card(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    answer = is_taken_in(screens)
    page = reverse("desk:registration", args=[case.pk])
    assert answer.headers["Location"].partition("?")[0] == page  # type: ignore[attr-defined]
    assert screens.acts(FAR, case, "withdraw_registration", present="on").status_code == 302
    assert again(case).stage == Stage.WITHDRAWN
    assert screens.sees(FAR, "registration", case.pk).status_code == 404  # it has ended, and is theirs no more


def test_who_takes_them_in_reads_nothing_of_the_register_and_decides_nothing(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.with_township()
    is_taken_in(screens)
    told = words_of(screens.sees(FAR, "registration", case.pk))
    assert "逐项比对" not in told
    assert "核实无误" not in told
    before = again(case).version
    for verb in ("register", "close_registration", "ask_couple"):
        said = {"sources": "人口库", "closing": "other", "reason": "——", "questions": ["household"]}
        screens.acts(FAR, case, verb, **said)
    assert again(case).version == before


def test_the_card_that_was_seen_stands_in_the_books_and_the_act_in_the_journal(
    couple: CoupleScene, screens: Screens
) -> None:
    case = couple.with_township()
    is_taken_in(screens)
    seen = OnSitePaper.objects.get(case=case, act="take_in_person")
    assert (seen.side, seen.seen_by) == ("woman", couple.scene.person(FAR))
    assert JournalEntry.objects.filter(chain=case.pk, act="take_in_person").count() == 1


def test_it_stands_in_the_list_of_those_who_took_them_in(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    assert "本处接待的登记" not in words_of(screens.sees(FAR, "registrations"))
    is_taken_in(screens)
    page = words_of(screens.sees(FAR, "registrations"))
    assert "本处接待的登记" in page
    assert "龙小梅、杨志强" in page
    assert "人口库没有应答" not in page


def test_the_other_of_the_two_is_told_and_no_more(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    assert reverse("desk:take_in") not in comes(screens, "father").content.decode()
    by, at = couple.officer(FAR), couple.scene.later()
    assert refusal(lambda: townships.take_in_person(case.pk, seen=Side.MAN, by=by, at=at, asked=asked())) == [
        ReasonCode.SEEN_NOT_DECLARANT
    ]


def test_the_handling_township_needs_no_such_act(couple: CoupleScene, screens: Screens) -> None:
    couple.with_township()
    assert reverse("desk:take_in") not in comes(screens, "mother", to="township").content.decode()


def test_before_they_came_another_township_neither_answers_nor_takes_back(
    couple: CoupleScene, asked_back: Case
) -> None:
    by, at = couple.officer(FAR), couple.scene.later()
    assert refusal(
        lambda: registrations.withdraw_registration(asked_back.pk, seen=Side.WOMAN, by=by, at=at, asked=asked())
    ) == [ReasonCode.NOT_YOUR_DUTY]


@pytest.mark.parametrize("login", ["village", "county", "issuing"])
def test_nobody_but_a_township_takes_anybody_in(screens: Screens, login: str) -> None:
    assert screens.sends(login, "take_in", card_pass="x").status_code == 404


def test_a_forged_pass_takes_nobody_in(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    assert screens.sends(FAR, "take_in", card_pass="x").status_code == 404
    assert again(case).registration.taken_in_by is None


def test_what_was_typed_wrongly_is_mended_where_they_came_to(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    due = again(case).registration.due_on
    is_taken_in(screens)
    assert "当面代为改正申报" in words_of(screens.sees(FAR, "registration", case.pk))
    assert typed(screens, case, FAR, man_household_door="16 号").status_code == 302
    assert screens.sends(FAR, "on_site_check", case.pk, **CHECKED).status_code == 302

    now = again(case)
    assert (now.stage, now.registration.due_on, now.declarations.count()) == (Stage.COMPARING, due, 2)
    assert OnSitePaper.objects.filter(case=case, act="amend_declaration").exists()


def test_at_the_handling_township_it_is_mended_for_who_is_there(couple: CoupleScene, screens: Screens) -> None:
    case = couple.with_township()
    page = screens.sees("township", "registration", case.pk).content.decode()
    assert reverse("desk:on_site", args=[case.pk]) in page
    assert typed(screens, case, "township", man_household_door="16 号").status_code == 302
    assert screens.sends("township", "on_site_check", case.pk, **CHECKED).status_code == 302
    assert again(case).stage == Stage.COMPARING
