"""What every adapter checks before a message leaves, and how a number may be shown."""

import re

from xinsheng.gateways.sms.port import UnableToSend

_PHONE = re.compile(r"1[3-9][0-9]{9}|\+[1-9][0-9]{6,14}")
_LONGEST_TEXT = 500  # characters; providers split at 67


def check_message(phone: str, *, text: str) -> None:
    """Raise `UnableToSend` (`bad_phone`, `bad_text`) unless the message can be handed to a provider."""
    if not _PHONE.fullmatch(phone):
        raise UnableToSend("bad_phone", again=False)
    if not text.strip() or len(text) > _LONGEST_TEXT:
        raise UnableToSend("bad_text", again=False)


def masked(phone: str) -> str:
    """Show a number by its first three and last two digits, as logs may hold it."""
    return f"{phone[:3]}{'*' * (len(phone) - 5)}{phone[-2:]}"
