"""Whom one of a couple sends, and what an authorisation opens at a window: to whom, for whom, when, and to nobody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.law.couples import MANS_NO, ON, WOMANS_NO, a_couple
from tests.law.registration_matrix import AGENTS_PAPER, AN_AGENT, NOW, OTHERS_PAPER, SENT, facts_at, who

from xinsheng.law.acts import Act, Given, Input, objections, rule_on
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.couples import Side
from xinsheng.law.entrusting import AgentRelation, Entrusting, entrusting_faults, entrusting_payload
from xinsheng.law.entrusting_conditions import agent_is_the_one_named
from xinsheng.law.facts import EntrustedFact, Facts
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.seen_papers import SeenPaper
from xinsheng.law.services import service_registration as service
from xinsheng.law.services.entrusted_handling import ENTRUST_REGISTRATION, REVOKE_AUTHORISATION, TAKE_IN_AGENT
from xinsheng.law.terms import Duty, Stage
from xinsheng.standards.resident_numbers import with_check

YESTERDAY = NOW.date() - timedelta(days=1)
USED = replace(SENT, ended=AuthorisationEnd.USED)
REVOKED = replace(SENT, ended=AuthorisationEnd.REVOKED)
EXPIRED = replace(SENT, until_on=YESTERDAY)
OVER = [
    (USED, ReasonCode.ENTRUSTMENT_USED),
    (REVOKED, ReasonCode.ENTRUSTMENT_REVOKED),
    (EXPIRED, ReasonCode.ENTRUSTMENT_EXPIRED),
    (replace(USED, until_on=YESTERDAY), ReasonCode.ENTRUSTMENT_USED),
]
SHOWN: Given = {Input.PAPERS_SEEN: (SeenPaper.AGENT_IDENTITY.value,), Input.AGENT: AGENTS_PAPER}
WINDOWS = [Duty.TOWNSHIP_OFFICER, Duty.VILLAGE_AGENT]


def entrusting(**changes: object) -> Entrusting:
    whole = Entrusting(agent=AN_AGENT, relation=AgentRelation.PARENT, couple=a_couple())
    return replace(whole, **changes)  # type: ignore[arg-type]


def faults(said: Entrusting) -> list[tuple[str, str]]:
    return [(fault.field, fault.detail or fault.code) for fault in entrusting_faults(said, on=ON)]


def codes(act: Act, facts: Facts, duty: Duty) -> list[ReasonCode]:
    return [reason.code for reason in objections(act, facts, who(duty))]


def refused(act: Act, facts: Facts, duty: Duty, given: Given) -> list[ReasonCode]:
    with pytest.raises(NotAllowed) as told:
        rule_on(act, facts, who(duty), given=given)
    return [reason.code for reason in told.value.reasons]


def begun(entrusted: EntrustedFact | None = SENT, **changes: object) -> Facts:
    return facts_at(Stage.BEGUN, entrusted=entrusted, **changes)


def test_a_grown_person_who_is_neither_of_the_two_may_be_sent() -> None:
    assert faults(entrusting()) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"name": ""}, ("agent.name", "required")),
        ({"paper_no": ""}, ("agent.paper_no", "required")),
        ({"paper_no": "522601196504180020"}, ("agent.paper_no", "wrong_check")),
        ({"paper_no": with_check("52260120100418002")}, ("agent.paper_no", "agent_too_young")),
        ({"paper_no": WOMANS_NO}, ("agent.paper_no", "agent_is_spouse")),
        ({"paper_no": MANS_NO}, ("agent.paper_no", "agent_is_spouse")),
    ],
)
def test_what_is_wrong_with_an_agent_is_told_at_its_answer(changes: dict[str, str], fault: tuple[str, str]) -> None:
    assert faults(entrusting(agent=replace(AN_AGENT, **changes))) == [fault]


def test_of_the_couple_who_they_are_is_asked_and_nothing_else() -> None:
    unfinished = a_couple(child_order=0, township_code="", phone="1")
    assert faults(entrusting(couple=unfinished)) == []
    nameless = a_couple(man=replace(unfinished.man, name="", paper_no=""))  # type: ignore[type-var]
    assert faults(entrusting(couple=nameless)) == [("man.name", "required"), ("man.paper_no", "required")]
    alone = a_couple(man=None)
    assert faults(entrusting(couple=alone)) == []
    assert faults(entrusting(couple=replace(alone, declarant=Side.MAN))) == [("man.name", "required")]


def test_what_is_signed_names_the_agent_the_two_and_who_sends() -> None:
    signed = entrusting_payload(entrusting())
    assert signed["agent"] == {
        "name": "吴秀兰",
        "relation": "parent",
        "paper_kind": "resident_card",
        "paper_no": AN_AGENT.paper_no,
    }
    assert signed["couple"] == {
        "woman": {"name": "龙小梅", "paper_kind": "resident_card", "paper_no": WOMANS_NO},
        "man": {"name": "杨志强", "paper_kind": "resident_card", "paper_no": MANS_NO},
        "declarant": "woman",
    }
    assert entrusting_payload(entrusting(couple=a_couple(man=None)))["couple"]["man"] is None


def test_what_is_incomplete_is_not_signed_and_nobody_signs_for_the_other() -> None:
    complete, declarant = begun(None), Duty.DECLARANT
    assert codes(ENTRUST_REGISTRATION, complete, declarant) == []
    nothing = begun(None, entrusting=None)
    assert codes(ENTRUST_REGISTRATION, nothing, declarant) == [ReasonCode.DECLARATION_INCOMPLETE]
    unnamed = begun(None, entrusting=entrusting(agent=replace(AN_AGENT, name="")))
    assert codes(ENTRUST_REGISTRATION, unnamed, declarant) == [ReasonCode.DECLARATION_INCOMPLETE]
    for_another = begun(None, entrusting_index=OTHERS_PAPER)
    assert codes(ENTRUST_REGISTRATION, for_another, declarant) == [ReasonCode.NOT_YOUR_DUTY]


def test_it_is_taken_back_by_who_signed_it_while_it_stands() -> None:
    def takes_back(entrusted: EntrustedFact | None) -> list[ReasonCode]:
        return codes(REVOKE_AUTHORISATION, begun(entrusted), Duty.DECLARANT)

    assert takes_back(SENT) == []
    assert takes_back(replace(SENT, signer_index=OTHERS_PAPER)) == [ReasonCode.NOT_YOUR_DUTY]
    for over in (None, USED, REVOKED, EXPIRED):
        assert takes_back(over) == [ReasonCode.AUTHORISATION_NOT_STANDING]


@pytest.mark.parametrize("duty", WINDOWS)
def test_a_window_takes_in_whom_the_couple_sent_and_nobody_else(duty: Duty) -> None:
    assert rule_on(TAKE_IN_AGENT, begun(), who(duty), given={Input.AGENT: AGENTS_PAPER})
    assert refused(TAKE_IN_AGENT, begun(), duty, {Input.AGENT: "another's paper"}) == [ReasonCode.AGENT_NOT_NAMED]
    assert refused(TAKE_IN_AGENT, begun(), duty, {}) == [ReasonCode.INPUT_MISSING]
    assert codes(TAKE_IN_AGENT, begun(None), duty) == [ReasonCode.NOBODY_SENT]
    a_party = replace(begun(), party_indexes=frozenset({who(duty).paper_index}))
    assert codes(TAKE_IN_AGENT, a_party, duty) == [ReasonCode.IS_A_PARTY]


@pytest.mark.parametrize(("over", "why"), OVER)
@pytest.mark.parametrize("act", [TAKE_IN_AGENT, service.DECLARE_COUPLE], ids=lambda act: act.verb)
def test_one_that_is_over_opens_nothing_and_says_why(act: Act, over: EntrustedFact, why: ReasonCode) -> None:
    assert codes(act, begun(over), Duty.TOWNSHIP_OFFICER) == [why]


def test_on_its_last_day_it_still_opens_the_form() -> None:
    assert codes(TAKE_IN_AGENT, begun(replace(SENT, until_on=NOW.date())), Duty.TOWNSHIP_OFFICER) == []


@pytest.mark.parametrize("duty", WINDOWS)
def test_the_agents_own_paper_is_seen_and_no_other_is_asked(duty: Duty) -> None:
    act = service.DECLARE_COUPLE
    assert rule_on(act, begun(), who(duty), given=SHOWN)
    with_marriage = {**SHOWN, Input.PAPERS_SEEN: (SeenPaper.MARRIAGE_CERTIFICATE, SeenPaper.AGENT_IDENTITY)}
    assert rule_on(act, begun(), who(duty), given=with_marriage)
    for beyond in (SeenPaper.AUTHORISATION, SeenPaper.IDENTITY):
        asked = {**SHOWN, Input.PAPERS_SEEN: (beyond.value, SeenPaper.AGENT_IDENTITY.value)}
        assert refused(act, begun(), duty, asked) == [ReasonCode.MATERIAL_NOT_ASKED]
    unseen = {**SHOWN, Input.PAPERS_SEEN: (SeenPaper.MARRIAGE_CERTIFICATE.value,)}
    assert refused(act, begun(), duty, unseen) == [ReasonCode.IDENTITY_NOT_SEEN]
    another = {**SHOWN, Input.AGENT: "another's paper"}
    assert refused(act, begun(), duty, another) == [ReasonCode.AGENT_NOT_NAMED]


def test_it_serves_the_two_whom_it_names_as_the_declaration_of_who_signed_it() -> None:
    def lodged(**changes: object) -> list[ReasonCode]:
        return codes(service.DECLARE_COUPLE, begun(**changes), Duty.TOWNSHIP_OFFICER)

    assert lodged() == []
    assert lodged(couple_index="two others") == [ReasonCode.COUPLE_NOT_NAMED]
    assert lodged(declarant_index=OTHERS_PAPER) == [ReasonCode.COUPLE_NOT_NAMED]


def test_whoever_sent_somebody_may_still_declare_themselves_whatever_became_of_it() -> None:
    for entrusted in (None, SENT, REVOKED, EXPIRED):
        assert codes(service.DECLARE_COUPLE, begun(entrusted), Duty.DECLARANT) == []
    assert rule_on(service.DECLARE_COUPLE, begun(), who(Duty.DECLARANT))
    assert agent_is_the_one_named(begun(), who(Duty.DECLARANT), {}) == ()


def test_a_form_begun_at_the_window_is_lodged_as_ever() -> None:
    seen = {Input.PAPERS_SEEN: (SeenPaper.IDENTITY.value,)}
    assert rule_on(service.DECLARE_COUPLE, begun(None), who(Duty.VILLAGE_AGENT), given=seen)
    by_paper = (SeenPaper.IDENTITY, SeenPaper.AUTHORISATION, SeenPaper.AGENT_IDENTITY)
    given = {Input.PAPERS_SEEN: by_paper, Input.AGENT: "whoever the paper names"}
    assert rule_on(service.DECLARE_COUPLE, begun(None), who(Duty.VILLAGE_AGENT), given=given)


def test_a_form_that_a_couple_began_online_is_not_given_up_for_them() -> None:
    withdraw = service.WITHDRAW_REGISTRATION
    assert codes(withdraw, begun(), Duty.TOWNSHIP_OFFICER) == [ReasonCode.FORM_IS_THE_COUPLES]
    assert codes(withdraw, begun(), Duty.DECLARANT) == []
    assert codes(withdraw, begun(None), Duty.TOWNSHIP_OFFICER) == []
    assert codes(withdraw, facts_at(Stage.WITH_TOWNSHIP, entrusted=USED), Duty.TOWNSHIP_OFFICER) == []


def test_what_was_lodged_by_an_agent_is_answered_with_the_declarants_own_paper() -> None:
    facts, seen = facts_at(Stage.NOTICED, entrusted=USED), {Input.PAPERS_SEEN: (SeenPaper.IDENTITY.value,)}
    assert rule_on(service.ANSWER_QUESTION, facts, who(Duty.TOWNSHIP_OFFICER), given=seen)


def test_an_agent_is_of_full_age_on_their_birthday() -> None:
    born = date(ON.year - 18, ON.month, ON.day)
    young = replace(AN_AGENT, paper_no=with_check(f"522601{born + timedelta(days=1):%Y%m%d}002"))
    grown = replace(AN_AGENT, paper_no=with_check(f"522601{born:%Y%m%d}002"))
    assert faults(entrusting(agent=young)) == [("agent.paper_no", "agent_too_young")]
    assert faults(entrusting(agent=grown)) == []
