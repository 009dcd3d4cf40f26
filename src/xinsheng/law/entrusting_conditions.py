"""Who lodges a couple's registration for them at the window, and what is shut to who was sent (mission E11, E12)."""

from collections.abc import Mapping

from xinsheng.law.acts import Given, Input
from xinsheng.law.assurance import is_affirmed
from xinsheng.law.authorisations import AuthorisationState, state_on
from xinsheng.law.entrusting import entrusting_faults
from xinsheng.law.facts import Actor, EntrustedFact, Facts
from xinsheng.law.reasons import Reason, ReasonCode, reason_when
from xinsheng.law.terms import Duty, Stage

_NOT_STANDING: Mapping[AuthorisationState, ReasonCode] = {
    AuthorisationState.USED: ReasonCode.ENTRUSTMENT_USED,
    AuthorisationState.REVOKED: ReasonCode.ENTRUSTMENT_REVOKED,
    AuthorisationState.EXPIRED: ReasonCode.ENTRUSTMENT_EXPIRED,
}


def entrusted_state(facts: Facts, entrusted: EntrustedFact) -> AuthorisationState:
    """Where the authorisation signed last on this form stands today."""
    return state_on(facts.today, until_on=entrusted.until_on, ended=entrusted.ended)


def entrusting_is_complete(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Nothing is wrong or missing in what is about to be signed: whom, and for which couple."""
    said = facts.registration.entrusting
    if said is None:
        return (Reason(ReasonCode.DECLARATION_INCOMPLETE),)
    faults = entrusting_faults(said, on=facts.today)
    return reason_when(
        bool(faults), ReasonCode.DECLARATION_INCOMPLETE, *dict.fromkeys(fault.field for fault in faults)
    )


def sends_as_themself(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """One of the two sends somebody, in their own name; nobody signs for the other."""
    signer = facts.registration.entrusting_index
    return reason_when(bool(signer) and signer != actor.paper_index, ReasonCode.NOT_YOUR_DUTY)


def is_sent_afresh(facts: Facts, actor: Actor, _given: Given) -> tuple[Reason, ...]:
    """Whoever sends somebody puts their name to it: never from a session left open (threat T5)."""
    verb, duty = "entrust_registration", Duty.DECLARANT
    affirmed = is_affirmed(verb, duty=duty, affirmed_at=actor.affirmed_at, at=facts.at)
    return reason_when(not affirmed, ReasonCode.IDENTITY_NOT_FRESH)


def sent_it_themself(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Whoever signed an authorisation takes it back (民法典 art. 173)."""
    entrusted = facts.registration.entrusted
    another = entrusted is not None and entrusted.signer_index != actor.paper_index
    return reason_when(another, ReasonCode.NOT_YOUR_DUTY)


def it_can_be_taken_back(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """There is one in its time that nobody has used."""
    entrusted = facts.registration.entrusted
    standing = entrusted is not None and entrusted_state(facts, entrusted) is AuthorisationState.STANDING
    return reason_when(not standing, ReasonCode.AUTHORISATION_NOT_STANDING)


def somebody_is_sent(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The form is one for which an agent is sent, by an authorisation that may still be used."""
    entrusted = facts.registration.entrusted
    if entrusted is None:
        return (Reason(ReasonCode.NOBODY_SENT),)
    shut = _NOT_STANDING.get(entrusted_state(facts, entrusted))
    return (Reason(shut),) if shut is not None else ()


def form_of_theirs_is_entrusted(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """An officer lodges the form that a couple began online only by the authorisation signed on it."""
    if actor.holds(Duty.DECLARANT) or facts.registration.entrusted is None:
        return ()
    return somebody_is_sent(facts, actor)


def couple_is_the_one_named(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """It serves the two whom it names, as the declaration of the one who signed it."""
    registration = facts.registration
    entrusted = registration.entrusted
    if entrusted is None or registration.declaration is None or actor.holds(Duty.DECLARANT):
        return ()
    declared = (registration.couple_index, registration.declarant_index)
    return reason_when(declared != (entrusted.couple_index, entrusted.signer_index), ReasonCode.COUPLE_NOT_NAMED)


def form_is_not_anothers(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """A form that a couple began online is given up by whoever began it, not at a window for them."""
    theirs = facts.stage is Stage.BEGUN and facts.registration.entrusted is not None
    return reason_when(theirs and not actor.holds(Duty.DECLARANT), ReasonCode.FORM_IS_THE_COUPLES)


def agent_is_the_one_named(facts: Facts, actor: Actor, given: Given) -> tuple[Reason, ...]:
    """Whoever came is the person whom the couple named, by the number of the paper that they show."""
    entrusted = facts.registration.entrusted
    if entrusted is None or actor.holds(Duty.DECLARANT):
        return ()
    return reason_when(given.get(Input.AGENT) != entrusted.agent_index, ReasonCode.AGENT_NOT_NAMED)
