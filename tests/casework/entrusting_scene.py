"""What the tests of entrusting say: one of a couple sends somebody, who comes to a window and lodges it for them."""

from datetime import datetime

from tests.casework.couple_scene import CoupleScene, a_couple, again
from tests.casework.scene import EVERYONE, asked

from xinsheng.casework import entrustments, registrations
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.entrusting import AgentRelation, Entrusting
from xinsheng.law.seen_papers import Agent, SeenOnSite, SeenPaper
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Authorisation, Case, Office
from xinsheng.standards.identity_papers import PaperKind


def agent(login: str = "grandmother") -> Agent:
    who = EVERYONE[login]
    return Agent(name=who.name, paper_kind=PaperKind.RESIDENT_CARD, paper_no=who.paper_no)


def sends(
    couple: CoupleScene,
    case: Case,
    *,
    who: str = "grandmother",
    of: CoupleDeclaration | None = None,
    login: str = "mother",
    at: datetime | None = None,
) -> Authorisation:
    """One of the two names whom they send, and signs."""
    said = Entrusting(agent=agent(who), relation=AgentRelation.PARENT, couple=of or a_couple())
    by, moment = couple.by(login), at or couple.scene.later()
    entrustments.entrust(case.pk, entrusting=said, text="委托书", by=by, at=moment, asked=asked())
    found = Authorisation.objects.latest_on(case.pk)
    assert found is not None
    return found


def office_of(couple: CoupleScene, login: str) -> Office:
    if login == "village":
        return Office.objects.get(kind="village")
    return couple.other_township if login == "township-elsewhere" else couple.township


def comes(couple: CoupleScene, case: Case, *, who: str = "grandmother", to: str = "township") -> Case:
    """The agent shows their paper at a window, and is taken in there."""
    by, at, office = couple.by(to, Channel.COUNTER), couple.scene.later(), office_of(couple, to)
    entrustments.take_in_agent(case.pk, agent=agent(who), office=office, by=by, at=at, asked=asked())
    return again(case)


def lodges(
    couple: CoupleScene,
    case: Case,
    *,
    who: str = "grandmother",
    to: str = "township",
    of: CoupleDeclaration | None = None,
    at: datetime | None = None,
) -> Case:
    """The officer lodges it for whom the couple sent."""
    seen = SeenOnSite(papers=(SeenPaper.AGENT_IDENTITY,), agent=agent(who))
    by, moment = couple.by(to, Channel.COUNTER), at or couple.scene.later()
    registrations.declare_couple(case.pk, declaration=of or a_couple(), by=by, at=moment, asked=asked(), seen=seen)
    return again(case)
