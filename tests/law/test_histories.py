"""Any history the law allows: whoever may hold whatever duties, the four hands stay four persons' (invariant 21)."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from tests.law.stories import facts_at, given_for, who

from xinsheng.law.acts import KEPT_APART, Act, acts_open_to, rule_on
from xinsheng.law.facts import HOSPITAL_SYSTEM, MACHINE, Actor, Facts, HandFact, PrintFact
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services.first_issuance_inside import ACTS, FINAL
from xinsheng.law.terms import Duty, Stage

PEOPLE = ("an", "bai", "cao", "deng")
HELD = (Duty.ATTENDANT, Duty.COLLECTOR, Duty.ISSUING_OFFICER, Duty.SEALING_OFFICER, Duty.SUPERVISOR)
DUTIES = st.fixed_dictionaries({name: st.sets(st.sampled_from(HELD), min_size=1).map(sorted) for name in PEOPLE})
CHOICES = st.lists(st.tuples(st.integers(0, 399), st.booleans()), min_size=20, max_size=60)
ENDING = {"withdraw_entry", "report_loss"}  # left out here: most random histories would end at once


@dataclass
class History:
    """What casework keeps of a case, as far as duties go."""

    stage: Stage | None = None
    hands: list[HandFact] = field(default_factory=list)
    done: list[tuple[str, str, Duty]] = field(default_factory=list)
    holder: str | None = None
    attendant: str | None = None
    printed_by: str = ""
    materials_stand: bool = True

    def facts(self) -> Facts:
        facts = facts_at(self.stage, hands=tuple(self.hands), holder_id=self.holder, attendant_id=self.attendant)
        if facts.printed is not None:
            facts = replace(facts, printed=replace(facts.printed, printed_by=self.printed_by))
        return facts if self.materials_stand else replace(facts, materials=())

    def step(self, act: Act, actor: Actor) -> None:
        ruling = rule_on(act, self.facts(), actor, given=given_for(act))
        person = actor.person_id or "machine"
        self.stage = ruling.next_stage
        self.done.append((act.verb, person, ruling.duty))
        if act.takes_hand and ruling.duty in KEPT_APART:
            self.hands.append(HandFact(person_id=person, duty=ruling.duty))
        self.holder = person if act.verb in {"open_birth", "take_entry"} else self.holder
        self.attendant = person if act.verb in {"sign_delivery", "correct_delivery"} else self.attendant
        self.printed_by = person if act.verb == "confirm_and_print" else self.printed_by


def live(duties: dict[str, list[Duty]], choices: list[tuple[int, bool]]) -> History:
    """Walk along acts that the law opens, to persons who may hold several duties at once."""
    history = History()
    actors = [MACHINE, HOSPITAL_SYSTEM, *(who(*duties[name], person=name, is_mother=True) for name in PEOPLE)]
    for choice, materials_stand in choices:
        history.materials_stand = materials_stand
        facts = history.facts()
        open_ones = [
            (one.act, actor)
            for actor in actors
            for one in acts_open_to(actor, facts, acts=ACTS)
            if one.is_open and one.act.verb not in ENDING
        ]
        onward = [one for one in open_ones if one[0].moves[history.stage] is not history.stage]
        chosen = onward if choice % 4 and onward else open_ones
        if chosen and history.stage not in FINAL:
            try:
                history.step(*chosen[choice // 4 % len(chosen)])
            except NotAllowed as refusal:
                event(refusal.reasons[0].code)
    return history


def duties_of(history: History) -> dict[str, set[Duty]]:
    had: dict[str, set[Duty]] = defaultdict(set)
    for hand in history.hands:
        had[hand.person_id].add(hand.duty)
    return had


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(duties=DUTIES, choices=CHOICES)
def test_no_person_is_ever_two_of_the_four_hands(
    duties: dict[str, list[Duty]], choices: list[tuple[int, bool]]
) -> None:
    history = live(duties, choices)
    event(f"ends {history.stage}")

    assert {name: had for name, had in duties_of(history).items() if len(had) > 1} == {}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(choices=CHOICES)
def test_where_everyone_holds_every_duty_a_sealed_case_still_has_three_officers(
    choices: list[tuple[int, bool]],
) -> None:
    history = live({name: sorted(set(HELD) - {Duty.COLLECTOR}) for name in PEOPLE}, choices)
    last = {verb: person for verb, person, _duty in history.done}
    event(f"ends {history.stage}")

    if "seal" in last:
        assert len({last["sign_delivery"], last["confirm_and_print"], last["seal"]}) == 3


def test_one_person_who_holds_every_duty_gets_no_further_than_the_signed_block() -> None:
    history, alone = History(), who(*HELD, person="an", is_mother=True)
    for _round in range(3):
        for act in ACTS:
            if act.verb in {"report_loss", "withdraw_entry"}:
                continue
            try:
                history.step(act, alone)
            except NotAllowed:
                continue

    assert history.stage is Stage.SIGNED
    assert duties_of(history) == {"an": {Duty.ATTENDANT}}


def test_the_voider_of_a_print_is_never_its_printer() -> None:
    printed = PrintFact(certificate_no="Z520000001", printed_by="an", insert_matched=True, content_unchanged=True)
    facts = facts_at(Stage.PRINTED, printed=printed)
    both = who(Duty.SEALING_OFFICER, Duty.ISSUING_OFFICER, person="an")

    open_ones = {one.act.verb for one in acts_open_to(both, facts, acts=ACTS) if one.is_open}
    assert "void_print" not in open_ones
