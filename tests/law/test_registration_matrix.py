"""The whole table of a couple's registration: which act is open where to whom; no couple gets lost in it."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.law.couples import a_couple
from tests.law.registration_matrix import FILE, NOW, STAGES, answers, facts_at, matrix, who

from xinsheng.law.acts import Input, acts_open_to, rule_on
from xinsheng.law.administration import ADMINISTRATOR_DUTIES
from xinsheng.law.facts import MACHINE, Facts
from xinsheng.law.policies import Policy
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import service_registration as service
from xinsheng.law.services.service_registration import ACTS, AWAITING, FINAL
from xinsheng.law.terms import Duty, Question, Stage


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


def ends_reached_from(stage: Stage, *, by: set[Duty]) -> set[Stage]:
    acts, reached = [act for act in ACTS if by & set(act.duties)], {stage}
    while more := {act.moves[one] for act in acts for one in reached if one in act.moves} - reached:
        reached |= more
    return reached & (FINAL | {Stage.REGISTERED})


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage is not None and stage not in FINAL])
def test_from_everywhere_the_couple_the_township_and_the_machine_come_to_an_end(stage: Stage) -> None:
    assert ends_reached_from(stage, by={Duty.DECLARANT, Duty.TOWNSHIP_OFFICER, Duty.MACHINE})


def test_what_is_submitted_never_waits_for_the_couple_alone() -> None:
    assert ends_reached_from(Stage.NOTICED, by={Duty.TOWNSHIP_OFFICER, Duty.MACHINE})
    assert set(AWAITING[Duty.TOWNSHIP_OFFICER]) == {Stage.WITH_TOWNSHIP, Stage.CORRECTING}


def test_no_administrator_and_no_birth_duty_has_an_act_on_a_registration() -> None:
    others = ADMINISTRATOR_DUTIES | {
        Duty.ATTENDANT,
        Duty.COLLECTOR,
        Duty.ISSUING_OFFICER,
        Duty.SEALING_OFFICER,
        Duty.STOCK_KEEPER,
        Duty.SEAL_KEEPER,
    }
    assert [act.verb for act in ACTS if others & set(act.duties)] == []


def test_the_machine_issues_or_transfers_never_both_never_neither_and_never_refuses() -> None:
    def machine(facts: Facts) -> set[str]:
        found = acts_open_to(MACHINE, facts, acts=ACTS)
        return {one.act.verb for one in found if one.is_open}

    agrees, differs = facts_at(Stage.COMPARING), facts_at(Stage.COMPARING, agrees=False)
    owed = replace(agrees, policy=Policy(registration_spouse_confirms=True))

    assert machine(agrees) == {"issue_at_once"}
    assert machine(differs) == {"transfer_to_township"}
    assert machine(owed) == {"await_spouse"}
    waited = replace(owed, registration=replace(owed.registration, spouse_until=NOW.date()))
    assert machine(waited) == {"transfer_to_township"}
    objected = replace(owed, registration=replace(owed.registration, spouse_answered=True))
    assert machine(objected) == {"transfer_to_township"}
    confirmed = replace(owed, registration=replace(owed.registration, spouse_answered=True, spouse_confirmed=True))
    assert machine(confirmed) == {"issue_at_once"}
    assert machine(facts_at(Stage.COMPARING, compared=False)) == {"transfer_to_township"}


def test_only_the_listed_questions_may_be_asked() -> None:
    officer, facts = who(Duty.TOWNSHIP_OFFICER), facts_at(Stage.WITH_TOWNSHIP)

    def asks(*questions: str) -> list[ReasonCode]:
        try:
            rule_on(service.ASK_COUPLE, facts, officer, given={Input.QUESTIONS: questions})
        except NotAllowed as refused:
            return [reason.code for reason in refused.reasons]
        return []

    assert asks(Question.MARRIAGE) == []
    assert asks("proof_of_pregnancy") == [ReasonCode.QUESTION_UNKNOWN]
    assert asks() == [ReasonCode.INPUT_MISSING]


def test_a_question_left_out_of_the_first_round_needs_a_reason_and_one_asked_before_needs_none() -> None:
    facts = facts_at(Stage.WITH_TOWNSHIP, asked_before=frozenset({Question.MARRIAGE}))

    def asks(question: Question, *, round_no: int = 2, **more: str) -> list[ReasonCode]:
        given = {Input.QUESTIONS: (question.value,), **{Input(name): word for name, word in more.items()}}
        try:
            rule_on(service.ASK_COUPLE, replace(facts, round=round_no), who(Duty.TOWNSHIP_OFFICER), given=given)
        except NotAllowed as refused:
            return [reason.code for reason in refused.reasons]
        return []

    assert asks(Question.CHILDREN) == [ReasonCode.LATER_ITEM_REASON_NEEDED]
    assert asks(Question.CHILDREN, later_item_reason="补充时提到") == []
    assert asks(Question.MARRIAGE) == []
    assert asks(Question.CHILDREN, round_no=1) == []


def test_a_caution_is_confirmed_before_it_is_submitted() -> None:
    unusual = a_couple(marriage=replace(a_couple().marriage, registered=False, registered_on=None))
    facts = facts_at(Stage.BEGUN, declaration=unusual)
    reasons = {one.act.verb: one.reasons for one in acts_open_to(who(Duty.DECLARANT), facts, acts=ACTS)}

    assert {reason.code for reason in reasons["declare_couple"]} <= {ReasonCode.CAUTION_NOT_CONFIRMED}


def test_on_site_a_phone_needs_no_code() -> None:
    facts = facts_at(Stage.BEGUN, phone_confirmed=False)
    online = {one.act.verb: one for one in acts_open_to(who(Duty.DECLARANT), facts, acts=ACTS)}
    on_site = {one.act.verb: one for one in acts_open_to(who(Duty.VILLAGE_AGENT), facts, acts=ACTS)}

    assert [reason.code for reason in online["declare_couple"].reasons] == [ReasonCode.PHONE_NOT_CONFIRMED]
    assert on_site["declare_couple"].is_open
