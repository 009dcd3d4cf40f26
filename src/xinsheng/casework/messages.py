"""Text messages on their way: what is to be sent, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import PHONE, show
from xinsheng.registry.models import TextMessage, TextMessageReceipt


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message in clear, for the moment of sending."""

    message_id: UUID
    phone: str
    text: str


def find_letter(message_id: UUID) -> Letter | None:
    """The message if it still waits; None when it was sent, refused, or never committed."""
    message = TextMessage.objects.select_related("case__key").filter(pk=message_id).first()
    if message is None or message.case is None or TextMessageReceipt.objects.filter(message=message).exists():
        return None
    phone = keys().decrypt_value(bytes(message.phone_cipher), context=PHONE)
    text = str(show(message.text_cipher, case=message.case, place="text_message")["text"])
    return Letter(message_id=message.pk, phone=phone, text=text)


def record_receipt(message_id: UUID, *, outcome: str, provider_ref: str, at: datetime) -> None:
    """Keep what became of a message: sent, failed, delivered."""
    TextMessageReceipt.objects.create(message_id=message_id, outcome=outcome, provider_ref=provider_ref, at=at)
