"""What attendants and families put their names to, and what they have only begun to write."""

import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from xinsheng.law import terms
from xinsheng.law.drafts import DraftSection

from .people import Person
from .promises import is_digest, one_of, starts_the_chain


class DeliveryRecord(models.Model):
    """Block one of the form as an attendant signed it; a correction is the next one of the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="delivery_records")
    seq = models.SmallIntegerField()
    previous = models.OneToOneField(
        "registry.DeliveryRecord", on_delete=models.PROTECT, null=True, related_name="next"
    )
    payload_cipher = models.BinaryField()
    digest = models.BinaryField()
    signed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    signature_method = models.TextField()
    nonce = models.BinaryField()
    challenge = models.BinaryField()

    class Meta:
        db_table = "delivery_record"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="delivery_record_one_per_seq"),
            starts_the_chain(name="delivery_record_names_the_one_before"),
            one_of(terms.SignatureMethod, field="signature_method", name="delivery_record_signature"),
            is_digest("digest", name="delivery_record_digest"),
            is_digest("challenge", name="delivery_record_challenge"),
        ]
        indexes = [BrinIndex(fields=["signed_at"], autosummarize=True, name="delivery_record_in_time")]


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    """Questions about declarations."""

    def of_couples(self) -> Self:
        """Give those of couples' registrations."""
        return self.filter(case__service=terms.Service.SERVICE_REGISTRATION)

    def entered_online_by(self, persons: models.QuerySet[Person], *, since: datetime) -> Self:
        """Give those that one of these persons has submitted online from this moment on."""
        online = [channel for channel in terms.Channel if channel.is_online]
        return self.filter(entered_by__in=persons, channel__in=online, signed_at__gte=since)


class Declaration(models.Model):
    """What the collector declared in one round; entered by themselves or by the officer at the counter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="declarations")
    seq = models.SmallIntegerField()
    previous = models.OneToOneField("registry.Declaration", on_delete=models.PROTECT, null=True, related_name="next")
    payload_cipher = models.BinaryField()
    digest = models.BinaryField()
    declared_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    channel = models.TextField()
    signed_at = models.DateTimeField()
    signature_method = models.TextField()
    nonce = models.BinaryField()
    challenge = models.BinaryField()

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        db_table = "declaration"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="declaration_one_per_seq"),
            starts_the_chain(name="declaration_names_the_one_before"),
            one_of(terms.Channel, field="channel", name="declaration_channel"),
            one_of(terms.SignatureMethod, field="signature_method", name="declaration_signature"),
            is_digest("digest", name="declaration_digest"),
            is_digest("challenge", name="declaration_challenge"),
        ]


class Draft(models.Model):
    """What one person has typed on one section and not yet put their name to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="drafts")
    section = models.TextField()
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    payload_cipher = models.BinaryField()
    saved_at = models.DateTimeField()
    version = models.IntegerField(default=0)

    class Meta:
        db_table = "draft"
        constraints = [
            models.UniqueConstraint(fields=["case", "section", "person"], name="draft_one_per_section"),
            one_of(DraftSection, field="section", name="draft_section"),
        ]
