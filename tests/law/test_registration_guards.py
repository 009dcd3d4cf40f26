"""Guards of a couple's registration that the form alone once kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.law.couples import a_couple
from tests.law.registration_matrix import NOW, facts_at, who

from xinsheng.law.acts import Act, Input, objections, rule_on
from xinsheng.law.couples import Side
from xinsheng.law.policies import Policy
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.services import registration_clock
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Duty, Stage


@pytest.mark.parametrize("days", [0, 1])
def test_a_case_does_not_climb_on_or_before_its_last_day(days: int) -> None:
    facts = facts_at(Stage.WITH_TOWNSHIP, due_on=NOW.date() + timedelta(days=days))

    reasons = objections(registration_clock.ESCALATE, facts, who(Duty.MACHINE))
    assert [reason.code for reason in reasons] == [ReasonCode.NOT_OVERDUE]


def test_a_case_climbs_the_day_after() -> None:
    facts = facts_at(Stage.WITH_TOWNSHIP, due_on=NOW.date() - timedelta(days=1))

    assert objections(registration_clock.ESCALATE, facts, who(Duty.MACHINE)) == ()


@pytest.mark.parametrize("act", [service.REGISTER, service.REGISTER_ON_COMMITMENT], ids=lambda act: act.verb)
def test_without_a_seal_in_force_the_button_is_shut_with_its_reason(act: Act) -> None:
    facts = replace(facts_at(Stage.WITH_TOWNSHIP), seal_in_force=False)

    assert ReasonCode.NO_SEAL_IN_FORCE in [one.code for one in objections(act, facts, who(Duty.TOWNSHIP_OFFICER))]


@pytest.mark.parametrize(
    "act", [service.RENEW_CODE, service.PRINT_ORDINARY, service.WITHDRAW_REGISTRATION], ids=lambda act: act.verb
)
def test_the_card_that_was_seen_is_of_one_who_is_declared(act: Act) -> None:
    alone = facts_at(Stage.REGISTERED, declaration=replace(a_couple(), man=None))
    officer = who(Duty.TOWNSHIP_OFFICER)

    more = {Input.PRINTED_ON: "plain"} if Input.PRINTED_ON in act.asks else {}
    with pytest.raises(NotAllowed) as refused:
        rule_on(act, alone, officer, given={Input.SEEN_PAPER: Side.MAN.value, **more})
    assert [reason.code for reason in refused.value.reasons] == [ReasonCode.SEEN_NOT_DECLARED]
    assert rule_on(act, alone, officer, given={Input.SEEN_PAPER: Side.WOMAN.value, **more})


@pytest.mark.parametrize("stage", [Stage.BEGUN, Stage.NOTICED])
@pytest.mark.parametrize(("declared", "most", "refused"), [(2, 3, False), (3, 3, True), (4, 3, True), (3, 4, False)])
def test_online_nobody_asks_the_register_at_will(stage: Stage, declared: int, most: int, refused: bool) -> None:  # noqa: FBT001
    act = service.DECLARE_COUPLE if stage is Stage.BEGUN else service.ANSWER_QUESTION
    facts = replace(facts_at(stage, declared_today=declared), policy=Policy(registration_online_daily=most))

    def told(duty: Duty) -> bool:
        return ReasonCode.DECLARED_TOO_OFTEN in [one.code for one in objections(act, facts, who(duty))]

    assert told(Duty.DECLARANT) is refused
    assert not told(Duty.TOWNSHIP_OFFICER)
    assert not told(Duty.VILLAGE_AGENT)
