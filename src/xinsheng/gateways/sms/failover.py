"""Providers in order of preference: the next one takes over when the first fails or slows (trial G18).

What is known of a provider is kept in memory, one opinion a process: a worker that starts anew asks the first
provider once more, at the cost of one slow message. A provider that failed twice in a row rests for a minute, then
gets one message as a trial. So a shift takes as long as two answers do, at most twice the patience.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from xinsheng.gateways.sms.port import Message, Sent, Take, TextMessages, UnableToSend

_ABOUT_THE_MESSAGE = frozenset({"bad_phone", "bad_text", "refused", "no_template"})  # say nothing of the provider
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """When the next provider takes over: failures in a row, what counts as slow, how long a provider rests (s)."""

    failures: int = 2
    slow: float = 5.0
    rest: float = 60.0


@dataclass(kw_only=True, slots=True)
class _Health:
    failures: int = 0
    rests_until: float = 0.0


class Failover:
    """Several providers as one (see `TextMessages`)."""

    def __init__(
        self,
        providers: Mapping[str, TextMessages],
        *,
        policy: Policy | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`providers` by name, the preferred one first; `clock` counts seconds."""
        self._providers = dict(providers)
        self._policy = policy or Policy()
        self._clock = clock
        self._health = {name: _Health() for name in providers}
        self._looking = Lock()

    def send(self, message: Message) -> Sent:
        """Send by the first provider that is well; one that surely did not take it is passed over.

        Raises a fault that another try may mend, if there is one (a provider that rests may still take it); where
        one provider may have taken it, nobody else is asked now.
        """
        faults = []
        for name in self._providers:
            if not self._may_try(name):
                faults.append(UnableToSend("not_available", again=True))
                continue
            try:
                return self._try(name, message)
            except UnableToSend as fault:
                if fault.in_doubt or fault.code in {"bad_phone", "bad_text"}:
                    raise
                faults.append(fault)
        raise next((fault for fault in faults if fault.again), faults[-1])

    def _may_try(self, name: str) -> bool:
        """Whether a provider is well, or has rested and is due for its one trial (which others then leave to us)."""
        with self._looking:
            health, now = self._health[name], self._clock()
            if health.failures < self._policy.failures:
                return True
            if now < health.rests_until:
                return False
            health.rests_until = now + self._policy.rest
            return True

    def _try(self, name: str, message: Message) -> Sent:
        began = self._clock()
        try:
            sent = self._providers[name].send(message)
        except UnableToSend as fault:
            if fault.code not in _ABOUT_THE_MESSAGE:
                self._failed(name, code=fault.code)
            raise
        if self._clock() - began > self._policy.slow:
            self._failed(name, code="slow")
        else:
            self._worked(name)
        return sent

    def _failed(self, name: str, *, code: str) -> None:
        with self._looking:
            health = self._health[name]
            health.failures += 1
            health.rests_until = self._clock() + self._policy.rest
            shifts = health.failures == self._policy.failures
        if shifts:
            _log.warning("text_message_provider_rests", extra={"provider": name, "code": code})

    def _worked(self, name: str) -> None:
        with self._looking:
            self._health[name].failures = 0

    def collect(self, take: Take) -> None:
        """Collect from every provider; one that is away keeps what it has."""
        for name, provider in self._providers.items():
            try:
                provider.collect(take)
            except UnableToSend as fault:
                _log.debug("receipts_not_collected", extra={"provider": name, "code": fault.code})

    def close(self) -> None:
        """Close every provider."""
        for provider in self._providers.values():
            provider.close()
