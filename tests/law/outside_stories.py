"""Births outside an institution as the law sees them: with everything in order at each stage, and with nothing."""

from dataclasses import replace

from tests.casework.outside_scene import a_birth, a_report, told_outside
from tests.law.stories import AT, GIVEN, NOW, NUMBER, SENT, accepted

from xinsheng.law.acts import Act, Given
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import Facts, HandFact, MaterialFact, OutsideFacts, PrintFact
from xinsheng.law.flags import Flag
from xinsheng.law.materials import materials_needed
from xinsheng.law.policies import Policy
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.terms import Duty, Material, Satisfaction, Service, Stage, Standing

_WITH_A_PRINT = (Stage.PRINTED, Stage.SEALING, Stage.SEALED, Stage.COLLECTED)


def outside_at(stage: Stage | None, **changes: object) -> Facts:
    """A case in which everything that is due at this stage is in order."""
    facts = Facts(
        service=Service.FIRST_ISSUANCE_OUTSIDE,
        stage=stage,
        at=AT,
        now_local=NOW,
        office_licensed=False,  # nobody attends births there
        declaration=told_outside() if stage is not None else None,
        printed=PrintFact(certificate_no=NUMBER, printed_by="issuing", insert_matched=True, content_unchanged=True)
        if stage in _WITH_A_PRINT
        else None,
    )
    facts = replace(facts, materials=(*accepted(*(one.material for one in materials_needed(facts))), SENT))
    return replace(facts, **changes)  # type: ignore[arg-type]


def hopeless_outside(stage: Stage | None) -> Facts:
    """A case in which whatever a rule asks for is missing, wrong or against it; `anyone` is a party and has acted."""
    return outside_at(
        stage,
        office_issues=False,
        hands=(
            HandFact(person_id="anyone", duty=Duty.SEALING_OFFICER),
            HandFact(person_id="anyone", duty=Duty.COLLECTOR),
        ),
        party_indexes=frozenset({"their paper"}),
        declaration=impossible() if stage is not None else None,
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
        policy=Policy(outside_second_reviewer=True, outside_laboratory_confirms=True),
        outside=OutsideFacts(
            report_is_free=False,
            report_flags=frozenset({Flag.REPORT_LATE}),
            second_finding=SecondFinding.DOUBTED,
        ),
    )


def impossible() -> Declaration:
    """A child of no weight and no name, on a report of no number, whose mother is left out by a stranger."""
    birth, report = a_birth(weight_g=2), a_report(report_no="")
    return told_outside(child_name="", collector="grandmother", birth=birth, report=report, mother_given=False)


def given_outside(act: Act) -> Given:
    return {asked: GIVEN[asked] for asked in act.asks}
