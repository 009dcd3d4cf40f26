"""An officer at the counter sees the original paper and puts their name to it."""

from datetime import datetime

from xinsheng.gateways.identity.binding import bound, new_challenge
from xinsheng.gateways.identity.port import Answer, Challenge, UnableToVerify, VerifiedIdentity
from xinsheng.law.assurance import GIVEN, IdentityMethod


class CounterIdentity:
    """Identification by an original seen at the counter (see `IdentityProvider`)."""

    method = IdentityMethod.COUNTER

    def begin(self, case_reference: str, *, purpose: str, at: datetime) -> Challenge:
        """Make a challenge for the officer's page."""
        return new_challenge(case_reference, purpose=purpose, method=self.method, at=at)

    def finish(self, challenge: Challenge, *, answer: Answer | None, at: datetime) -> VerifiedIdentity:
        """Bind what the officer attests; without the officer's name it is `incomplete`."""
        if answer is not None and not answer.attested_by:
            raise UnableToVerify("incomplete")
        return bound(challenge, answer=answer, method=self.method, assurance=GIVEN[self.method], at=at)
