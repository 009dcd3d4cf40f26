"""What a hospital's system signs to be let in: a short-lived JWT of its own key, for us alone (RFC 7523, SMART 2).

Whether it was used before is the books' to know; here is only what the assertion itself says.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from xinsheng.gateways.hospitals.keys import SIGNATURES

LONGEST = 8 * 1024  # characters
LIFETIME = timedelta(minutes=5)  # the furthest that its end may lie ahead
_LEEWAY = timedelta(seconds=30)  # by which a clock may run ahead of ours
_LONGEST_ID = 200


class UnableToBelieve(Exception):
    """The assertion opens nothing. Codes: `unreadable`, `forged`, `not_for_us`, `expired`, `too_long_lived`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Assertion:
    """An assertion that holds: the digest of its id (`jti`), and when it ends."""

    digest: bytes
    expires_at: datetime


def find_claimed_client(token: str) -> UUID | None:
    """Whose an assertion says it is, not yet believed; None where it says nothing of the kind."""
    if len(token) > LONGEST:
        return None
    try:
        said = json.loads(jws.extract_compact(token.encode()).payload)
        return UUID(said["iss"])
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def read_assertion(token: str, *, client: UUID, keys: Mapping[str, Any], audience: str, at: datetime) -> Assertion:
    """The assertion, believed: signed by this client's keys, for this address, alive and short.

    Raises UnableToBelieve.
    """
    try:
        read = jwt.decode(token, KeySet.import_key_set(dict(keys)), algorithms=list(SIGNATURES))  # type: ignore[arg-type]
    except (JoseError, ValueError, TypeError, KeyError, RecursionError) as fault:
        raise UnableToBelieve("forged") from fault
    if not isinstance(read.header.get("kid"), str):  # without a name any key of the set would do
        raise UnableToBelieve("forged")
    said = read.claims
    if said.get("iss") != str(client) or said.get("sub") != str(client):
        raise UnableToBelieve("forged")
    if said.get("aud") != audience:
        raise UnableToBelieve("not_for_us")
    name = said.get("jti")
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_ID:
        raise UnableToBelieve("unreadable")
    expires_at = _alive(said, at=at)
    return Assertion(digest=hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest(), expires_at=expires_at)


def _alive(said: Mapping[str, Any], *, at: datetime) -> datetime:
    expires_at, not_before = _moment(said.get("exp")), _moment(said.get("nbf", 0))
    if expires_at is None or not_before is None:
        raise UnableToBelieve("unreadable")
    if expires_at <= at or not_before - _LEEWAY > at:
        raise UnableToBelieve("expired")
    if expires_at - at > LIFETIME:
        raise UnableToBelieve("too_long_lived")
    return expires_at


def _moment(said: object) -> datetime | None:
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    try:
        return datetime.fromtimestamp(said, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
