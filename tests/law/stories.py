"""Cases as the law sees them: one in which everything is in order at each stage, one in which nothing is."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.casework.scene import a_block, a_declaration

from xinsheng.law.acts import Act, Given, Input
from xinsheng.law.assurance import Assurance
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.facts import Actor, Facts, HandFact, MaterialFact, PrintFact
from xinsheng.law.materials import materials_needed
from xinsheng.law.terms import Duty, Finding, Loss, Material, Satisfaction, Service, Stage, Standing

NOW = datetime(2026, 11, 22, 15, 4)  # noqa: DTZ001  civil time
AT = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
NUMBER = "Z520000001"
NOBODY = {Duty.MACHINE, Duty.HOSPITAL_SYSTEM}
HANDS = {
    Duty.ATTENDANT: "midwife",
    Duty.COLLECTOR: "mother",
    Duty.ISSUING_OFFICER: "issuing",
    Duty.SEALING_OFFICER: "sealing",
}
_WITH_A_PRINT = (Stage.PRINTED, Stage.SEALING, Stage.SEALED, Stage.COLLECTED)
_UNSIGNED = (None, Stage.OPENED)
_BEFORE_THE_FAMILY = (*_UNSIGNED, Stage.SIGNED)
GIVEN: Given = {
    Input.LATE_REASON: "夜间停电",
    Input.COLLEAGUE: "midwife2",
    Input.LOSS: Loss.EARLY_DEATH,
    Input.REASON: "原因",
    Input.FINDING: Finding.ACCEPTED,
    Input.LATER_ITEM_REASON: "原因",
    Input.INSERT_NO: NUMBER,
    Input.SPOIL_REASON: "jam",
    Input.REKEYED_FIELDS: {"fields": ("child_name",), "differing": ()},
    Input.TRAY: "tray",
    Input.RECIPIENT: "registered",
    Input.PAPERS_SEEN: ("own_identity",),
    Input.MATERIAL: Material.MOTHER_ID,
    Input.WAY: Satisfaction.UPLOAD,
    Input.SECOND_FINDING: "cleared",
}


SENT = MaterialFact(  # somebody the mother sends, who has not used it
    material=Material.AUTHORISATION,
    satisfied_by=Satisfaction.SIGNED_STATEMENT,
    round=1,
    agent_index="somebody",
    until_on=date(2026, 12, 22),
)


def accepted(*materials: Material) -> tuple[MaterialFact, ...]:
    return tuple(
        MaterialFact(material=one, satisfied_by=Satisfaction.UPLOAD, round=1, finding=Finding.ACCEPTED)
        for one in materials
    )


def facts_at(stage: Stage | None, **changes: object) -> Facts:
    """A case in which everything that is due at this stage is in order."""
    signed, declared = stage not in _UNSIGNED, stage not in _BEFORE_THE_FAMILY
    facts = Facts(
        service=Service.FIRST_ISSUANCE_INSIDE,
        stage=stage,
        at=AT,
        now_local=NOW,
        holder_id="midwife" if stage is not None else None,
        attendant_id="midwife" if signed else None,
        delivery=a_block() if stage is not None else None,
        declaration=a_declaration() if signed else None,
        printed=PrintFact(certificate_no=NUMBER, printed_by="issuing", insert_matched=True, content_unchanged=True)
        if stage in _WITH_A_PRINT
        else None,
        loss=Loss.EARLY_DEATH if stage is Stage.WITH_SUPERVISOR else None,
        materials=(SENT,) if signed else (),
    )
    if declared:  # whatever the law asks of this family, so that a new paper needs no new story
        needed = accepted(*(one.material for one in materials_needed(facts)))
        facts = replace(facts, materials=(*needed, *facts.materials))
    return replace(facts, **changes)  # type: ignore[arg-type]


def hopeless_at(stage: Stage | None) -> Facts:
    """A case in which whatever a rule asks for is missing, wrong or against it; `anyone` is a party and has acted."""
    return facts_at(
        stage,
        office_licensed=False,
        holder_id="another",
        attendant_id=None,
        hands=(HandFact(person_id="anyone", duty=Duty.ATTENDANT), HandFact(person_id="anyone", duty=Duty.COLLECTOR)),
        party_indexes=frozenset({"their paper"}),
        delivery=impossible_block() if stage is not None else None,
        declaration=a_declaration(child_name=""),
        materials=(MaterialFact(material=Material.MOTHER_ID, satisfied_by=Satisfaction.UPLOAD, round=1),),
        notice_given_this_round=True,
        unprintable=("𬀩",),
        blank_at_hand=False,
        seal_in_force=False,
        printed=PrintFact(
            certificate_no=NUMBER,
            printed_by="anyone",
            insert_matched=False,
            content_unchanged=False,
            standing=Standing.SUPERSEDED,
        ),
        loss=Loss.STILLBIRTH,
    )


def impossible_block() -> DeliveryBlock:
    return a_block(weight_g=2, length_mm=499, gestation_weeks=36)


def who(*duties: Duty, person: str | None = None, **changes: object) -> Actor:
    """A person in good standing in these duties; the four hands of a case have their usual persons."""
    person = person or HANDS.get(duties[0], "anyone")
    actor = Actor(
        person_id=None if NOBODY & set(duties) else person,
        duties=frozenset(duties),
        paper_index="" if NOBODY & set(duties) else f"paper of {person}",
        licensed_to_attend=Duty.ATTENDANT in duties,
        is_mother=person == "mother",
        assurance=Assurance.LIVE,
        affirmed_at=AT,
    )
    return replace(actor, **changes)  # type: ignore[arg-type]


def stranger(duty: Duty) -> Actor:
    """Somebody in this duty who has no licence, is not the mother, is a party, and has acted before."""
    return who(duty, person="anyone", paper_index="their paper", licensed_to_attend=False, assurance=Assurance.NONE)


def given_for(act: Act, **changes: object) -> Given:
    """All that the act asks, answered as it should be."""
    answers = {asked: GIVEN[asked] for asked in act.asks}
    return answers | {Input(name): value for name, value in changes.items()}
