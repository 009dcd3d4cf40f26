"""Text messages out: an aid, never a gate; a message that does not go delays nothing (design 3)."""

from dataclasses import dataclass
from typing import Protocol


class UnableToSend(Exception):
    """A text message is not known to have gone out; `again` says whether trying again may help.

    Codes: `bad_phone`, `bad_text`, `refused`, `not_in_production` (never again); `not_available`, `took_too_long`,
    `not_believed` (again, with the same reference: a provider that did take it must not send it twice).
    """

    def __init__(self, code: str, *, again: bool) -> None:
        """Keep the code and whether another try may help."""
        super().__init__(code)
        self.code = code
        self.again = again


@dataclass(frozen=True, slots=True)
class Sent:
    """A provider took the message; `provider_ref` is its name for it."""

    provider_ref: str


class TextMessages(Protocol):
    """A way to send text messages."""

    def send(self, reference: str, *, phone: str, text: str) -> Sent:
        """Hand over one message.

        `reference` is ours and the same at every try; `phone` is a mainland mobile number of 11 digits, or
        `+` and up to 15 digits (E.164). Raises `UnableToSend`, never anything else.
        """
