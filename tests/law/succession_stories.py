"""Reissues and replacements as the law sees them: with everything in order at each stage, and with nothing."""

from collections.abc import Callable
from dataclasses import replace

from tests.casework.scene import a_block, a_declaration
from tests.casework.succession_scene import an_application
from tests.law.stories import AT, NOW, NUMBER, accepted
from tests.law.test_values import HOSPITAL

from xinsheng.law.certificates import printed_content
from xinsheng.law.facts import Facts, HandFact, MaterialFact, PrintFact
from xinsheng.law.materials import materials_needed
from xinsheng.law.succession_terms import ApplicantRelation, Ground, RecordAnswer
from xinsheng.law.successions import SuccessionFacts
from xinsheng.law.terms import Duty, Material, Satisfaction, Service, Stage, Standing

CONTENT = printed_content(a_block(), declaration=a_declaration(), institution=HOSPITAL, mark="/")
_WITH_A_PRINT = (Stage.PRINTED, Stage.SEALING, Stage.SEALED, Stage.COLLECTED)


def facts_at(stage: Stage | None, *, service: Service = Service.REISSUE, **changes: object) -> Facts:
    """A succession in which everything that is due at this stage is in order."""
    ground = Ground.LOST if service is Service.REISSUE else Ground.DAMAGED
    application = an_application(ground=ground) if stage is not None else None
    said = SuccessionFacts(
        original_no="Z520000001",
        entitled={"the mother's paper": ApplicantRelation.MOTHER},
        applicant_index="the mother's paper",
        application=application,
        content=CONTENT,
        reviewed=stage in _WITH_A_PRINT,
        paper_returned=stage in _WITH_A_PRINT or stage is Stage.DECLARED,
    )
    printed = PrintFact(certificate_no=NUMBER, printed_by="printer", insert_matched=True, content_unchanged=True)
    facts = Facts(
        service=service,
        stage=stage,
        at=AT,
        now_local=NOW,
        succession=replace(said, **changes),  # type: ignore[arg-type]
        printed=printed if stage in _WITH_A_PRINT else None,
    )
    return replace(facts, materials=accepted(*(one.material for one in materials_needed(facts))))


def hopeless_in(service: Service) -> Callable[[Stage | None], Facts]:
    """Cases in which whatever a rule asks for is missing, wrong or against it; `anyone` is a party and has acted."""

    def hopeless_at(stage: Stage | None) -> Facts:
        facts = facts_at(
            stage,
            service=service,
            original_standing=Standing.REVOKED,
            chain_people=frozenset({"anyone"}),
            applicant_index="another paper",
            application=an_application(ground=Ground.LOST, circumstances="") if stage is not None else None,
            record=RecordAnswer.UNREACHABLE,
            wrong_changes=("father.name",),
            reviewed=False,
            paper_returned=False,
            report_is_free=False,
        )
        return replace(
            facts,
            office_issues=False,
            office_suspended=True,
            hands=(
                HandFact(person_id="anyone", duty=Duty.SEALING_OFFICER),
                HandFact(person_id="anyone", duty=Duty.APPLICANT),
            ),
            party_indexes=frozenset({"their paper"}),
            materials=(MaterialFact(material=Material.APPLICANT_ID, satisfied_by=Satisfaction.UPLOAD, round=1),),
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
        )

    return hopeless_at
