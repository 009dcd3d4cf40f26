"""What hospitals' systems sent of a birth: one row a version, never changed."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Subquery

from .cases import Case
from .people import Person
from .promises import is_digest, starts_the_chain
from .statements import DeliveryRecord


class ReceivedBirthQuerySet(models.QuerySet["ReceivedBirth"]):
    """Questions about what was received."""

    def latest_of(self, case: Case) -> Self:
        """Give what was sent about this case, the latest first."""
        return self.filter(case=case).order_by("-seq")

    def asking(self, attendant: Person) -> Self:
        """Give what asks this attendant to correct what they signed: neither signed anew since, nor taken back."""
        signed_since = DeliveryRecord.objects.filter(case=OuterRef("case"), signed_at__gt=OuterRef("received_at"))
        last = DeliveryRecord.objects.filter(case=OuterRef("case")).order_by("-seq").values("signed_by")[:1]
        asked = self.filter(~Exists(signed_since), is_request=True, next__isnull=True).annotate(signer=Subquery(last))
        return asked.filter(signer=attendant.pk).order_by("received_at")


class ReceivedBirth(models.Model):
    """One version of one newborn's delivery block, by the hospital's own identifier; a correction is the next.

    `recorded_at` is when the hospital's system says it recorded it: a message that comes late changes nothing.
    `is_request` marks what came after the attendant had signed: it only asks them to correct.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey(  # each of these two begins an index of several columns
        "registry.Office", on_delete=models.PROTECT, related_name="received_births", db_index=False
    )
    identifier = models.TextField()
    seq = models.SmallIntegerField()
    previous = models.OneToOneField(
        "registry.ReceivedBirth", on_delete=models.PROTECT, null=True, related_name="next"
    )
    client = models.ForeignKey("registry.HospitalClient", on_delete=models.PROTECT, related_name="received_births")
    case = models.ForeignKey(
        "registry.Case", on_delete=models.PROTECT, related_name="received_births", db_index=False
    )
    digest = models.BinaryField()
    payload_cipher = models.BinaryField()
    recorded_at = models.DateTimeField()
    received_at = models.DateTimeField()
    is_request = models.BooleanField(default=False)

    objects = ReceivedBirthQuerySet.as_manager()

    class Meta:
        db_table = "received_birth"
        constraints = [
            models.UniqueConstraint(fields=["office", "identifier", "seq"], name="received_birth_one_per_seq"),
            starts_the_chain(name="received_birth_names_the_one_before"),
            is_digest("digest", name="received_birth_digest"),
        ]
        indexes = [models.Index(fields=["case", "-seq"], name="received_birth_by_case")]


class ReceivedAgain(models.Model):
    """That the last version was sent again, recorded later: what was recorded in between comes too late."""

    received = models.OneToOneField(
        "registry.ReceivedBirth", on_delete=models.PROTECT, primary_key=True, related_name="again"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "received_again"
