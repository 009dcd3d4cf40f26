"""A provider's later word joined to the message it is about, and by it to the case: each word once."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast, Right

from xinsheng.casework.messages import give_up, phone_of, record_receipt, record_sent
from xinsheng.gateways.sms import Became, Receipt
from xinsheng.gateways.sms.checking import international
from xinsheng.registry.models import MessageOutcome, TextMessage, TextMessageReceipt

_REMEMBERED = timedelta(days=3)  # how old a message may be that is known by sixteen bits and its phone alone
_FINAL = (MessageOutcome.DELIVERED, MessageOutcome.FAILED)


def take_receipt(receipt: Receipt, *, at: datetime) -> bool:
    """Keep what a provider says of a message; False when no message of ours is meant (or not yet known to be).

    A message that a provider has after all counts as sent, though we never heard its answer. One that did not
    reach its phone is a person's task.
    """
    sent = _sent_as(receipt.ref)
    message = sent or _message_meant(receipt, at=at)
    if message is None:
        return False
    with transaction.atomic():
        if sent is None:
            record_sent(message.pk, refs=(receipt.ref,), at=at)
        if receipt.became is not Became.SENT:
            record_receipt(message.pk, outcome=receipt.became, provider_ref=receipt.ref, at=at)
        if receipt.became is Became.FAILED:
            give_up(message, code="not_delivered", at=at)
    return True


def _sent_as(ref: str) -> TextMessage | None:
    """The message that a provider took under this name of its own."""
    sent = TextMessageReceipt.objects.filter(outcome=MessageOutcome.SENT, provider_ref=ref)
    known = sent.select_related("message").first() if ref else None
    return known.message if known else None


def _message_meant(receipt: Receipt, *, at: datetime) -> TextMessage | None:
    """By our reference, else by sixteen bits of it and the phone."""
    if (reference := _uuid(receipt.reference)) is not None:
        return TextMessage.objects.filter(pk=reference).first()
    if receipt.short_reference is None:
        return None
    lately = TextMessage.objects.filter(queued_at__gte=at - _REMEMBERED, receipts__outcome=MessageOutcome.TRIED)
    alike = lately.annotate(tail=Right(Cast("id", TextField()), 4)).filter(tail=f"{receipt.short_reference:04x}")
    mine = [
        message
        for message in alike.exclude(receipts__outcome__in=_FINAL).distinct()
        if international(phone_of(message)) == receipt.phone
    ]
    return mine[0] if len(mine) == 1 else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
