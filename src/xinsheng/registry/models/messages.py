"""Text messages owed and sent; how often someone has tried; whether the worker lives."""

import uuid
from enum import StrEnum
from typing import Self

from django.db import models

from .promises import one_of


class MessageOutcome(StrEnum):
    """What a provider said of a text message."""

    SENT = "sent"
    FAILED = "failed"
    DELIVERED = "delivered"


class TextMessageQuerySet(models.QuerySet["TextMessage"]):
    """Questions about text messages."""

    def unsent(self) -> Self:
        """Give the messages no provider has yet taken, oldest first."""
        taken = [MessageOutcome.SENT.value, MessageOutcome.DELIVERED.value]
        return self.exclude(receipts__outcome__in=taken).order_by("queued_at", "id")


class TextMessage(models.Model):
    """One message owed to one phone; written in the transaction of the act that owes it (invariant 37)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, null=True, related_name="text_messages")
    kind = models.TextField()
    phone_cipher = models.BinaryField()
    text_cipher = models.BinaryField()
    queued_at = models.DateTimeField()

    objects = TextMessageQuerySet.as_manager()

    class Meta:
        db_table = "text_message"
        indexes = [models.Index(fields=["queued_at"], name="text_message_oldest_first")]


class TextMessageReceipt(models.Model):
    """One answer of a provider about one message."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    message = models.ForeignKey("registry.TextMessage", on_delete=models.PROTECT, related_name="receipts")
    outcome = models.TextField()
    provider_ref = models.TextField(default="")
    at = models.DateTimeField()

    class Meta:
        db_table = "text_message_receipt"
        constraints = [one_of(MessageOutcome, field="outcome", name="text_message_receipt_outcome")]


class Attempt(models.Model):
    """How many tries one bucket (a code, never an address or a number in clear) has had in one window."""

    id = models.BigAutoField(primary_key=True)
    bucket = models.TextField()
    window_start = models.DateTimeField()
    count = models.IntegerField(default=0)

    class Meta:
        db_table = "attempt"
        constraints = [models.UniqueConstraint(fields=["bucket", "window_start"], name="attempt_one_per_window")]


class Heartbeat(models.Model):
    """When a long-running part was last alive."""

    name = models.TextField(primary_key=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "heartbeat"
