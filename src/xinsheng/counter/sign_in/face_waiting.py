"""What a browser's session remembers of the faces it waits for; of whose they are, nothing but a digest."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xinsheng.casework.people import SIGN_IN
from xinsheng.gateways.identity import Challenge, FaceDeparture
from xinsheng.gateways.identity.face import digest_of_return
from xinsheng.law.assurance import IdentityMethod

_WAITING = "face_sign_ins"
_MOST = 5  # unfinished ones in a session: a person with several pages open
Session = MutableMapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One person sent to the service: for which page, the level which that page wants, and who was signed in then."""

    challenge: Challenge
    departure: FaceDeparture
    wanted: str
    least: str
    signed_in: str


def remember_face(session: Session, waiting: Waiting) -> None:
    """Remember it under the digest of its return; the oldest gives way to a sixth."""
    kept = dict(session.get(_WAITING, {}))
    for oldest in sorted(kept, key=lambda digest: kept[digest]["expires_at"])[: max(0, len(kept) - _MOST + 1)]:
        del kept[oldest]
    kept[waiting.departure.returns] = {
        "token": waiting.departure.token,
        "binds": waiting.departure.binds,
        "nonce": waiting.challenge.nonce,
        "expires_at": waiting.challenge.expires_at.isoformat(),
        "wanted": waiting.wanted,
        "least": waiting.least,
        "signed_in": waiting.signed_in,
    }
    session[_WAITING] = kept


def take_face(session: Session, secret: str) -> Waiting | None:
    """What waits for this return, forgotten from now on; None in any other session."""
    kept, returns = dict(session.get(_WAITING, {})), digest_of_return(secret)
    said = kept.pop(returns, None)
    if said is None:
        return None
    session[_WAITING] = kept
    challenge = Challenge(
        nonce=said["nonce"],
        purpose=SIGN_IN,
        case_reference="",
        method=IdentityMethod.FACE,
        expires_at=datetime.fromisoformat(said["expires_at"]),
    )
    departure = FaceDeparture(token=said["token"], returns=returns, binds=said["binds"])
    return Waiting(
        challenge=challenge,
        departure=departure,
        wanted=said["wanted"],
        least=said["least"],
        signed_in=said.get("signed_in", ""),  # of a session that was sent out before this was remembered: nobody
    )
