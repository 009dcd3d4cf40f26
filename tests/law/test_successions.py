"""Reissue and replacement in the law: whose hands, whose applications, and which field may read otherwise."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from tests.casework.succession_scene import an_application
from tests.law.stories import NOW, given_for, who
from tests.law.succession_matrix import FILE, matrix
from tests.law.succession_stories import CONTENT, facts_at
from tests.law.tables import rows_of

from xinsheng.law.acts import Act, objections, rule_on, stages_of
from xinsheng.law.applications import (
    Application,
    Change,
    application_faults,
    application_from,
    application_payload_of,
)
from xinsheng.law.facts import MACHINE, Actor, Facts
from xinsheng.law.materials import materials_needed
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import acts_of, reissue, replacement
from xinsheng.law.succession_terms import ApplicantRelation, Ground, RecordAnswer
from xinsheng.law.successions import (
    CHILD_FIELDS,
    PARENT_FIELDS,
    content_after,
    wrong_changes,
)
from xinsheng.law.terms import Duty, Material, Service, Stage, Standing
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.statements import read_content
from xinsheng.standards.resident_numbers import with_check
from xinsheng.words.labels import label

EVERY_FIELD = tuple(f"child.{name}" for name in (*CHILD_FIELDS, "plurality", "birth_order"))
EVERY_FIELD += tuple(f"{who}.{name}" for who in ("mother", "father") for name in PARENT_FIELDS)
EVERY_FIELD += tuple(f"birth_place.{name}" for name in CONTENT["birth_place"])
MODULES = {Service.REISSUE: reissue, Service.REPLACEMENT: replacement}
EXAMINER = {Service.REISSUE: Duty.REISSUE_OFFICER, Service.REPLACEMENT: Duty.ISSUING_OFFICER}
OFFICERS = (Duty.REISSUE_OFFICER, Duty.REVIEWER, Duty.SEALING_OFFICER)


def codes(act: Act, facts: Facts, actor: Actor) -> set[ReasonCode]:
    return {reason.code for reason in objections(act, facts, actor)}


def changed(field: str, *, ground: Ground, value: str = "另一个") -> Application:
    return an_application(ground=ground, changes=(Change(field=field, value=value),))


def test_the_table_is_the_one_that_was_reviewed(tmp_path: Path) -> None:
    now = tmp_path / FILE.name
    now.write_text(matrix(), encoding="utf-8")
    assert now.read_text(encoding="utf-8") == FILE.read_text(encoding="utf-8"), f"review {now}, then keep it"


@pytest.mark.parametrize(
    "act", [act for act in reissue.ACTS if set(act.duties) & set(OFFICERS)], ids=lambda act: act.verb
)
def test_no_officers_act_of_a_reissue_is_open_to_whoever_had_a_hand_on_the_chain(act: Act) -> None:
    for stage, duty in product(act.moves, set(act.duties) & set(OFFICERS)):
        facts = facts_at(stage, chain_people=frozenset({"anyone"}))
        assert ReasonCode.HAD_A_HAND_ON_THE_CHAIN in codes(act, facts, who(duty, person="anyone"))
        fresh = codes(act, facts, who(duty, person="another"))
        assert ReasonCode.HAD_A_HAND_ON_THE_CHAIN not in fresh


def test_a_parent_who_collected_the_first_one_applies_for_the_next() -> None:
    facts = facts_at(Stage.BEGUN, chain_people=frozenset({"mother"}))
    apply = next(act for act in reissue.ACTS if act.verb == "apply")
    assert codes(apply, facts, who(Duty.APPLICANT, person="mother")) == set()


@pytest.mark.parametrize("row", rows_of("changes.md", under="可改的项目"), ids=lambda row: row["项目"])
def test_a_field_reads_otherwise_where_its_ground_lets_it_and_nowhere_else(row: dict[str, str]) -> None:
    field = row.pop("项目")
    assert set(row) == {label(ground) for ground in Ground}
    for ground in Ground:
        application = changed(field, ground=ground)
        allowed = row[label(ground)] == "可改"
        assert (field in wrong_changes(application, original=CONTENT)) is not allowed, ground
        same = digest_of(content_after(CONTENT, application=application)) == digest_of(CONTENT)
        assert same is not allowed, ground


def test_the_table_of_fields_leaves_none_out() -> None:
    assert [row["项目"] for row in rows_of("changes.md", under="可改的项目")] == list(EVERY_FIELD)


@pytest.mark.parametrize("field", EVERY_FIELD)
def test_a_changed_field_stops_a_reissue(field: str) -> None:
    application = changed(field, ground=Ground.LOST)
    facts = facts_at(
        Stage.DECLARED, application=application, wrong_changes=wrong_changes(application, original=CONTENT)
    )
    confirm = next(act for act in reissue.ACTS if act.verb == "confirm_and_print")
    assert ReasonCode.APPLICATION_INCOMPLETE in codes(confirm, facts, who(Duty.REISSUE_OFFICER))


@pytest.mark.parametrize("row", rows_of("changes.md", under="须更正的情形"), ids=lambda row: row["情形"])
def test_where_something_must_read_otherwise_an_application_says_what(row: dict[str, str]) -> None:
    ground = next(one for one in Ground if label(one) == row["情形"])
    wrong = wrong_changes(an_application(ground=ground), original=CONTENT)
    assert wrong == (("changes",) if row["须更正"] == "是" else ())


def test_a_father_found_by_a_test_is_put_in_and_the_content_still_reads() -> None:
    without = {**CONTENT, "father": None}
    application = an_application(ground=Ground.PARENT_CHANGED, changes=(Change(field="father.name", value="杨志强"),))
    content = content_after(without, application=application)
    assert content["father"]["name"] == "杨志强"
    assert content["father"]["paper_no"] == "/"
    assert read_content(content).father is not None


@pytest.mark.parametrize("service", MODULES)
def test_only_what_is_in_force_is_begun_printed_sealed_and_filed(service: Service) -> None:
    needed = {"begin_application", "apply", "make_up_application", "confirm_and_print", "seal", "file_elicence"}
    rows = {act.verb: act for act in acts_of(service, version=1)}
    for verb, state in product(needed, set(Standing) - {Standing.VALID}):
        act = rows[verb]
        for stage in act.moves:
            actor = MACHINE if Duty.MACHINE in act.duties else who(act.duties[-1])
            found = codes(act, facts_at(stage, service=service, original_standing=state), actor)
            assert ReasonCode.ORIGINAL_NOT_IN_FORCE in found, (verb, stage, state)


def test_nobody_but_a_parent_the_child_or_a_guardian_applies() -> None:
    apply = next(act for act in reissue.ACTS if act.verb == "apply")
    actor = who(Duty.APPLICANT, person="mother")
    stranger = facts_at(Stage.BEGUN, applicant_index="another paper")
    assert codes(apply, stranger, actor) == {ReasonCode.APPLICANT_NOT_ENTITLED}
    father_said = facts_at(Stage.BEGUN, entitled={"the mother's paper": ApplicantRelation.FATHER})
    assert codes(apply, father_said, actor) == {ReasonCode.APPLICANT_NOT_ENTITLED}


def test_the_issuers_record_is_asked_for_only_where_it_was_not_found() -> None:
    for record in RecordAnswer:
        facts = facts_at(Stage.DECLARED, record=record, original_known=False)
        needed = {one.material for one in materials_needed(facts)}
        assert (Material.ISSUANCE_RECORD in needed) is (record is RecordAnswer.NOT_FOUND)


def test_while_the_register_does_not_answer_nobody_decides() -> None:
    confirm = next(act for act in reissue.ACTS if act.verb == "confirm_and_print")
    facts = facts_at(Stage.DECLARED, record=RecordAnswer.UNREACHABLE, original_known=False)
    assert codes(confirm, facts, who(Duty.REISSUE_OFFICER)) == {ReasonCode.RECORD_NOT_ANSWERED}
    ours = facts_at(Stage.DECLARED, record=RecordAnswer.UNREACHABLE)
    assert codes(confirm, ours, who(Duty.REISSUE_OFFICER)) == set()  # a silent register takes nothing from our books
    unseen = facts_at(Stage.DECLARED, record=None)
    assert codes(confirm, unseen, who(Duty.REISSUE_OFFICER)) == {ReasonCode.RECORD_NOT_LOOKED_UP}


@pytest.mark.parametrize("ground", Ground)
def test_each_ground_asks_for_its_own_papers(ground: Ground) -> None:
    service = Service.REISSUE if ground in (Ground.LOST, Ground.STOLEN) else Service.REPLACEMENT
    facts = facts_at(Stage.DECLARED, service=service, application=an_application(ground=ground))
    own = {
        Ground.ISSUERS_ERROR: {Material.ISSUANCE_RECORD},
        Ground.PARENT_CHANGED: {Material.PARENTAGE_TEST},
        Ground.POLICE_CANNOT_USE: {Material.POLICE_PROOF},
    }
    assert {one.material for one in materials_needed(facts)} == {Material.APPLICANT_ID} | own.get(ground, set())


@pytest.mark.parametrize("service", MODULES)
def test_every_stage_is_reached_and_leads_to_an_end(service: Service) -> None:
    rows, final = acts_of(service, version=1), MODULES[service].FINAL
    for stage in stages_of(rows):
        reached, new = {stage}, {stage}
        while new:
            new = {act.moves[one] for act in rows for one in new if one in act.moves} - reached
            reached |= new
        assert reached & final, stage
    for duty, stages in MODULES[service].AWAITING.items():
        for stage in stages:
            assert any(duty in act.duties and stage in act.moves for act in rows), (duty, stage)


def test_an_application_is_read_back_as_it_was_signed_and_a_wrong_one_says_where() -> None:
    application = changed("child.name", ground=Ground.ISSUERS_ERROR)
    assert application_from(application_payload_of(application)) == application
    faulty = replace(application, circumstances=" ", applicant=replace(application.applicant, phone="123"))
    found = {fault.field for fault in application_faults(faulty, service=Service.REISSUE, on=NOW.date())}
    assert found == {"ground", "circumstances", "applicant.phone"}


def test_a_child_under_age_does_not_apply_for_itself() -> None:
    young = replace(
        an_application().applicant, relation=ApplicantRelation.CHILD, paper_no=with_check("52260120150418026")
    )
    faulty = replace(an_application(), applicant=young)
    found = [fault.field for fault in application_faults(faulty, service=Service.REISSUE, on=NOW.date())]
    assert found == ["applicant.relation"]


def test_who_printed_a_reissue_does_not_void_it() -> None:
    void = next(act for act in reissue.ACTS if act.verb == "void_print")
    with pytest.raises(NotAllowed, match="voider_is_printer"):
        rule_on(void, facts_at(Stage.PRINTED), who(Duty.REISSUE_OFFICER, person="printer"), given=given_for(void))
