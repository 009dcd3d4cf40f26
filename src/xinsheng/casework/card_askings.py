"""What a browser's session remembers of the cards it waits for: each asking is forgotten with its first answer."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xinsheng.gateways.identity import Challenge
from xinsheng.law.assurance import IdentityMethod
from xinsheng.law.card_readings import READING_LIFETIME, ReadFor

_ASKINGS = "card_askings"
_MOST = 5  # unanswered ones in a session: a person with several pages open
Session = MutableMapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TakenAsking:
    """What was asked, for which page, and the level which that page wants."""

    challenge: Challenge
    wanted: str
    least: str


def remember_asking(session: Session, challenge: Challenge, *, wanted: str = "", least: str = "") -> None:
    """Remember what was asked, and for which page and level; the oldest gives way to a sixth."""
    kept = dict(session.get(_ASKINGS, {}))
    for oldest in sorted(kept, key=lambda nonce: kept[nonce]["expires_at"])[: max(0, len(kept) - _MOST + 1)]:
        del kept[oldest]
    kept[challenge.nonce] = {
        "purpose": challenge.purpose,
        "case": challenge.case_reference,
        "expires_at": challenge.expires_at.isoformat(),
        "wanted": wanted,
        "least": least,
    }
    session[_ASKINGS] = kept


def take_asking(session: Session, nonce: str, *, purpose: ReadFor, case: str = "") -> TakenAsking | None:
    """What was asked with that nonce, forgotten from now on.

    None in any other session, and for another purpose or case than it was asked for.
    """
    kept = dict(session.get(_ASKINGS, {}))
    said = kept.pop(nonce, None)
    session[_ASKINGS] = kept
    if said is None or (said["purpose"], said["case"]) != (purpose.value, case):
        return None
    challenge = Challenge(
        nonce=nonce,
        purpose=said["purpose"],
        case_reference=said["case"],
        method=IdentityMethod.CARD,
        expires_at=datetime.fromisoformat(said["expires_at"]),
    )
    return TakenAsking(challenge=challenge, wanted=said["wanted"], least=said["least"])


def begun_at(challenge: Challenge) -> datetime:
    """When it was asked."""
    return challenge.expires_at - READING_LIFETIME
