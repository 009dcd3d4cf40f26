"""The pages of a township's ordinary forms, looked at in a browser at both widths."""

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import EVERYONE, asked
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.casework import townships
from xinsheng.casework.ordinary_forms import spoil_forms
from xinsheng.casework.proposals import confirm, propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.couples import Side
from xinsheng.law.township_terms import FormSpoiling, OrdinaryPaper

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def delivered(couple: CoupleScene, number: int) -> None:
    office, at = couple.township, couple.scene.later()
    payload = {"office": str(office.pk), "number": number, "on": couple.scene.today.isoformat()}
    kind = ProposalKind.ORDINARY_FORMS
    proposal = propose(kind, payload=payload, office=office, by=couple.officer("township2"), at=at)
    confirm(proposal.pk, by=couple.officer("township"), at=at)


def test_the_pages_of_a_townships_forms(town: Town) -> None:
    couple = CoupleScene(town.scene)
    case, who = couple.registered(), EVERYONE["mother"]
    officer = town.comes("township")
    officer.goes("/desk/registrations/in-person/")
    officer.says(name=who.name, paper_no=who.paper_no, present=True).presses("查询", within="main")
    officer.looks("desk-in-person-none-left")
    at, by = couple.scene.later(), couple.officer()
    townships.print_ordinary(case.pk, seen=Side.WOMAN, paper=OrdinaryPaper.FORM, by=by, at=at, asked=asked())
    officer.goes("/desk/registrations/ordinary-forms/").looks("desk-forms-short")
    delivered(couple, 50)
    spoil_forms(couple.township, number=3, reason=FormSpoiling.MISPRINTED, by=by, at=couple.scene.later())
    officer.goes("/desk/registrations/ordinary-forms/").looks("desk-forms")
    officer.presses("登记作废").looks("desk-forms-spoil")
    officer.says(number="60", reason="lost").presses("登记作废", within="main").looks("desk-forms-spoil-refused")
    officer.goes(f"/desk/registrations/ordinary-forms/{couple.township.pk}/take-in").looks("desk-forms-take-in")
    officer.says(number="20").presses("提出", within="main").looks("desk-forms-proposal")
    town.comes("county").goes("/desk/registrations/ordinary-forms/").looks("desk-forms-county")
