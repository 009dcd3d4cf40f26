"""The conditions of what a hospital's own system has sent."""

from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode


def nobody_holds_the_entry(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """What was sent without naming an attendant in post at the institution waits for whoever takes it."""
    return (Reason(ReasonCode.NOT_HOLDER_OF_ENTRY),) if facts.holder_id is not None else ()
