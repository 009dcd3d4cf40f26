"""The conditions of reissue and replacement: whom they are open to, and that one certificate follows another."""

from xinsheng.law.acts import Given, Input
from xinsheng.law.applications import application_faults
from xinsheng.law.conditions import is_no_party
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode, reason_when
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.law.terms import Duty, Satisfaction, Standing


def original_is_in_force(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Only what is in force is succeeded: not what was replaced before, is void, or is being looked into."""
    standing = facts.succession.original_standing
    return reason_when(standing not in (None, Standing.VALID), ReasonCode.ORIGINAL_NOT_IN_FORCE, standing or "")


def had_no_hand_on_the_chain(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Who reissues, reviews or seals a reissue had no hand on any certificate of the chain (invariant 22, T21)."""
    return reason_when(actor.person_id in facts.succession.chain_people, ReasonCode.HAD_A_HAND_ON_THE_CHAIN)


def had_no_hand_unless_applicant(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """The same of the officer at the counter; a family may have had its hands on every certificate of its child."""
    return () if actor.holds(Duty.APPLICANT) else had_no_hand_on_the_chain(facts, actor)


def is_no_party_unless_applicant(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """At the counter a party acts as the applicant they are, never as the officer they may be too (invariant 23)."""
    return () if actor.holds(Duty.APPLICANT) else is_no_party(facts, actor)


def application_is_complete(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """There is an application, nothing in it is wrong, and it changes only what its ground is about."""
    application = facts.succession.application
    if application is None:
        return (Reason(ReasonCode.APPLICATION_INCOMPLETE),)
    faults = application_faults(application, service=facts.service, on=facts.today)
    fields = (*(fault.field for fault in faults), *facts.succession.wrong_changes)
    return reason_when(bool(fields), ReasonCode.APPLICATION_INCOMPLETE, *fields)


def applicant_is_entitled(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A parent whom the certificate names, the child of full age, or a guardian, who proves it (threat T22)."""
    application, entitled = facts.succession.application, facts.succession.entitled
    if application is None or entitled is None:
        return ()
    relation = application.applicant.relation
    is_so = relation is ApplicantRelation.GUARDIAN or entitled.get(facts.succession.applicant_index) is relation
    return reason_when(not is_so, ReasonCode.APPLICANT_NOT_ENTITLED, relation)


def report_is_free(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A parentage test report serves one birth, whether its first certificate or one in its place (threats T16)."""
    return reason_when(not facts.succession.report_is_free, ReasonCode.REPORT_USED_BEFORE)


def is_reviewed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The reviewer has put their name to this very print (domain 3.4: issuer, sealer and reviewer sign)."""
    return reason_when(not facts.succession.reviewed, ReasonCode.NOT_REVIEWED)


def is_not_yet_reviewed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """It is reviewed once."""
    return reason_when(facts.succession.reviewed, ReasonCode.ALREADY_REVIEWED)


def paper_is_returned(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The old paper was handed in: a replacement takes its place, it is never a second one (domain 3.7)."""
    return reason_when(not facts.succession.paper_returned, ReasonCode.PAPER_NOT_RETURNED)


def paper_is_not_yet_returned(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """It is handed in once."""
    return reason_when(facts.succession.paper_returned, ReasonCode.PAPER_ALREADY_RETURNED)


def seen_by_an_officer(_facts: Facts, actor: Actor, given: Given) -> tuple[Reason, ...]:
    """An original is attested by an officer who saw it, never by the applicant, who may be an officer elsewhere."""
    is_seen = Satisfaction(given[Input.WAY]) is Satisfaction.SEEN_AT_COUNTER
    return reason_when(is_seen and actor.holds(Duty.APPLICANT), ReasonCode.WAY_NOT_OPEN, given[Input.WAY])
