"""Text messages out; one adapter stands, the demonstration's console."""

from typing import TextIO

from xinsheng.gateways.sms.console import ConsoleMessages
from xinsheng.gateways.sms.port import Sent, TextMessages, UnableToSend

__all__ = ["Sent", "TextMessages", "UnableToSend", "text_messages_from"]


def text_messages_from(stream: TextIO, *, production: bool) -> TextMessages:
    """Give the sender of text messages; raises `UnableToSend("not_in_production")` in production."""
    return ConsoleMessages(stream, production=production)
