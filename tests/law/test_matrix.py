"""The whole table of the service: which act is open where to whom, and that no case can get lost in it."""

from pathlib import Path

from tests.law.matrix import FILE, STAGES, answers, matrix
from tests.law.stories import facts_at, who

from xinsheng.law.acts import Act, acts_open_to
from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.facts import MACHINE
from xinsheng.law.materials import FIRST_ISSUANCE_INSIDE
from xinsheng.law.outside_materials import FIRST_ISSUANCE_OUTSIDE
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.services.first_issuance_inside import ACTS, AWAITING, FINAL
from xinsheng.law.succession_materials import REISSUE, REPLACEMENT
from xinsheng.law.terms import Duty, Stage


def reached_from(stages: set[Stage | None]) -> set[Stage | None]:
    reached = set(stages)
    while more := {act.moves[stage] for act in ACTS for stage in reached if stage in act.moves} - reached:
        reached |= more
    return reached


def test_the_table_is_the_one_that_was_reviewed(tmp_path: Path) -> None:
    now = tmp_path / FILE.name
    now.write_text(matrix(), encoding="utf-8")

    assert now.read_text(encoding="utf-8") == FILE.read_text(encoding="utf-8"), f"review {now}, then keep it"


def test_every_other_cell_is_shut_for_its_plain_reason() -> None:
    for act, stage, duty, reasons in answers(facts_at, who):
        codes = [reason.code for reason in reasons]
        if duty not in act.duties:
            assert codes == [ReasonCode.NOT_YOUR_DUTY], (act.verb, stage, duty)
        elif stage not in act.moves:
            assert codes == [ReasonCode.NOT_AT_THIS_STAGE], (act.verb, stage, duty)


def test_the_machine_finishes_or_abandons_a_seal_and_does_nothing_else() -> None:
    assert {act.verb for act in ACTS if Duty.MACHINE in act.duties} == {"file_elicence", "abandon_seal"}
    for stage in STAGES:
        found = acts_open_to(MACHINE, facts_at(stage), acts=ACTS)
        assert {one.act.verb for one in found} == (
            {"file_elicence", "abandon_seal"} if stage is Stage.SEALING else set()
        )


def test_a_hospital_s_system_gives_a_block_and_signs_nothing() -> None:
    its_own = [act for act in ACTS if Duty.HOSPITAL_SYSTEM in act.duties]
    assert {act.verb for act in its_own} == {
        "receive_birth",
        "receive_block",
        "request_correction",
        "receive_agreement",
    }
    assert [act.verb for act in its_own if act.signs or act.duties != (Duty.HOSPITAL_SYSTEM,)] == []
    assert [
        act.verb for act in its_own if Stage.OPENED in act.moves and act.moves[Stage.OPENED] != Stage.OPENED
    ] == []


def test_no_administrator_and_no_keeper_has_an_act_on_a_case() -> None:
    idle = ADMINISTRATOR_DUTIES | {Duty.STOCK_KEEPER, Duty.SEAL_KEEPER}
    assert [act.verb for act in ACTS if idle & set(act.duties)] == []
    everything_but = who(*sorted(idle), person="administrator")
    assert [acts_open_to(everything_but, facts_at(stage), acts=ACTS) for stage in STAGES] == [()] * len(STAGES)


def test_the_acts_that_leave_no_hand_are_the_named_ones() -> None:
    assert {act.verb for act in ACTS if not act.takes_hand} == {
        "open_birth",
        "receive_birth",
        "receive_block",
        "request_correction",
        "receive_agreement",
        "take_entry",
        "hand_over_shift",
        "withdraw_entry",
        "report_loss",
        "continue_after_loss",
        "return_to_attendant",
        "close_after_loss",
        "record_report",
        "revoke_authorisation",
        "hand_to_agent",
        "print_claim_slip",
        "file_elicence",
        "abandon_seal",
        "hand_over",
    }


def test_every_stage_is_reached_and_a_final_stage_is_reached_from_every_other() -> None:
    assert reached_from({None}) == set(STAGES)
    assert [stage for stage in STAGES[1:] if not reached_from({stage}) & FINAL] == []


def test_a_final_stage_is_final() -> None:
    assert [act.verb for act in ACTS if FINAL & set(act.moves)] == []


def test_a_certificate_is_reached_only_through_a_signed_block_a_declaration_a_print_and_a_seal() -> None:
    for needed in ("sign_delivery", "confirm_and_print", "seal", "file_elicence"):
        without = [act for act in ACTS if act.verb != needed]
        assert Stage.SEALED not in _reached_by(without), needed
    assert Stage.SEALED not in _reached_by([act for act in ACTS if act.verb not in {"declare", "make_up"}])


def _reached_by(acts: list[Act]) -> set[Stage | None]:
    """By stages alone a supervisor could let an unsigned entry go on; the law asks for the signed block there."""
    acts = [act for act in acts if act.verb != "continue_after_loss"]
    reached: set[Stage | None] = {None}
    while more := {act.moves[stage] for act in acts for stage in reached if stage in act.moves} - reached:
        reached |= more
    return reached


def test_who_is_awaited_can_do_something_that_moves_the_case() -> None:
    for duty, stages in AWAITING.items():
        for stage in stages:
            moving = [act for act in ACTS if duty in act.duties and act.moves.get(stage, stage) is not stage]
            assert moving, (duty, stage)


def test_each_verb_is_one_act_and_each_act_says_where_it_is_laid_down() -> None:
    assert len({act.verb for act in ACTS}) == len(ACTS)
    assert [act.verb for act in ACTS if not act.source] == []


def test_a_source_is_understood_where_it_stands_alone() -> None:
    materials = (*FIRST_ISSUANCE_INSIDE, *FIRST_ISSUANCE_OUTSIDE, *REISSUE, *REPLACEMENT)
    assert [one for one in (*ACTS, *materials) if "同上" in one.source] == []


def test_the_case_page_gets_the_acts_of_the_stage_open_or_with_their_reasons() -> None:
    found = acts_open_to(who(Duty.ISSUING_OFFICER), facts_at(Stage.PRINTED), acts=ACTS)

    assert {one.act.verb: one.is_open for one in found} == {"match_insert": False, "void_print": False}
    assert [reason.code for one in found for reason in one.reasons] == ["insert_already_matched", "voider_is_printer"]
