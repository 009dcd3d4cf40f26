"""The conditions of the original record: looked up first, asked of nobody before, never decided by a silence (D2)."""

from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode, reason_when
from xinsheng.law.succession_terms import RecordAnswer
from xinsheng.law.terms import Finding, Material


def record_is_looked_up(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Somebody has looked, and these books hold what the original said; a register that is silent decides nothing."""
    said = facts.succession
    if said.record is None:
        return (Reason(ReasonCode.RECORD_NOT_LOOKED_UP),)
    if said.record is RecordAnswer.UNREACHABLE and not said.original_known:
        return (Reason(ReasonCode.RECORD_NOT_ANSWERED),)
    return reason_when(not said.original_known, ReasonCode.ORIGINAL_NOT_ESTABLISHED)


def county_is_the_issuers(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A reissue is the county's of the original issuer, whoever received it (mission D3)."""
    return reason_when(not facts.succession.county_handles, ReasonCode.OTHER_COUNTY)


def original_is_unknown(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """What these books hold is neither looked up elsewhere nor typed again."""
    return reason_when(facts.succession.original_known, ReasonCode.RECORD_IS_KNOWN)


def evidence_is_at_hand(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """What the original said is typed off a record that the register found, or off the issuer's, examined."""
    if facts.succession.record is RecordAnswer.FOUND:
        return ()
    if facts.succession.record is not RecordAnswer.NOT_FOUND:
        return (Reason(ReasonCode.RECORD_NOT_ANSWERED),)
    accepted = any(
        fact.material is Material.ISSUANCE_RECORD and fact.finding is Finding.ACCEPTED for fact in facts.materials
    )
    return reason_when(not accepted, ReasonCode.EVIDENCE_MISSING, Material.ISSUANCE_RECORD)


def original_is_stated(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """There is something to confirm."""
    return reason_when(not facts.succession.stated_by, ReasonCode.ORIGINAL_NOT_STATED)


def issuer_is_asked(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The original issuer is asked for its record where no register has one, and answers while it is of use."""
    said = facts.succession
    is_asked = said.record is RecordAnswer.NOT_FOUND and said.issuer_asked_on is not None and not said.original_known
    return reason_when(not is_asked, ReasonCode.RECORD_NOT_ASKED)
