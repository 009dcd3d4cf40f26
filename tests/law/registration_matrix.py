"""Every act of a couple's registration at every stage in every duty: what registration_matrix.md holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.law.couples import a_couple

from xinsheng.law.acts import Act, objections, stages_of
from xinsheng.law.assurance import Assurance
from xinsheng.law.entrusting import AgentRelation, Entrusting
from xinsheng.law.facts import Actor, EntrustedFact, Facts, RegistrationFacts
from xinsheng.law.policies import Policy
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.seen_papers import Agent
from xinsheng.law.services.entrusted_handling import REVOKE_AUTHORISATION, TAKE_IN_AGENT
from xinsheng.law.services.service_registration import ACTS
from xinsheng.law.terms import Duty, Service, Stage
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import with_check

FILE = Path(__file__).with_name("registration_matrix.md")
STAGES: tuple[Stage | None, ...] = (None, *stages_of(ACTS))
AT = datetime(2026, 11, 23, 1, 4, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 9, 4)  # noqa: DTZ001  civil time
OWN_PAPER = "paper of the declarant"
OTHERS_PAPER = "paper of spouse"
AN_AGENT = Agent(name="吴秀兰", paper_kind=PaperKind.RESIDENT_CARD, paper_no=with_check("52260119650418002"))
AGENTS_PAPER, THE_TWO = "paper of the agent", "the two together"
SENT = EntrustedFact(agent_index=AGENTS_PAPER, signer_index=OWN_PAPER, couple_index=THE_TWO, until_on=NOW.date())
OF_WHO_IS_SENT = (REVOKE_AUTHORISATION, TAKE_IN_AGENT)  # in the table somebody was sent, and nothing came of it yet
ASKING = (Stage.CONFIRMING, Stage.WITH_TOWNSHIP, Stage.NOTICED)  # here the policy asks for the other's confirmation
HEAD = """# Every act, stage and duty of a couple's registration

`open` and where the case goes, `·` not at this stage, else the reasons against it, where all else is in order.
The machine's ways out of `comparing` exclude each other: here the comparison agrees, and no policy asks for the other
spouse's confirmation. At `confirming`, and while the township has it, one does, and the other's days are over.
Where an agent is taken in, or an authorisation taken back, one stands; for every other act nobody was sent.
An act that is not listed under a duty is shut to it at every stage.
"""


def matrix() -> str:
    return "\n".join([HEAD, *(_grid(duty) for duty in Duty if any(duty in act.duties for act in ACTS)), _obstacles()])


def facts_at(stage: Stage | None, **changes: object) -> Facts:
    """A registration in which everything that is due at this stage is in order."""
    registration = RegistrationFacts(
        declaration=a_couple() if stage is not None else None,
        declarant_index=OWN_PAPER,
        couple_index=THE_TWO,
        entrusting=Entrusting(agent=AN_AGENT, relation=AgentRelation.PARENT, couple=a_couple()),
        entrusting_index=OWN_PAPER,
        phone_confirmed=True,
        agrees=stage is Stage.COMPARING,
        compared=stage not in (None, Stage.BEGUN),
        has_certificate=stage in (Stage.REGISTERED, Stage.CORRECTING, Stage.RENEWING),
        check_owed=stage in (Stage.REGISTERED, Stage.CORRECTING),
        spouse_index=OTHERS_PAPER,
        spouse_until=NOW.date() - timedelta(days=1) if stage in ASKING else None,
        accepted=stage in (Stage.WITH_TOWNSHIP, Stage.NOTICED),
        due_on=NOW.date() - timedelta(days=1),
    )
    return Facts(
        service=Service.SERVICE_REGISTRATION,
        stage=stage,
        at=AT,
        now_local=NOW,
        policy=Policy(registration_spouse_confirms=stage in ASKING),
        party_indexes=frozenset({OWN_PAPER, OTHERS_PAPER}),
        registration=replace(registration, **changes),  # type: ignore[arg-type]
    )


def hopeless_at(stage: Stage | None) -> Facts:
    """One in which whatever a rule asks for is missing or against it; the officer is one of the two."""
    facts = facts_at(
        stage,
        declaration=None,
        declarant_index="another's paper",
        entrusted=replace(SENT, signer_index="another's paper", until_on=NOW.date() - timedelta(days=1)),
        entrusting=None,
        entrusting_index="another's paper",
        phone_confirmed=False,
        agrees=False,
        couple_is_free=False,
        woman_has_declared=True,
        woman_is_registered=True,
        township_is_open=False,
        has_certificate=False,
        check_owed=False,
        escalated=True,
        due_on=None,
        same_couple=False,
        prints_anew=False,
        code_given_at=AT - timedelta(days=1),
        spouse_answered=True,
        spouse_until=NOW.date(),
    )
    return replace(
        facts,
        party_indexes=frozenset({"their paper"}),
        unprintable=("𬀩",),
        notice_given_this_round=True,
        policy=replace(facts.policy, registration_spouse_confirms=True),
    )


def who(duty: Duty) -> Actor:
    """Somebody in good standing in this duty; the declarant is the one who declared."""
    paper = {Duty.DECLARANT: OWN_PAPER, Duty.MACHINE: ""}.get(duty, f"paper of {duty}")
    return Actor(
        person_id=None if duty is Duty.MACHINE else duty.value,
        duties=frozenset({duty}),
        paper_index=paper,
        assurance=Assurance.NETWORK,
        affirmed_at=AT,
    )


def stranger(duty: Duty) -> Actor:
    """Somebody in this duty who is one of the two."""
    paper = "" if duty is Duty.MACHINE else "their paper"
    return replace(who(duty), paper_index=paper, assurance=Assurance.NONE)


def answers(
    facts: Callable[[Stage | None], Facts], actor: Callable[[Duty], Actor]
) -> Iterator[tuple[Act, Stage | None, Duty, tuple[Reason, ...]]]:
    for act in ACTS:
        for stage in STAGES:
            for duty in Duty:
                yield act, stage, duty, objections(act, facts(stage), actor(duty))


def _grid(duty: Duty) -> str:
    acts = [act for act in ACTS if duty in act.duties]
    rows = [["", *(stage.value if stage else "(new)" for stage in STAGES)], ["---"] * (len(STAGES) + 1)]
    rows += [[act.verb, *(_cell(act, stage, who(duty)) for stage in STAGES)] for act in acts]
    return f"## {duty.value}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _cell(act: Act, stage: Stage | None, actor: Actor) -> str:
    sent = {"entrusted": SENT} if act in OF_WHO_IS_SENT else {}
    reasons = objections(act, facts_at(stage, **sent), actor)
    if not reasons:
        return f"open: {act.moves[stage]}"
    shut = "、".join(reason.code for reason in reasons)
    return "·" if shut == ReasonCode.NOT_AT_THIS_STAGE else shut


def _obstacles() -> str:
    lines = ["## Everything that can stand against an act, at once", ""]
    lines += [
        f"- {act.verb} at {stage or '(new)'} as {duty}: {', '.join(reason.code for reason in reasons) or 'nothing'}"
        for act, stage, duty, reasons in answers(hopeless_at, stranger)
        if stage in act.moves and duty in act.duties
    ]
    return "\n".join(lines) + "\n"
