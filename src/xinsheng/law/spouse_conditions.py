"""The other spouse's own confirmation, where a dated policy asks for it: who says it, how long it is waited for.

Nothing here stops a registration: whatever the other says, and when they say nothing, it goes on (invariant 41).
"""

from xinsheng.law.acts import Given, Input
from xinsheng.law.conditions import is_no_party
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode, reason_when
from xinsheng.law.terms import Duty


def spouse_has_confirmed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Where the dated policy asks for it, the other spouse has confirmed; silence leads to the township."""
    owed = facts.policy.registration_spouse_confirms and not facts.registration.spouse_confirmed
    return reason_when(owed, ReasonCode.SPOUSE_NOT_CONFIRMED)


def spouse_is_asked(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The policy asks for it, and there is another of the two to ask."""
    asked = facts.policy.registration_spouse_confirms and bool(facts.registration.spouse_index)
    return reason_when(not asked, ReasonCode.SPOUSE_NOT_ASKED)


def spouse_was_never_waited_for(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """It is waited for once, and never while the township's clock runs: nothing makes that one longer."""
    waited = facts.registration.spouse_until is not None or facts.registration.accepted
    return reason_when(waited, ReasonCode.SPOUSE_NOT_ASKED)


def spouse_has_not_answered(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """One answer to one declaration; what a person wants to say after it, they say in person."""
    return reason_when(facts.registration.spouse_answered, ReasonCode.SPOUSE_HAS_ANSWERED)


def spouse_is_not_left_to_ask(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Whoever is still to be asked is asked first; only then does a person get it."""
    in_the_way = (spouse_is_asked, spouse_was_never_waited_for, spouse_has_not_answered)
    is_left = not any(condition(facts, actor) for condition in in_the_way)
    return reason_when(is_left, ReasonCode.SPOUSE_NOT_CONFIRMED)


def spouses_days_are_over(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The last day given to the other has passed."""
    until = facts.registration.spouse_until
    return reason_when(until is None or facts.today <= until, ReasonCode.SPOUSE_STILL_HAS_TIME)


def is_the_other_or_no_party(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """The other of the two for themself, or an officer who is neither of them (invariant 23)."""
    if actor.holds(Duty.SPOUSE):
        is_other = bool(actor.paper_index) and actor.paper_index == facts.registration.spouse_index
        return reason_when(not is_other, ReasonCode.NOT_YOUR_DUTY)
    return is_no_party(facts, actor)


def card_was_seen_unless_the_other(facts: Facts, actor: Actor, given: Given) -> tuple[Reason, ...]:
    """An officer writes the answer down only for the other, in person, whose own card was seen."""
    seen, declaration = given.get(Input.SEEN_PAPER), facts.registration.declaration
    if actor.holds(Duty.SPOUSE):
        return reason_when(bool(seen), ReasonCode.IS_A_PARTY)  # nobody sees their own card
    is_other = bool(seen) and declaration is not None and seen != declaration.declarant
    return reason_when(not is_other, ReasonCode.INPUT_MISSING, Input.SEEN_PAPER)
