"""The conditions of correcting an issued Birth Service Certificate, and what of a declaration is printed on it."""

from xinsheng.law.acts import Given, Input
from xinsheng.law.couples import CoupleDeclaration, Spouse
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.terms import CorrectionItem


def correction_is_listed(_facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """Only what is printed and may be wrong, from a closed list."""
    asked = tuple(given.get(Input.CORRECTIONS, ()))
    unknown = tuple(item for item in asked if item not in {known.value for known in CorrectionItem})
    return (Reason(ReasonCode.CORRECTION_UNKNOWN, unknown),) if unknown else ()


def is_the_same_couple(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A correction never makes the certificate another couple's: whoever's number was wrong registers anew."""
    return () if facts.registration.same_couple else (Reason(ReasonCode.OTHER_COUPLE),)


def something_is_printed_anew(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Without a word that changes on the paper there is no new certificate."""
    return () if facts.registration.prints_anew else (Reason(ReasonCode.NOTHING_CORRECTED),)


def printed_answers(declaration: CoupleDeclaration) -> tuple[object, ...]:
    """The answers that are printed on the certificate: the two with their places, the order of the child."""
    return (_printed(declaration.woman), _printed(declaration.man), declaration.child_order)


def _printed(spouse: Spouse | None) -> object:
    return (spouse.name, spouse.household, spouse.residence) if spouse else None
