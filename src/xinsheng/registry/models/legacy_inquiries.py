"""A certificate older than the books put under review by its county, and what was found of it (domain 9 g)."""

import uuid

from django.db import models
from django.db.models import Q

from xinsheng.law.stock_terms import InquiryFinding as Finding

from .promises import one_of


class LegacyInquiry(models.Model):
    """That one older certificate is looked into, and why; `office` is the county at its issuer's place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.ForeignKey("registry.LegacyCertificate", on_delete=models.PROTECT, related_name="inquiries")
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="legacy_inquiries")
    reason = models.TextField()
    document_no = models.TextField(default="")
    opened_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "legacy_inquiry"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="legacy_inquiry_has_a_reason")]
        indexes = [models.Index(fields=["office", "opened_at"], name="legacy_inquiry_by_office")]


class LegacyInquiryFinding(models.Model):
    """What was found: it stands again, or is revoked for ever; by another person than put it under review."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inquiry = models.OneToOneField("registry.LegacyInquiry", on_delete=models.PROTECT, related_name="finding")
    finding = models.TextField()
    words = models.TextField()
    document_no = models.TextField(default="")
    found_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()

    class Meta:
        db_table = "legacy_inquiry_finding"
        constraints = [
            one_of(Finding, field="finding", name="legacy_inquiry_finding_word"),
            models.CheckConstraint(condition=~Q(words=""), name="legacy_inquiry_finding_says_why"),
            models.CheckConstraint(
                condition=~Q(finding=Finding.REVOKED.value) | ~Q(document_no=""),
                name="legacy_inquiry_revocation_has_its_document",
            ),
        ]
