"""The demonstration's sign-in: believes what it is told, and is shown as no identification for ever."""

from datetime import datetime

from xinsheng.gateways.identity.binding import bound, new_challenge
from xinsheng.gateways.identity.port import Answer, Challenge, UnableToVerify, VerifiedIdentity
from xinsheng.law.assurance import GIVEN, IdentityMethod


class DevelopmentIdentity:
    """Identification that is none (see `IdentityProvider`); cannot exist in production."""

    method = IdentityMethod.DEVELOPMENT

    def __init__(self, *, production: bool) -> None:
        """Raise `UnableToVerify("not_in_production")` in production."""
        if production:
            raise UnableToVerify("not_in_production")

    def begin(self, case_reference: str, *, purpose: str, at: datetime) -> Challenge:
        """Make a challenge for the demonstration page."""
        return new_challenge(case_reference, purpose=purpose, method=self.method, at=at)

    def finish(self, challenge: Challenge, *, answer: Answer | None, at: datetime) -> VerifiedIdentity:
        """Bind what was typed, with no assurance."""
        return bound(challenge, answer=answer, method=self.method, assurance=GIVEN[self.method], at=at)
