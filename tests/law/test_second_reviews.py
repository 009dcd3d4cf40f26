"""The law of a second look: when another institution is asked, what it opens, and that no hand is two."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from tests.casework.outside_scene import a_report
from tests.law.outside_stories import outside_at
from tests.law.stories import who

from xinsheng.law.acts import KEPT_APART, Input, objections, rule_on
from xinsheng.law.facts import Facts, HandFact, OutsideFacts
from xinsheng.law.flags import REPORT_FLAGS, Flag
from xinsheng.law.policies import Policy
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.report_confirmations import FLAGS, LaboratoryAnswer, LaboratoryReport, answer_of
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.services.first_issuance_outside import CONFIRM_AND_PRINT, CONFIRM_REPORT, SECOND_REVIEW
from xinsheng.law.terms import Duty, Stage

FINDINGS = (None, *SecondFinding)


def flagged(finding: SecondFinding | None = None, *, asks: bool = True, **changes: object) -> Facts:
    flags = frozenset({Flag.REPORT_NAME_DIFFERS})
    said = OutsideFacts(report_flags=flags, second_finding=finding)
    return outside_at(Stage.DECLARED, policy=Policy(outside_second_reviewer=asks), outside=said, **changes)


def against(act: object, facts: Facts) -> set[ReasonCode]:
    return {reason.code for reason in objections(act, facts, who(Duty.ISSUING_OFFICER))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("finding", "printing", "looking"),
    [
        (None, {ReasonCode.SECOND_REVIEW_AWAITED}, set()),
        (SecondFinding.DOUBTED, {ReasonCode.SECOND_REVIEW_DOUBTS}, set()),
        (SecondFinding.CLEARED, set(), {ReasonCode.SECOND_REVIEW_NOT_ASKED}),
    ],
)
def test_a_flagged_report_is_cleared_before_the_print_and_a_doubt_is_no_end(
    finding: SecondFinding | None, printing: set[ReasonCode], looking: set[ReasonCode]
) -> None:
    assert against(CONFIRM_AND_PRINT, flagged(finding)) == printing
    assert against(SECOND_REVIEW, flagged(finding)) == looking


def test_without_the_policy_or_without_a_flag_nobody_is_asked_and_nothing_waits() -> None:
    unflagged = outside_at(Stage.DECLARED, policy=Policy(outside_second_reviewer=True))
    for facts in (unflagged, *(flagged(one, asks=False) for one in FINDINGS)):
        assert against(CONFIRM_AND_PRINT, facts) == set()
        assert against(SECOND_REVIEW, facts) == {ReasonCode.SECOND_REVIEW_NOT_ASKED}


@pytest.mark.parametrize("answer", [None, *LaboratoryAnswer])
def test_where_the_laboratory_is_asked_it_is_heard_first_and_what_it_does_not_confirm_is_looked_at(
    answer: LaboratoryAnswer | None,
) -> None:
    flags = frozenset({FLAGS[answer]}) if answer in FLAGS else frozenset()
    said = OutsideFacts(report_flags=flags, laboratory_answer=answer)
    facts = outside_at(Stage.DECLARED, policy=Policy(outside_laboratory_confirms=True), outside=said)
    waits = {ReasonCode.LABORATORY_NOT_ANSWERED} if answer is None else set()
    looks = {ReasonCode.SECOND_REVIEW_AWAITED} if flags else set()
    assert against(CONFIRM_AND_PRINT, facts) == waits | looks
    assert against(CONFIRM_REPORT, facts) == (set() if answer is None else {ReasonCode.LABORATORY_NOT_ASKED})
    cleared = replace(facts, outside=replace(said, second_finding=SecondFinding.CLEARED))
    assert against(CONFIRM_AND_PRINT, cleared) == waits
    assert against(SECOND_REVIEW, facts) == (set() if flags else {ReasonCode.SECOND_REVIEW_NOT_ASKED})


def test_where_only_the_laboratory_is_asked_another_flag_brings_no_second_look() -> None:
    said = OutsideFacts(
        report_flags=frozenset({Flag.REPORT_NAME_DIFFERS}), laboratory_answer=LaboratoryAnswer.CONFIRMED
    )
    facts = outside_at(Stage.DECLARED, policy=Policy(outside_laboratory_confirms=True), outside=said)
    assert against(CONFIRM_AND_PRINT, facts) == set()


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, LaboratoryAnswer.CONFIRMED),
        ({"issued_on": date(2026, 11, 17)}, LaboratoryAnswer.DIFFERS),
        ({"father_name": ""}, LaboratoryAnswer.DIFFERS),
        ({"child_name": "龙欣"}, LaboratoryAnswer.DIFFERS),
        ({"mother_name": "龙 小梅"}, LaboratoryAnswer.CONFIRMED),
    ],
)
def test_day_and_names_are_compared_with_what_the_laboratory_holds(
    changes: dict[str, object], answer: LaboratoryAnswer
) -> None:
    declared = a_report()
    assert declared.issued_on is not None
    held = LaboratoryReport(
        issued_on=declared.issued_on,
        mother_name=declared.mother_name,
        father_name=declared.father_name,
        child_name=declared.child_name,
    )
    assert answer_of(declared, held=replace(held, **changes)) is answer  # type: ignore[arg-type]
    assert answer_of(declared, held=None) is LaboratoryAnswer.NOT_FOUND


def test_a_doubt_says_why_and_a_clearing_need_not() -> None:
    officer, facts = who(Duty.ISSUING_OFFICER), flagged()
    assert (
        rule_on(SECOND_REVIEW, facts, officer, given={Input.SECOND_FINDING: "cleared"}).next_stage is Stage.DECLARED
    )
    with pytest.raises(NotAllowed) as refused:
        rule_on(SECOND_REVIEW, facts, officer, given={Input.SECOND_FINDING: "doubted"})
    assert [reason.code for reason in refused.value.reasons] == [ReasonCode.INPUT_MISSING]
    rule_on(SECOND_REVIEW, facts, officer, given={Input.SECOND_FINDING: "doubted", Input.REASON: "请向机构核实"})


@pytest.mark.parametrize(("act", "held"), [*product((SECOND_REVIEW, CONFIRM_AND_PRINT), Duty)])
def test_who_looks_a_second_time_has_no_other_hand_on_the_case_and_gets_none(act: object, held: Duty) -> None:
    hands = (HandFact(person_id="anyone", duty=held),)
    facts = flagged(SecondFinding.CLEARED if act is CONFIRM_AND_PRINT else None, hands=hands)
    actor = who(Duty.ISSUING_OFFICER, person="anyone")
    of_the_act = Duty.REVIEWER if act is SECOND_REVIEW else Duty.ISSUING_OFFICER
    stands = {reason.code for reason in objections(act, facts, actor)}  # type: ignore[arg-type]
    assert (ReasonCode.HELD_ANOTHER_DUTY in stands) is (held in KEPT_APART - {of_the_act})


def test_every_flag_of_a_report_is_one_that_the_books_know_as_such() -> None:
    assert {flag for flag in Flag if flag.startswith("report_")} == REPORT_FLAGS
