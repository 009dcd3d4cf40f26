"""A provider that fails on purpose, for trials of everything that sends (trial G20)."""

from collections.abc import Callable
from enum import StrEnum

from xinsheng.gateways.sms.checking import check_message
from xinsheng.gateways.sms.port import Became, Message, Receipt, Sent, Take, UnableToSend


class Fault(StrEnum):
    """How the provider fails."""

    REFUSES = "refuses"
    IS_GONE = "is_gone"
    IS_THROTTLED = "is_throttled"
    IS_SLOW = "is_slow"
    ACCEPTS_THEN_TIMES_OUT = "accepts_then_times_out"
    ANSWERS_WRONGLY = "answers_wrongly"


_FAULTS = {
    Fault.REFUSES: UnableToSend("refused", again=False),
    Fault.IS_GONE: UnableToSend("not_available", again=True),
    Fault.IS_THROTTLED: UnableToSend("throttled", again=True),
    Fault.IS_SLOW: UnableToSend("took_too_long", again=True, in_doubt=True),
    Fault.ACCEPTS_THEN_TIMES_OUT: UnableToSend("took_too_long", again=True, in_doubt=True),
    Fault.ANSWERS_WRONGLY: UnableToSend("not_believed", again=True, in_doubt=True),
}


class FaultyMessages:
    """Fails in the order of `faults`, then works; `delivered` holds what reached a phone, by reference.

    A message that reached a phone is receipted as delivered at the next `collect`.
    """

    def __init__(self, *faults: Fault, wait: Callable[[], None] = lambda: None) -> None:
        """Fail so, one fault a message; `wait` is called where a slow provider would keep us waiting."""
        self._faults = list(faults)
        self._wait = wait
        self._receipts: list[Receipt] = []
        self.delivered: dict[str, str] = {}

    def send(self, message: Message) -> Sent:
        """Fail as told, or deliver once a reference."""
        check_message(message)
        fault = self._faults.pop(0) if self._faults else None
        if fault in {Fault.IS_SLOW, Fault.ACCEPTS_THEN_TIMES_OUT}:
            self._wait()
        if fault in {None, Fault.ACCEPTS_THEN_TIMES_OUT, Fault.ANSWERS_WRONGLY}:
            self._deliver(message)
        if fault is not None:
            known = _FAULTS[fault]
            raise UnableToSend(known.code, again=known.again, in_doubt=known.in_doubt)
        return Sent(refs=(f"faulty:{message.reference}",))

    def _deliver(self, message: Message) -> None:
        if message.reference not in self.delivered:
            self.delivered[message.reference] = message.text
            ref = f"faulty:{message.reference}"
            self._receipts.append(Receipt(became=Became.DELIVERED, ref=ref, reference=message.reference))

    def collect(self, take: Take) -> None:
        """Hand over the receipts of what reached a phone; one that is not known is kept."""
        self._receipts = [receipt for receipt in self._receipts if not take(receipt)]

    def close(self) -> None:
        """Nothing stays open."""
