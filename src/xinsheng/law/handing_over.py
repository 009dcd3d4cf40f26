"""Who may take the printed certificate, and what they show for it (mission A5, domain 3.6).

The mother sends one person, who is registered as the collector; a reissue or replacement has its applicant. Whoever
else comes has the mother's authorisation for this, or the applicant's, as whoever is registered had to have.
"""

from dataclasses import dataclass
from enum import StrEnum

from xinsheng.law.acts import Given, Input
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode, reason_when
from xinsheng.law.terms import MothersState


class Recipient(StrEnum):
    """Who takes the paper."""

    REGISTERED = "registered"  # 登记的领证人；补发、换发的申请人
    MOTHER = "mother"  # 孩子的母亲，不是登记的领证人
    AUTHORISED = "authorised"  # 持委托书的其他人


class PaperShown(StrEnum):
    """An original that is looked at when the paper is taken: seen, not copied."""

    OWN_IDENTITY = "own_identity"  # 领取人的有效身份证件
    AUTHORISATION_TO_TAKE = "authorisation_to_take"  # 领取委托书


SHOWN_BY: dict[Recipient, frozenset[PaperShown]] = {
    Recipient.REGISTERED: frozenset({PaperShown.OWN_IDENTITY}),
    Recipient.MOTHER: frozenset({PaperShown.OWN_IDENTITY}),
    Recipient.AUTHORISED: frozenset(PaperShown),
}


@dataclass(frozen=True, kw_only=True)
class Taking:
    """Who took it, the originals looked at, and of whom nothing is registered the name and why they came."""

    recipient: Recipient
    seen: frozenset[PaperShown]
    who: str = ""


def mother_may_take_it(facts: Facts) -> bool:
    """Whether the mother can come in the place of whom she sent: of a first certificate, while she can sign."""
    declaration = facts.declaration
    return declaration is not None and facts.succession.application is None and can_come_herself(declaration)


def can_come_herself(declaration: Declaration) -> bool:
    """Whether the declaration knows the mother, and that she can sign."""
    return declaration.mother_given and declaration.mothers_state is MothersState.CAN_SIGN


def recipient_may_take_it(facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """It goes to who is registered, to the mother, or to whom an authorisation names; what they show was seen."""
    said = given[Input.RECIPIENT]
    if said not in set(Recipient):
        return (Reason(ReasonCode.RECIPIENT_NOT_ENTITLED),)
    who = Recipient(said)
    unseen = sorted(SHOWN_BY[who] - set(given.get(Input.PAPERS_SEEN, ())))
    unnamed = who is Recipient.AUTHORISED and not given.get(Input.REASON)
    return (
        *reason_when(who is Recipient.MOTHER and not mother_may_take_it(facts), ReasonCode.RECIPIENT_NOT_ENTITLED),
        *reason_when(bool(unseen), ReasonCode.RECIPIENTS_PAPER_NOT_SEEN, *unseen),
        *reason_when(unnamed, ReasonCode.RECIPIENT_NOT_NAMED),
    )
