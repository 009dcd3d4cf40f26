"""That an older certificate was entered wrongly: what it really says, proposed by one and decided by another.

What was entered stands for ever; a correction that is confirmed is named by the certificate's standing, and is read
in its place.
"""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from .promises import is_digest


class LegacyCorrectionQuerySet(models.QuerySet["LegacyCorrection"]):
    """Questions about corrections."""

    def waiting(self) -> Self:
        """Give those that nobody has decided yet, oldest first."""
        return self.filter(decision__isnull=True).order_by("proposed_at", "id")


class LegacyCorrection(models.Model):
    """What one officer read off the paper record of an older certificate; or that none was issued under its number.

    `standing_version`: of its standing as the officer saw it. `evidence`: which record was read, and where it lies.
    `withdrawn`: the number itself was entered wrongly, so it says nothing of child and parents.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.ForeignKey(
        "registry.LegacyCertificate", on_delete=models.PROTECT, related_name="corrections"
    )
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="legacy_corrections")
    standing_version = models.IntegerField()
    withdrawn = models.BooleanField(default=False)
    reason = models.TextField()
    evidence = models.TextField()
    child_name = models.TextField(default="")
    born_on = models.DateField()
    mother_name = models.TextField(default="")
    mother_paper_index = models.BinaryField(null=True)
    father_paper_index = models.BinaryField(null=True)
    issuer_name = models.TextField()
    division_code = models.CharField(max_length=12)
    issued_on = models.DateField()
    statement_cipher = models.BinaryField(null=True)
    content_digest = models.BinaryField(null=True)
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    objects = LegacyCorrectionQuerySet.as_manager()

    class Meta:
        db_table = "legacy_correction"
        constraints = [
            is_digest("content_digest", name="legacy_correction_digest"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(evidence=""), name="legacy_correction_says_why_and_on_what"
            ),
            models.CheckConstraint(
                condition=Q(issued_on__gte="1996-01-01", born_on__lte=models.F("issued_on")),
                name="legacy_correction_since_1996",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False, statement_cipher__isnull=False, content_digest__isnull=False)
                & ~Q(child_name="")
                | Q(
                    withdrawn=True,
                    statement_cipher__isnull=True,
                    content_digest__isnull=True,
                    mother_paper_index__isnull=True,
                    father_paper_index__isnull=True,
                    child_name="",
                    mother_name="",
                ),
                name="legacy_correction_says_all_or_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["born_on", "child_name"], name="legacy_correction_by_child"),
            models.Index(fields=["office", "proposed_at"], name="legacy_correction_by_office"),
        ]


class LegacyCorrectionDecision(models.Model):
    """Whether a correction is so: said by another person than proposed it, once and for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    correction = models.OneToOneField("registry.LegacyCorrection", on_delete=models.PROTECT, related_name="decision")
    confirmed = models.BooleanField()
    words = models.TextField(default="")
    decided_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        db_table = "legacy_correction_decision"
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed=True) | ~Q(words=""), name="legacy_correction_declined_for_a_reason"
            )
        ]
