"""A registration as an officer may read it: the law's facts, who they are on it, and how much of it is theirs to see.

What the population register says, and how it compares, is for those who handle the case: the township's officers and,
once it has climbed, the county's supervisor. Whoever only lodged it for the couple sees where it stands (threat T24).
"""

from dataclasses import dataclass

from xinsheng.casework.comparisons import answer_of, find_comparison
from xinsheng.casework.registration_snapshots import declaration_in, offices_of
from xinsheng.casework.snapshots import actor_on, facts_of
from xinsheng.desk.officers import Officer
from xinsheng.law.acts import Act
from xinsheng.law.comparison import Comparison, comparison_from
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.register_records import RegisterAnswer
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Duty, Stage
from xinsheng.registry.models import Case, RegisterComparison, Registration

_HANDLING = frozenset({Duty.TOWNSHIP_OFFICER, Duty.SUPERVISOR})


@dataclass(frozen=True, kw_only=True)
class ReadRegistration:
    """One registration, read at this moment by this officer."""

    case: Case
    facts: Facts
    actor: Actor  # with the duties held where the case is handled
    anywhere: Actor  # with those held at any office: a spouse may come to any township
    lodging: Actor  # with those held where it was lodged as well: who took the couple in acts for them there
    stored: RegisterComparison | None
    sees_comparison: bool
    sees_values: bool

    @property
    def registration(self) -> Registration:
        """What lists and clocks show of it."""
        return self.case.registration

    @property
    def declaration(self) -> CoupleDeclaration | None:
        """What the couple declared last."""
        return self.facts.registration.declaration

    @property
    def compared(self) -> Comparison | None:
        """What comparing it came to, for whom it is to see."""
        return comparison_from(self.stored.result) if self.stored is not None and self.sees_comparison else None

    def actor_for(self, act: Act) -> Actor:
        """The officer with the duties that count for this act."""
        if act.anywhere:
            return self.anywhere
        return self.lodging if act.where_lodged else self.actor

    @property
    def declared_then(self) -> CoupleDeclaration | None:
        """The declaration that was compared: one corrected since reads otherwise."""
        return declaration_in(self.stored.declaration, case=self.case) if self.stored is not None else None

    def answer(self) -> RegisterAnswer | None:
        """All that the register said then; None for whom it is not to see. The caller writes the reading first."""
        return answer_of(self.stored, case=self.case) if self.stored is not None and self.sees_values else None


def read_registration(case: Case, *, officer: Officer) -> ReadRegistration:
    """Read the case for this officer; their duties are those in force at the handling offices now."""
    facts = facts_of(case, at=officer.at)
    actor = actor_on(case, by=officer.by(), at=officer.at)
    is_party = bool(actor.paper_index) and actor.paper_index in facts.party_indexes
    handles = bool(actor.duties & _HANDLING) and not is_party
    is_declared = case.stage not in (Stage.BEGUN, Stage.COMPARING)
    return ReadRegistration(
        case=case,
        facts=facts,
        actor=actor,
        anywhere=actor_on(case, by=officer.by(), at=officer.at, act=service.RENEW_CODE),
        lodging=actor_on(case, by=officer.by(), at=officer.at, act=service.ANSWER_QUESTION),
        stored=find_comparison(case) if is_declared else None,
        sees_comparison=handles or Duty.AUDIT_ADMINISTRATOR in officer.duties,
        sees_values=handles,
    )


def handles_here(officer: Officer, case: Case) -> bool:
    """Whether the officer holds a handling duty where the case is handled today."""
    return any(officer.duties_at(office) & _HANDLING for office in offices_of(case))
