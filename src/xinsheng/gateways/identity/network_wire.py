"""How the network's sign-in is spoken to: little time, few bytes, no redirection, keys remembered a while."""

import io
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn, TypeVar

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from xinsheng.gateways.identity.port import UnableToVerify

LARGEST_ANSWER = 64 * 1024  # bytes
_KEPT = 600.0  # seconds: metadata and keys are asked again after it
_SOONEST = 10.0  # seconds: an unknown key makes us ask again, but not more often
_SILENT = 15.0  # seconds: who did not answer is not asked again, so that an outage holds up nobody else
_LINES = 4  # conversations at a time in one process; a frozen one keeps its line, not the page
_CHUNK = 8 * 1024
T = TypeVar("T")
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class UnableToSpeak(requests.RequestException):
    """The network said too much, or said it too slowly."""


class Patience:
    """Speaks to one provider: so long in all, a few at a time, and after a silence not at all for a while."""

    def __init__(self, *, seconds: float) -> None:
        """Wait `seconds` for a whole conversation, however its bytes drip."""
        self._seconds = seconds
        self._free = threading.BoundedSemaphore(_LINES)
        self._silent_until = 0.0

    def spend(self, work: Callable[[], T]) -> T:
        """Do what asks the network. Raises UnableToVerify("no_answer"), and what the work raises."""
        if time.monotonic() < self._silent_until or not self._free.acquire(blocking=False):
            raise UnableToVerify("no_answer")
        heard: queue.SimpleQueue[Callable[[], T]] = queue.SimpleQueue()
        threading.Thread(target=self._speak, args=(work, heard), daemon=True).start()
        try:
            return heard.get(timeout=self._seconds)()
        except queue.Empty as late:
            self._is_silent()
            raise UnableToVerify("no_answer") from late
        except UnableToVerify as fault:
            if fault.code == "no_answer":
                self._is_silent()
            raise

    def _is_silent(self) -> None:
        self._silent_until = time.monotonic() + _SILENT

    def _speak(self, work: Callable[[], T], heard: "queue.SimpleQueue[Callable[[], T]]") -> None:
        try:
            said = work()
            heard.put(lambda: said)
        except Exception as fault:  # noqa: BLE001  carried over to whoever waits, and raised there
            heard.put(partial(_raise, fault))
        finally:
            self._free.release()


def _raise(fault: Exception) -> NoReturn:
    raise fault


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
        self.patience = Patience(seconds=2 * seconds)
        self._known: Known | None = None

    def known(self, *, anew: bool = False) -> Known:
        """What is known of it; `anew` because a key is missing. Raises UnableToVerify: `no_answer`, `forged`."""
        now, known = time.monotonic(), self._known
        if known is None or now - known.at > (_SOONEST if anew else _KEPT):
            known = self._known = self.patience.spend(lambda: self._ask(at=now))
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
        except (requests.RequestException, ValueError, RecursionError) as fault:
            raise UnableToVerify("no_answer") from fault
        if not isinstance(said, dict):
            raise UnableToVerify("no_answer")
        return said

    def _is_ours(self, address: object) -> bool:
        """Whether an endpoint is spoken to under the same kind of connection as the provider itself."""
        scheme = self._issuer.partition("://")[0]
        return isinstance(address, str) and address.startswith(f"{scheme}://")
