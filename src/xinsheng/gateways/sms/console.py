"""The demonstration's text messages: written to a stream, sent to nobody."""

from typing import TextIO

from xinsheng.gateways.sms.checking import check_message, masked
from xinsheng.gateways.sms.port import Message, Sent, Take, UnableToSend

_HIDDEN = "code"  # a query code is a secret, and a console is a log


class ConsoleMessages:
    """Text messages that only say what would have gone out (see `TextMessages`)."""

    def __init__(self, stream: TextIO, *, production: bool) -> None:
        """Write to `stream`; raises `UnableToSend("not_in_production")` in production."""
        if production:
            raise UnableToSend("not_in_production", again=False)
        self._stream = stream

    def send(self, message: Message) -> Sent:
        """Write the message, number and code masked, on one line that says it is a demonstration."""
        check_message(message)
        line = " ".join(message.text.split())
        if secret := message.words.get(_HIDDEN):
            line = line.replace(secret, "****")
        try:
            self._stream.write(f"【演示短信，未真实发送】{masked(message.phone)} {line}\n")
            self._stream.flush()
        except (OSError, ValueError) as fault:
            raise UnableToSend("not_available", again=True) from fault
        return Sent(refs=(f"console:{message.reference}",))

    def collect(self, take: Take) -> None:
        """Nothing comes back from a console."""

    def close(self) -> None:
        """Leave the stream to whoever opened it."""
