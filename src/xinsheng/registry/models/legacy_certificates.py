"""Certificates issued on paper before these books: what is known of them, what they said, whether they stand."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from xinsheng.law import terms
from xinsheng.law.succession_terms import LegacySource

from .legacy_corrections import LegacyCorrection
from .promises import is_digest, one_of, two_people

LEGACY_NUMBER_SHAPE = r"^([A-Z][0-9]{9}|[0-9]{7,10})$"  # without a letter before 2000


class LegacyCertificateQuerySet(models.QuerySet["LegacyCertificate"]):
    """Questions about certificates older than the books."""

    def of_child(self, name: str, *, born_on: date) -> Self:
        """Give the certificates of a child of this name born on this day, by what is said of them now."""
        corrected = LegacyCorrection.objects.filter(child_name=name, born_on=born_on, counts_for__isnull=False)
        now_so = Q(pk__in=list(corrected.values_list("certificate", flat=True)))  # few, so that an index serves both
        entered_so = Q(child_name=name, born_on=born_on)
        return self.filter(entered_so | now_so).filter(Q(standing__correction=None) | now_so)

    def as_said(self) -> Self:
        """Read with each what is said of it now."""
        return self.select_related("standing__correction")


class LegacyCertificate(models.Model):
    """One certificate that was issued before these books, fixed for ever; its number is no blank's.

    Names are searchable as everywhere; parents' papers are blind indexes. What it said in full stands beside it.
    """

    no = models.CharField(primary_key=True, max_length=10)
    source = models.TextField()
    child_name = models.TextField()
    born_on = models.DateField()
    mother_name = models.TextField()
    mother_paper_index = models.BinaryField(null=True)
    father_paper_index = models.BinaryField(null=True)
    issuer_name = models.TextField()
    division_code = models.CharField(max_length=12)
    issued_on = models.DateField()
    entered_at = models.DateTimeField()

    objects = LegacyCertificateQuerySet.as_manager()

    class Meta:
        db_table = "legacy_certificate"
        constraints = [
            one_of(LegacySource, field="source", name="legacy_certificate_source"),
            models.CheckConstraint(condition=Q(no__regex=LEGACY_NUMBER_SHAPE), name="legacy_certificate_no"),
            models.CheckConstraint(
                condition=Q(issued_on__gte="1996-01-01", born_on__lte=models.F("issued_on")),
                name="legacy_certificate_since_1996",
            ),
        ]
        indexes = [models.Index(fields=["born_on", "child_name"], name="legacy_certificate_by_child")]

    @property
    def said(self) -> "LegacyCertificate | LegacyCorrection":
        """Whose it is, when and where it was issued: as it was entered, or as it was corrected last."""
        return self.standing.correction or self


class LegacyContent(models.Model):
    """All that an older certificate said, under the province's key; typed by one and confirmed by another, or found.

    `statement_cipher` hides the content, the attendant and the issuer as JSON. Whose it is stands beside it, and a
    trigger holds it to the certificate: a number alone makes nobody's paper another's. Empty in rows before that.
    """

    certificate = models.OneToOneField(
        "registry.LegacyCertificate", on_delete=models.PROTECT, primary_key=True, related_name="content"
    )
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, null=True, related_name="+")
    source = models.TextField()
    statement_cipher = models.BinaryField()
    content_digest = models.BinaryField()
    child_name = models.TextField(default="")
    born_on = models.DateField(null=True)
    mother_name = models.TextField(default="")
    mother_paper_index = models.BinaryField(null=True)
    father_paper_index = models.BinaryField(null=True)
    stated_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "legacy_content"
        constraints = [
            one_of(LegacySource, field="source", name="legacy_content_source"),
            is_digest("content_digest", name="legacy_content_digest"),
            two_people(first="stated_by", second="confirmed_by", name="legacy_content_two_people"),
            models.CheckConstraint(
                condition=Q(source=LegacySource.EVIDENCE.value, stated_by__isnull=False, confirmed_by__isnull=False)
                | ~Q(source=LegacySource.EVIDENCE.value) & Q(stated_by__isnull=True, confirmed_by__isnull=True),
                name="legacy_content_off_evidence_by_two",
            ),
        ]


class LegacyStanding(models.Model):
    """Whether an older certificate is in force, and which correction of it counts: the only part of it that moves."""

    certificate = models.OneToOneField(
        "registry.LegacyCertificate", on_delete=models.PROTECT, primary_key=True, related_name="standing"
    )
    state = models.TextField()
    since = models.DateTimeField()
    version = models.IntegerField(default=0)
    correction = models.OneToOneField(
        "registry.LegacyCorrection", on_delete=models.PROTECT, null=True, related_name="counts_for"
    )

    class Meta:
        db_table = "legacy_standing"
        constraints = [one_of(terms.Standing, field="state", name="legacy_standing_state")]


class OriginalStated(models.Model):
    """What an officer typed off a record, for another to confirm: the certificate as it was; the last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="originals_stated")
    payload_cipher = models.BinaryField()
    stated_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()

    class Meta:
        db_table = "original_stated"
