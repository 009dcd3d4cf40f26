"""The reasons people gave for what they did, in their own words: kept for every act that asks one."""

import uuid

from django.db import models


class GivenReason(models.Model):
    """The reason given with one act; the text is the case's private part, no person means the machine."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="given_reasons")
    act = models.TextField()
    reason_cipher = models.BinaryField()
    by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "given_reason"
