"""Receipts that have come and wait to be collected: none is let go before it was taken, none is kept for ever."""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from xinsheng.gateways.sms.port import Receipt, Take

_KEPT = 20.0  # seconds a receipt of a message that is not known (yet) is offered again
_AGAIN = 0.5  # seconds between two offers
_ROOM = 1000
_log = logging.getLogger(__name__)


def need_not_say() -> None:
    """For a provider that asks for no acknowledgement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    receipt: Receipt
    since: float
    acknowledge: Callable[[], None]
    not_before: float = 0.0


class Inbox:
    """Receipts in the order they came; one thread puts, one takes."""

    def __init__(self) -> None:
        """Begin empty."""
        self._kept: deque[_Kept] = deque()

    @property
    def is_full(self) -> bool:
        """Whether the provider should wait with more."""
        return len(self._kept) >= _ROOM

    def put(self, receipt: Receipt, *, acknowledge: Callable[[], None] = need_not_say) -> None:
        """Keep a receipt; `acknowledge` tells the provider that it was taken."""
        self._kept.append(_Kept(receipt=receipt, since=time.monotonic(), acknowledge=acknowledge))

    def hand_over(self, take: Take) -> None:
        """Offer each receipt once; what `take` does not know is offered again later, and given up after a while.

        Whatever `take` raises leaves the receipt here.
        """
        now = time.monotonic()
        for _ in range(len(self._kept)):
            kept = self._kept[0]
            waits = kept.not_before > now
            known = not waits and take(kept.receipt)
            self._kept.popleft()
            if waits:
                self._kept.append(kept)
            elif not known and now - kept.since < _KEPT:
                self._kept.append(replace(kept, not_before=now + _AGAIN))
            else:
                kept.acknowledge()
                if not known:
                    _log.warning("receipt_of_an_unknown_message", extra={"code": kept.receipt.became.value})
