"""A person's card read at an enrolled place: what its reader's own service says, signed by the place's key.

The page asks the service on the same machine (`docs/formats.md`); what comes back is believed only when the key that
two people enrolled has signed it, for us, for this very asking. The portrait stays on that machine, unless the person
agrees to have their face held against it (`law/resemblance.py`).
"""

import base64
import binascii
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from joserfc import jws, jwt
from joserfc.errors import JoseError

from xinsheng.gateways.identity.binding import bound, new_challenge
from xinsheng.gateways.identity.kiosk_keys import SIGNATURE, key_of
from xinsheng.gateways.identity.port import Answer, Challenge, UnableToVerify, VerifiedIdentity
from xinsheng.law.assurance import GIVEN, IdentityMethod
from xinsheng.law.card_readings import CardSays, UnableToUseCard, card_says
from xinsheng.standards.card_records import read_card_record
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.refusals import UnableToRead

KIND = "xinsheng-card-reading"  # the `typ` of an answer: no other signed thing of the same key passes for one
LONGEST = 4 * 1024  # characters of an answer
_CLAIMS = frozenset({"iss", "aud", "nonce", "purpose", "case", "record"})
_PORTRAIT = "portrait"  # the digest of the picture that was given beside the answer; a service may leave it out


@dataclass(frozen=True, kw_only=True)
class CardPlace:
    """An enrolled place as an answer is held against it: its id and its public key (a JWK)."""

    kiosk_id: UUID
    key: Mapping[str, Any]


def find_claimed_kiosk(said: str) -> UUID | None:
    """Which place an answer says it is from, not yet believed; None where it says nothing of the kind."""
    if len(said) > LONGEST:
        return None
    try:
        return UUID(json.loads(jws.extract_compact(said.encode()).payload)["iss"])
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


class CardIdentity:
    """Identification by a card at an enrolled place (see `IdentityProvider`)."""

    method = IdentityMethod.CARD

    def __init__(self, *, audience: str) -> None:
        """Believe what is signed for `audience`, our public address."""
        self._audience = audience

    def begin(self, case_reference: str, *, purpose: str, at: datetime) -> Challenge:
        """Make a challenge that the place must sign together with what it read."""
        return new_challenge(case_reference, purpose=purpose, method=self.method, at=at)

    def asked(self, challenge: Challenge) -> dict[str, str]:
        """What the page asks the reader's service: to be signed with the record, word for word."""
        return {
            "aud": self._audience,
            "nonce": challenge.nonce,
            "purpose": challenge.purpose,
            "case": challenge.case_reference,
        }

    def hear(self, challenge: Challenge, said: str, *, place: CardPlace, at: datetime) -> CardSays:
        """What a card says, from an answer to this challenge.

        Raises UnableToVerify: `malformed` (also what is not ASCII), `forged` (not signed by this place, or not for
        us), `not_begun_here` (of another asking, purpose or case), `unreadable_card`, and those of `card_says`.
        """
        claims = self._claims(said, place=place)
        if claims["iss"] != str(place.kiosk_id) or claims["aud"] != self._audience:
            raise UnableToVerify("forged")
        asked = self.asked(challenge)
        if not all(hmac.compare_digest(claims[name].encode(), asked[name].encode()) for name in asked):
            raise UnableToVerify("not_begun_here")
        try:
            record = read_card_record(base64.b64decode(claims["record"], validate=True))
            return card_says(record, on=civil_date(at))
        except (binascii.Error, UnableToRead) as fault:
            raise UnableToVerify("unreadable_card") from fault
        except UnableToUseCard as fault:
            raise UnableToVerify(fault.code) from fault

    def is_portrait(self, picture: bytes, said: str, *, place: CardPlace) -> bool:
        """Whether an answer that was heard names this picture as the card's. Raises UnableToVerify as `hear`."""
        named = self._claims(said, place=place).get(_PORTRAIT, "")
        return hmac.compare_digest(named.encode(), sha256(picture).hexdigest().encode())

    def finish(self, challenge: Challenge, *, answer: Answer | None, at: datetime) -> VerifiedIdentity:
        """Bind what the card says to its challenge."""
        return bound(challenge, answer=answer, method=self.method, assurance=GIVEN[self.method], at=at)

    @staticmethod
    def _claims(said: str, *, place: CardPlace) -> dict[str, str]:
        if not said or len(said) > LONGEST:
            raise UnableToVerify("malformed")
        try:
            read = jwt.decode(said, key_of(place.key), algorithms=[SIGNATURE])
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as fault:
            raise UnableToVerify("forged") from fault
        if read.header.get("typ") != KIND:
            raise UnableToVerify("forged")
        claims = dict(read.claims)
        if set(claims) - {_PORTRAIT} != _CLAIMS or not all(
            isinstance(one, str) and one.isascii() for one in claims.values()
        ):
            raise UnableToVerify("malformed")
        return claims


def answer_of(says: CardSays) -> Answer:
    """What a card says, as every provider's answer; a name that cannot be taken over leaves it incomplete."""
    return Answer(
        name=says.name,
        paper_kind=says.paper_kind,
        paper_no=says.paper_no,
        born_on=says.born_on,
        attested_by=None,
        is_live=True,
    )
