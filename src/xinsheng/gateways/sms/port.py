"""Text messages out: an aid, never a gate; a message that does not go delays nothing (design 3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class UnableToSend(Exception):
    """A text message is not known to have gone out; `again` says whether trying again may help.

    Codes: `bad_phone`, `bad_text`, `refused`, `not_in_production` (never again); `not_available`, `throttled`,
    `no_template` (again, surely not taken); `took_too_long`, `not_believed` (again, with the same reference).
    `in_doubt`: the provider may have taken it. Then nobody else is asked until a late answer or a receipt had
    its time, so that a phone does not ring twice.
    """

    def __init__(self, code: str, *, again: bool, in_doubt: bool = False) -> None:
        """Keep the code, whether another try may help, and whether it may have gone out."""
        super().__init__(code)
        self.code = code
        self.again = again
        self.in_doubt = in_doubt


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message in clear, for the moment of sending; nothing of it may be logged.

    `reference` is ours and the same at every try; `phone` is a mainland mobile number of 11 digits, or `+` and up
    to 15 digits (E.164). `kind` and `words` (what fills the sentence, in its order) are for providers that keep
    the sentence themselves, as a template.
    """

    reference: str
    phone: str = field(repr=False)
    text: str = field(repr=False)
    kind: str = ""
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """A provider took the message; `refs` are its names for it (one for each part), the provider's own in front."""

    refs: tuple[str, ...]


class Became(StrEnum):
    """What a provider says later of a message it took."""

    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """A provider's later word on one message, or one part of it.

    Which message: by `ref`, the provider's name for it; else by `reference`, ours, where the provider repeats it;
    else by `short_reference` (16 bits of ours, see `short_reference_of`) and `phone`.
    """

    became: Became
    ref: str
    reference: str = ""
    short_reference: int | None = None
    phone: str = field(default="", repr=False)


Take = Callable[[Receipt], bool]


class TextMessages(Protocol):
    """A way to send text messages."""

    def send(self, message: Message) -> Sent:
        """Hand over one message. Raises `UnableToSend`, never anything else."""

    def collect(self, take: Take) -> None:
        """Hand over every receipt that has come. One that `take` does not know (False) is offered again for a while.

        A receipt is acknowledged to the provider after `take` has returned. Raises `UnableToSend` and whatever
        `take` raises; no receipt is lost by it.
        """

    def close(self) -> None:
        """End sessions that stay open."""
