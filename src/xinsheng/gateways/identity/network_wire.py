"""How the network's sign-in is spoken to: little time, few bytes, no redirection, keys remembered a while."""

import io
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from xinsheng.gateways.identity.port import UnableToVerify

LARGEST_ANSWER = 64 * 1024  # bytes
_KEPT = 600.0  # seconds: metadata and keys are asked again after it
_SOONEST = 10.0  # seconds: an unknown key makes us ask again, but not more often
_CHUNK = 8 * 1024
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class UnableToSpeak(requests.RequestException):
    """The network said too much, or said it too slowly."""


class BoundedAnswers:
    """A hook of `requests` that reads an answer within bounds before anybody else does."""

    def __init__(self, *, seconds: float) -> None:
        """Give every answer `seconds` from its first byte to its last."""
        self._seconds = seconds

    def __call__(self, response: requests.Response, **_asked: object) -> requests.Response:
        """Give the same answer with its whole body in memory; raises UnableToSpeak."""
        until, body = time.monotonic() + self._seconds, bytearray()
        with response:
            for chunk in response.iter_content(_CHUNK):
                body += chunk
                if len(body) > LARGEST_ANSWER or time.monotonic() > until:
                    raise UnableToSpeak(response=response)
        whole = requests.Response()
        whole.status_code, whole.url, whole.request = response.status_code, response.url, response.request
        whole.headers.update({"Content-Type": response.headers.get("Content-Type", "")})
        whole.raw, whole.encoding = io.BytesIO(bytes(body)), "utf-8"
        return whole


def bound_session(session: requests.Session, *, seconds: float) -> requests.Session:
    """Let a session read no answer but a bounded one, and take no settings from around it."""
    session.trust_env = False
    session.hooks["response"] = [BoundedAnswers(seconds=seconds)]
    return session


@dataclass(frozen=True)
class Known:
    """What a provider says of itself, and its signing keys, as heard at `at` (monotonic seconds)."""

    metadata: Mapping[str, Any]
    keys: KeySet
    at: float

    def endpoint(self, name: str) -> str:
        """The address of that endpoint, '' where the provider has none."""
        said = self.metadata.get(name, "")
        return said if isinstance(said, str) else ""


class Provider:
    """A provider's own description and keys, fetched when first needed and every ten minutes."""

    def __init__(self, issuer: str, *, seconds: float) -> None:
        """Know the provider at `issuer` (exactly as it names itself); wait `seconds` for each answer."""
        self._issuer = issuer
        self._seconds = seconds
        self._known: Known | None = None

    def known(self, *, anew: bool = False) -> Known:
        """What is known of it; `anew` because a key is missing. Raises UnableToVerify: `no_answer`, `forged`."""
        now, known = time.monotonic(), self._known
        if known is None or now - known.at > (_SOONEST if anew else _KEPT):
            known = self._known = self._ask(at=now)
        return known

    def _ask(self, *, at: float) -> Known:
        with bound_session(requests.Session(), seconds=self._seconds) as session:
            metadata = self._get(session, f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
            if metadata.get("issuer") != self._issuer:
                raise UnableToVerify("forged")
            if not all(self._is_ours(metadata.get(name)) for name in _ENDPOINTS):
                raise UnableToVerify("forged")
            said = self._get(session, metadata["jwks_uri"])
        try:
            return Known(metadata=metadata, keys=KeySet.import_key_set(said), at=at)  # type: ignore[arg-type]
        except (JoseError, ValueError, KeyError, TypeError) as fault:
            raise UnableToVerify("no_answer") from fault

    def _get(self, session: requests.Session, address: str) -> dict[str, Any]:
        try:
            answer = session.get(address, timeout=self._seconds, allow_redirects=False, stream=True)
            said = answer.json() if answer.status_code == requests.codes.ok else None
        except (requests.RequestException, ValueError) as fault:
            raise UnableToVerify("no_answer") from fault
        if not isinstance(said, dict):
            raise UnableToVerify("no_answer")
        return said

    def _is_ours(self, address: object) -> bool:
        """Whether an endpoint is spoken to under the same kind of connection as the provider itself."""
        scheme = self._issuer.partition("://")[0]
        return isinstance(address, str) and address.startswith(f"{scheme}://")
