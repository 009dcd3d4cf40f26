"""Text messages owed and sent, and who told a family otherwise; how often someone has tried; whether we live."""

import uuid
from enum import StrEnum
from typing import Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q

from xinsheng.law.acts import MessageKind

from .promises import one_of


class MessageOutcome(StrEnum):
    """What became of a text message: a try begun, a provider's word, or what people did instead."""

    TRIED = "tried"  # we began to hand it over; without a word after it, nobody knows whether it went out
    SENT = "sent"
    FAILED = "failed"
    DELIVERED = "delivered"
    NEEDS_PERSON = "needs_person"  # nobody sends it any more; somebody tells the family
    TOLD_IN_PERSON = "told_in_person"
    TOLD_ON_PAPER = "told_on_paper"


TOLD = (MessageOutcome.TOLD_IN_PERSON, MessageOutcome.TOLD_ON_PAPER)


class TextMessageQuerySet(models.QuerySet["TextMessage"]):
    """Questions about text messages."""

    def waiting(self) -> Self:
        """Give the messages that are still to be sent: nothing but tries has become of them; oldest first."""
        settled = TextMessageReceipt.objects.filter(message=OuterRef("pk")).exclude(outcome=MessageOutcome.TRIED)
        return self.exclude(Exists(settled)).order_by("queued_at", "id")

    def for_a_person(self) -> Self:
        """Give the messages that did not reach their phone and that nobody has told otherwise, oldest first.

        What arrived after all is not given, unless the provider also says that it did not.
        """
        receipts = TextMessageReceipt.objects.filter(message=OuterRef("pk"))
        undelivered = ~Exists(receipts.filter(outcome=MessageOutcome.DELIVERED)) | Exists(
            receipts.filter(outcome=MessageOutcome.FAILED)
        )
        owed = Exists(receipts.filter(outcome=MessageOutcome.NEEDS_PERSON))
        told = Exists(receipts.filter(outcome__in=TOLD))
        return self.filter(undelivered, owed & ~told).order_by("queued_at", "id")


class TextMessage(models.Model):
    """One message owed to one phone; written in the transaction of the act that owes it (invariant 37).

    It is about a case, and hidden under its key; or about a certificate older than the books that no case is about
    (`legacy`), and hidden under the province's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, null=True, related_name="text_messages")
    legacy = models.ForeignKey(
        "registry.LegacyCertificate", on_delete=models.PROTECT, null=True, related_name="text_messages"
    )
    kind = models.TextField()
    phone_cipher = models.BinaryField()
    text_cipher = models.BinaryField()
    queued_at = models.DateTimeField()

    objects = TextMessageQuerySet.as_manager()

    class Meta:
        db_table = "text_message"
        constraints = [
            one_of(MessageKind, field="kind", name="text_message_kind"),
            models.CheckConstraint(
                condition=Q(case__isnull=False, legacy__isnull=True) | Q(case__isnull=True, legacy__isnull=False),
                name="text_message_about_one",
            ),
        ]
        indexes = [models.Index(fields=["queued_at"], name="text_message_oldest_first")]


class MessageSecret(models.Model):
    """The code that a message carries, kept until the message is sent and not a moment longer."""

    message = models.OneToOneField(
        "registry.TextMessage", on_delete=models.PROTECT, primary_key=True, related_name="secret"
    )
    cipher = models.BinaryField()

    class Meta:
        db_table = "message_secret"


class TextMessageReceipt(models.Model):
    """One thing that became of one message; `code` says why, where it did not go, `by` who told the family.

    `provider_ref` is a provider's name for the message, or for a part of it, or the number of our try.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    message = models.ForeignKey("registry.TextMessage", on_delete=models.PROTECT, related_name="receipts")
    outcome = models.TextField()
    provider_ref = models.TextField(default="")
    code = models.TextField(default="")
    by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "text_message_receipt"
        constraints = [
            one_of(MessageOutcome, field="outcome", name="text_message_receipt_outcome"),
            models.UniqueConstraint(fields=["message", "outcome", "provider_ref"], name="text_message_receipt_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=[word.value for word in TOLD], by__isnull=False)
                | ~Q(outcome__in=[word.value for word in TOLD]) & Q(by__isnull=True),
                name="text_message_receipt_told_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["provider_ref"], condition=Q(outcome="sent"), name="text_message_receipt_by_ref"),
            models.Index(fields=["message"], condition=Q(outcome="needs_person"), name="text_message_receipt_untold"),
            BrinIndex(fields=["at"], autosummarize=True, name="text_message_receipt_in_time"),
        ]


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
