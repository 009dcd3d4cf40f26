"""A case as an officer may read it: the law's facts, who they are on it, and how much of it is theirs to see."""

from dataclasses import dataclass

from xinsheng.casework.snapshots import actor_of, facts_of
from xinsheng.desk.officers import Officer
from xinsheng.law.acts import Act, objections
from xinsheng.law.administration import FORM_READING_DUTIES, PAPER_COMPARING_DUTIES
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.services import acts_of, find_row
from xinsheng.law.terms import Duty, Service
from xinsheng.look.masks import masked_paper_no
from xinsheng.registry.models import Case


@dataclass(frozen=True, kw_only=True)
class ReadCase:
    """One case, read at this moment by this officer."""

    case: Case
    facts: Facts
    actor: Actor
    reads_form: bool
    compares_papers: bool

    def paper_no(self, no: str) -> str:
        """A paper's number: whole for who compares it with the paper, else with its middle hidden."""
        return no if self.compares_papers else masked_paper_no(no)


def read_case(case: Case, *, officer: Officer) -> ReadCase:
    """Read the case for this officer; their duties are those in force at the case's office now."""
    duties = officer.duties_at(case.office) | (officer.duties & {Duty.AUDIT_ADMINISTRATOR})
    return ReadCase(
        case=case,
        facts=facts_of(case, at=officer.at),
        actor=actor_of(officer.by(), case=case, office=case.office, at=officer.at),
        reads_form=bool(duties & FORM_READING_DUTIES),
        compares_papers=bool(duties & PAPER_COMPARING_DUTIES),
    )


def acts_of_case(case: Case) -> tuple[Act, ...]:
    """The rows of the case's own service, of the version it was begun under."""
    return acts_of(Service(case.service), version=case.service_version)


def objections_of(act: Act, *, read: ReadCase) -> tuple[Reason, ...]:
    """What stands against this act here, by the row that the case's own service has for it."""
    row = find_row(act, service=Service(read.case.service), version=read.case.service_version)
    if row is None:
        return (Reason(ReasonCode.NOT_AT_THIS_STAGE, (read.case.stage,)),)
    return objections(row, read.facts, read.actor)
