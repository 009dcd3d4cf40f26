"""Short bearer tokens of the systems that call, hospitals' and other offices': given for a signed assertion, once."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from xinsheng.casework.acting import UnableToAct
from xinsheng.registry.models import AccessToken, Agency, HospitalClient, SpentAssertion

TOKEN_LIFETIME = timedelta(minutes=5)
_TOKEN_BYTES = 32


def give_token(
    caller: HospitalClient | Agency, *, assertion: bytes, scopes: Collection[str], expires_at: datetime, at: datetime
) -> str:
    """Give an access token to these scopes for an assertion (the digest of its id) that holds until then, once.

    Only the token's digest is kept. Raises UnableToAct("spent") for an assertion that was used before.
    """
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    whose = {"client" if isinstance(caller, HospitalClient) else "agency": caller}
    with transaction.atomic():
        for kept in (SpentAssertion, AccessToken):  # what can open nothing any more
            kept.objects.filter(**whose, expires_at__lt=at).delete()
        try:
            with transaction.atomic():
                SpentAssertion.objects.create(**whose, digest=assertion, expires_at=expires_at)
        except IntegrityError as fault:
            raise UnableToAct("spent") from fault
        AccessToken.objects.create(
            digest=_digest(token),
            **whose,
            scopes=" ".join(sorted(scopes)),
            given_at=at,
            expires_at=at + TOKEN_LIFETIME,
        )
    return token


def find_good_token(token: str, *, at: datetime) -> AccessToken | None:
    """The token, if it still opens and its system is in force: read anew at every call."""
    return AccessToken.objects.good(at=at).filter(digest=_digest(token)).first()


def scopes_of(token: AccessToken) -> frozenset[str]:
    """What it opens."""
    return frozenset(token.scopes.split())


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
