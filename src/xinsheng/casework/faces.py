"""Signing in by one's face: what the service said of it serves once (invariant 51, threat T14)."""

import hashlib
from datetime import datetime

from xinsheng.casework.attempts import count_try, tries_at
from xinsheng.casework.people import meet_citizen
from xinsheng.gateways.identity import Challenge, FaceDeparture, FaceIdentity, UnableToVerify, VerifiedIdentity
from xinsheng.gateways.identity.face import digest_of_return
from xinsheng.registry.models import Account


def sign_in_by_face(
    face: FaceIdentity, challenge: Challenge, departure: FaceDeparture, *, secret: str, token: str, at: datetime
) -> tuple[Account, VerifiedIdentity]:
    """Let in whose face the service saw for this challenge; the account is opened if it is their first time.

    Raises UnableToVerify as `FaceIdentity.hear`, `used`, and `not_begun_here` where the return came to another
    browser before. After `no_answer` it may be asked again.
    """
    if tries_at(_lent(departure.returns)):
        raise UnableToVerify("not_begun_here")
    answer = face.hear(challenge, departure, secret=secret, token=token, at=at)
    verified = face.finish(challenge, answer=answer, at=at)
    _spend(verified.nonce, at=at)
    return meet_citizen(verified, at=at), verified


def close_lent(secret: str, *, at: datetime) -> None:
    """A return came to a browser that began nothing: whoever did begin it is not let in by it any more."""
    count_try(_lent(digest_of_return(secret)), at=at)


def _lent(returns: str) -> str:
    return f"face.lent:{returns}"


def _spend(nonce: str, *, at: datetime) -> None:
    """Count that it has served; whoever is not the first, in whichever session, is refused."""
    bucket = f"face:{hashlib.sha256(nonce.encode()).hexdigest()}"
    count_try(bucket, at=at)
    if tries_at(bucket) > 1:
        raise UnableToVerify("used")
