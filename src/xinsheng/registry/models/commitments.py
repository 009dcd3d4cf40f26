"""The check of what a couple promised 告知承诺: that it was made, what it came to."""

import uuid

from django.db import models

from xinsheng.law.township_terms import CheckFinding

from .promises import one_of


class CommitmentCheck(models.Model):
    """The one check of a case registered on a commitment; its words are kept as the act's reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.OneToOneField("registry.Case", on_delete=models.PROTECT, related_name="commitment_check")
    finding = models.TextField()
    was_due_on = models.DateField()
    checked_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        db_table = "commitment_check"
        constraints = [one_of(CheckFinding, field="finding", name="commitment_check_finding")]
