"""A provider that fails on purpose, for trials of everything that sends (trial G20)."""

from collections.abc import Callable
from enum import StrEnum

from xinsheng.gateways.sms.checking import check_message
from xinsheng.gateways.sms.port import Sent, UnableToSend


class Fault(StrEnum):
    """How the provider fails."""

    REFUSES = "refuses"
    IS_GONE = "is_gone"
    IS_SLOW = "is_slow"
    ACCEPTS_THEN_TIMES_OUT = "accepts_then_times_out"
    ANSWERS_WRONGLY = "answers_wrongly"


_REASONS = {
    Fault.REFUSES: ("refused", False),
    Fault.IS_GONE: ("not_available", True),
    Fault.IS_SLOW: ("took_too_long", True),
    Fault.ACCEPTS_THEN_TIMES_OUT: ("took_too_long", True),
    Fault.ANSWERS_WRONGLY: ("not_believed", True),
}


class FaultyMessages:
    """Fails in the order of `faults`, then works; `delivered` holds what reached a phone, by reference."""

    def __init__(self, *faults: Fault, wait: Callable[[], None] = lambda: None) -> None:
        """Fail so, one fault a message; `wait` is called where a slow provider would keep us waiting."""
        self._faults = list(faults)
        self._wait = wait
        self.delivered: dict[str, str] = {}

    def send(self, reference: str, *, phone: str, text: str) -> Sent:
        """Fail as told, or deliver once a reference."""
        check_message(phone, text=text)
        fault = self._faults.pop(0) if self._faults else None
        if fault in {Fault.IS_SLOW, Fault.ACCEPTS_THEN_TIMES_OUT}:
            self._wait()
        if fault in {None, Fault.ACCEPTS_THEN_TIMES_OUT, Fault.ANSWERS_WRONGLY}:
            self.delivered.setdefault(reference, text)
        if fault is not None:
            code, again = _REASONS[fault]
            raise UnableToSend(code, again=again)
        return Sent(provider_ref=f"faulty-{reference}")
