"""What every adapter checks before a message leaves, and how a number may be shown."""

import re

from xinsheng.gateways.sms.port import Message, UnableToSend

_PHONE = re.compile(r"1[3-9][0-9]{9}|\+[1-9][0-9]{6,14}")
_LONGEST_TEXT = 500  # characters; providers split at 67
_SHORT = 0xFFFF


def check_message(message: Message) -> None:
    """Raise `UnableToSend` (`bad_phone`, `bad_text`) unless the message can be handed to a provider."""
    if not _PHONE.fullmatch(message.phone):
        raise UnableToSend("bad_phone", again=False)
    if not message.text.strip() or len(message.text) > _LONGEST_TEXT:
        raise UnableToSend("bad_text", again=False)


def international(phone: str) -> str:
    """The number as digits with its country's code, without `+`."""
    return phone.removeprefix("+") if phone.startswith("+") else f"86{phone}"


def short_reference_of(reference: str) -> int:
    """The 16 bits of our reference (a UUID's last, which are random) that SMPP carries as user_message_reference."""
    return int(reference.replace("-", "")[-4:], 16) & _SHORT


def masked(phone: str) -> str:
    """Show a number by its first three and last two digits, as logs may hold it."""
    return f"{phone[:3]}{'*' * (len(phone) - 5)}{phone[-2:]}"
