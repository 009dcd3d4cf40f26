"""The demonstration's text messages: written to a stream, sent to nobody."""

from typing import TextIO

from xinsheng.gateways.sms.checking import check_message, masked
from xinsheng.gateways.sms.port import Sent, UnableToSend


class ConsoleMessages:
    """Text messages that only say what would have gone out (see `TextMessages`)."""

    def __init__(self, stream: TextIO, *, production: bool) -> None:
        """Write to `stream`; raises `UnableToSend("not_in_production")` in production."""
        if production:
            raise UnableToSend("not_in_production", again=False)
        self._stream = stream

    def send(self, reference: str, *, phone: str, text: str) -> Sent:
        """Write the message with the number masked, on one line that says it is a demonstration."""
        check_message(phone, text=text)
        line = " ".join(text.split())
        try:
            self._stream.write(f"【演示短信，未真实发送】{masked(phone)} {line}\n")
            self._stream.flush()
        except (OSError, ValueError) as fault:
            raise UnableToSend("not_available", again=True) from fault
        return Sent(provider_ref=f"console-{reference}")
