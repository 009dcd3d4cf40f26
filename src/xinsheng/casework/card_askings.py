"""What a browser's session remembers of the cards it waits for: each asking is forgotten with its first answer."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xinsheng.gateways.identity import Challenge
from xinsheng.law.assurance import IdentityMethod
from xinsheng.law.card_readings import READING_LIFETIME, ReadFor
from xinsheng.law.payloads import Payload
from xinsheng.law.resemblance import Turn

_ASKINGS = "card_askings"
_MOST = 5  # unanswered ones in a session: a person with several pages open
Session = MutableMapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class TakenAsking:
    """What was asked, for which page, and the level which that page wants.

    `turns`: what the person's face is asked to do, where one is compared; `resemblance`: what came of that.
    """

    challenge: Challenge
    wanted: str
    least: str
    turns: tuple[Turn, ...]
    resemblance: Payload


def remember_asking(
    session: Session, challenge: Challenge, *, wanted: str = "", least: str = "", turns: tuple[Turn, ...] = ()
) -> None:
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
        "turns": [turn.value for turn in turns],
    }
    session[_ASKINGS] = kept


def take_asking(session: Session, nonce: str, *, purpose: ReadFor, case: str = "") -> TakenAsking | None:
    """What was asked with that nonce, forgotten from now on.

    None in any other session, and for another purpose or case than it was asked for.
    """
    taken = find_asking(session, nonce, purpose=purpose, case=case)
    session[_ASKINGS] = {other: said for other, said in session.get(_ASKINGS, {}).items() if other != nonce}
    return taken


def note_resemblance(session: Session, nonce: str, resemblance: Payload) -> None:
    """Remember beside an asking that still waits what the comparison of the face came to: a word, and by what."""
    kept = dict(session.get(_ASKINGS, {}))
    kept[nonce] = {**kept[nonce], "resemblance": resemblance}
    session[_ASKINGS] = kept


def find_asking(session: Session, nonce: str, *, purpose: ReadFor, case: str = "") -> TakenAsking | None:
    """What was asked with that nonce, still waiting for its answer; None as `take_asking`."""
    said = session.get(_ASKINGS, {}).get(nonce)
    if said is None or (said["purpose"], said["case"]) != (purpose.value, case):
        return None
    challenge = Challenge(
        nonce=nonce,
        purpose=said["purpose"],
        case_reference=said["case"],
        method=IdentityMethod.CARD,
        expires_at=datetime.fromisoformat(said["expires_at"]),
    )
    return TakenAsking(
        challenge=challenge,
        wanted=said["wanted"],
        least=said["least"],
        turns=tuple(Turn(turn) for turn in said.get("turns", ())),
        resemblance=said.get("resemblance", {}),
    )


def begun_at(challenge: Challenge) -> datetime:
    """When it was asked."""
    return challenge.expires_at - READING_LIFETIME
