"""One of a couple sends somebody to the window: signed online, found there by who came, used once (mission E12)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.authorisations import end_authorisation, state_of
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.materials import Paper, add_paper
from xinsheng.casework.people import know_person
from xinsheng.casework.privacy import paper_index, show
from xinsheng.casework.snapshots import Proposed
from xinsheng.casework.windows import leave_the_window, open_at_window
from xinsheng.law.acts import Input
from xinsheng.law.authorisations import AuthorisationEnd, AuthorisationState
from xinsheng.law.entrusting import Entrusting, entrusting_payload
from xinsheng.law.entrusting_conditions import WHY_OVER
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.seen_papers import Agent
from xinsheng.law.services.entrusted_handling import ENTRUST_REGISTRATION, TAKE_IN_AGENT
from xinsheng.law.terms import Duty, Material, Satisfaction
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.names import normalise_name


class UnableToFindEntrustment(LookupError):
    """No authorisation opens a form for who came; `reason` is the law's word for why."""

    def __init__(self, reason: ReasonCode) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Entrustment:
    """What a couple's authorisation says, opened: the agent, the couple as it was signed, and whose it is."""

    row: models.Authorisation
    agent: Agent
    couple: dict[str, Any]

    @property
    def case(self) -> models.Case:
        """The couple's form."""
        return self.row.material.case


def entrust(case_id: UUID, *, entrusting: Entrusting, text: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Sign whom one sends with one's own form; `text` are the very words. One signed before and unused is taken back.

    Raises NotAllowed, UnableToAct.
    """

    def write(performance: Performance) -> None:
        details = {
            "text": text,
            "signed_by": by.someone.name,
            "signed_on": performance.facts.today.isoformat(),
            **entrusting_payload(entrusting),
        }
        paper = Paper(kind=Material.AUTHORISATION, way=Satisfaction.SIGNED_STATEMENT, details=details)
        row = add_paper(performance, paper=paper, file_ref="")
        performance.subjects["material"] = str(row.pk)
        leave_the_window(performance.case)

    proposed = Proposed(entrusting=entrusting)
    return perform(ENTRUST_REGISTRATION, case_id=case_id, by=by, at=at, asked=asked, proposed=proposed, write=write)


def get_for_agent(agent: Agent, *, reference: str, at: datetime) -> Entrustment:
    """The one authorisation by which this person is sent to the window; `reference` tells it from another's, or ''.

    Raises UnableToFindEntrustment: NOBODY_SENT to whoever is not named, by this very name and paper, whatever there
    is of others; to whoever is, SEVERAL_SEND_THEM, and how it has ended.
    """
    signed = models.Authorisation.objects.of_couples().not_replaced()
    if reference:
        signed = signed.called(reference)
    named = signed.filter(agent_index=paper_index(agent.paper_kind, agent.paper_no))
    kept = named.with_form().filter(material__case__key__wrapped__isnull=False).order_by("-material__given_at")
    theirs = [one for one in map(entrustment_in, kept) if one.agent.name == normalise_name(agent.name)]
    if not theirs:
        raise UnableToFindEntrustment(ReasonCode.NOBODY_SENT)
    on = civil_date(at)
    standing = [one for one in theirs if state_of(one.row, on=on) is AuthorisationState.STANDING]
    if len(standing) > 1:
        raise UnableToFindEntrustment(ReasonCode.SEVERAL_SEND_THEM)
    if not standing:
        raise UnableToFindEntrustment(WHY_OVER[state_of(theirs[0].row, on=on)])
    return standing[0]


def find_entrustment(case: models.Case) -> Entrustment | None:
    """What the authorisation signed last on a couple's form says, however it stands; None where nobody was sent."""
    row = models.Authorisation.objects.latest_on(case.pk)
    return entrustment_in(row) if row is not None and row.couple_index is not None else None


def find_used(case: models.Case) -> Entrustment | None:
    """What was signed online by which a registration was lodged; None where the couple, or a paper, came."""
    signed = find_entrustment(case)
    return signed if signed is not None and signed.row.ended_as is AuthorisationEnd.USED else None


def entrustment_in(row: models.Authorisation) -> Entrustment:
    """What is signed in it; raises UnableToRead when the case was erased."""
    said = show(row.material.details_cipher or b"", case=row.material.case, place="material")
    agent = said["agent"]
    return Entrustment(
        row=row,
        agent=Agent(name=agent["name"], paper_kind=PaperKind(agent["paper_kind"]), paper_no=agent["paper_no"]),
        couple=said["couple"],
    )


def take_in_agent(
    case_id: UUID, *, agent: Agent, office: models.Office, by: By, at: datetime, asked: Asked
) -> Outcome:
    """Take in whom the couple sent, at an office where the officer lodges: from now on the form is open there.

    Raises NotAllowed, or UnableToAct("not_your_office").
    """

    def write(performance: Performance) -> None:
        held = models.Appointment.objects.duties_of(by.someone, on=performance.facts.today)
        if not held.filter(office=office, duty__in=TAKE_IN_AGENT.duties).exists():
            raise UnableToAct("not_your_office")
        open_at_window(performance.case, office)
        performance.subjects["office"] = str(office.pk)

    given = {Input.AGENT: paper_index(agent.paper_kind, agent.paper_no).hex()}
    return perform(TAKE_IN_AGENT, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def took_in_agent(person: models.Person, *, case_id: UUID) -> bool:
    """Whether this officer took in whom the couple of this form sent, whatever became of it."""
    lines = models.JournalEntry.objects.filter(chain=case_id, act=TAKE_IN_AGENT.verb, actor=person)
    return lines.exists()


def end_by_declaring(performance: Performance, *, declaration: models.Declaration, agent: Agent | None) -> None:
    """The form is lodged: by whom the couple sent, which uses the authorisation up, or by themselves, unused.

    In the second case no window has the form any more.
    """
    if performance.ruling.duty is Duty.DECLARANT:
        end_unused(performance)
        leave_the_window(performance.case)
        return
    row = _standing(performance).first()
    if row is None or agent is None:
        return
    came = know_person(
        name=agent.name, paper_kind=agent.paper_kind, paper_no=agent.paper_no, on=performance.facts.today
    )
    end_authorisation(row, how=AuthorisationEnd.USED, by=came, at=performance.at, declaration=declaration)
    performance.subjects["material"] = str(row.material_id)


def end_unused(performance: Performance) -> None:
    """Whoever lodges the form themselves, or gives it up, takes back what they signed on it."""
    for row in _standing(performance):
        end_authorisation(row, how=AuthorisationEnd.REVOKED, by=performance.by.someone, at=performance.at)
        performance.subjects["material"] = str(row.material_id)


def _standing(performance: Performance) -> models.AuthorisationQuerySet:
    """What may still be used on this form: one at most."""
    signed = models.Authorisation.objects.of_couples().not_replaced().filter(material__case=performance.case)
    return signed.standing(on=performance.facts.today)
