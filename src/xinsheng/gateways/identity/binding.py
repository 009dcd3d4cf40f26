"""What every provider does alike: make a challenge, and bind an answer to it."""

import secrets
from datetime import datetime

from xinsheng.gateways.identity.port import (
    LIFETIME,
    Answer,
    Challenge,
    UnableToVerify,
    VerifiedIdentity,
)
from xinsheng.law.assurance import Assurance, IdentityMethod


def new_challenge(case_reference: str, *, purpose: str, method: IdentityMethod, at: datetime) -> Challenge:
    """Make a challenge with a nonce of 128 random bits, dead ten minutes after `at`."""
    return Challenge(
        nonce=secrets.token_hex(16),
        purpose=purpose,
        case_reference=case_reference,
        method=method,
        expires_at=at + LIFETIME,
    )


def bound(
    challenge: Challenge, *, answer: Answer | None, method: IdentityMethod, assurance: Assurance, at: datetime
) -> VerifiedIdentity:
    """Bind an answer to its challenge.

    Raises `UnableToVerify`: `not_begun_here`, `expired` (also before it began), `no_answer`, `incomplete`.
    """
    if challenge.method is not method:
        raise UnableToVerify("not_begun_here")
    if not challenge.expires_at - LIFETIME <= at < challenge.expires_at:
        raise UnableToVerify("expired")
    if answer is None:
        raise UnableToVerify("no_answer")
    if not answer.name.strip() or not answer.paper_no.strip():
        raise UnableToVerify("incomplete")
    return VerifiedIdentity(
        name=answer.name,
        paper_kind=answer.paper_kind,
        paper_no=answer.paper_no,
        born_on=answer.born_on,
        method=method,
        assurance=assurance,
        attested_by=answer.attested_by,
        nonce=challenge.nonce,
        purpose=challenge.purpose,
        case_reference=challenge.case_reference,
        verified_at=at,
        expires_at=challenge.expires_at,
    )
