"""A set of an office's certificates put under review in one act, and what was found of each (domain 9 g)."""

import uuid

from django.db import models
from django.db.models import Q

from xinsheng.law.stock_terms import InquiryFinding as Finding

from .promises import is_positive, one_of


class Inquiry(models.Model):
    """That certificates of an office are looked into: why, and which were asked for (days of issue, numbers)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="inquiries")
    reason = models.TextField()
    document_no = models.TextField(default="")
    first_on = models.DateField()
    last_on = models.DateField()
    first_no = models.CharField(max_length=10, default="")
    last_no = models.CharField(max_length=10, default="")
    quantity = models.IntegerField()
    opened_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "inquiry"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="inquiry_has_a_reason"),
            is_positive("quantity", name="inquiry_quantity"),
        ]
        indexes = [models.Index(fields=["office", "opened_at"], name="inquiry_by_office")]


class InquiryItem(models.Model):
    """One certificate under an inquiry; `no` is its number, so that lists need nothing else of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inquiry = models.ForeignKey("registry.Inquiry", on_delete=models.PROTECT, related_name="items")
    certificate = models.ForeignKey("registry.Certificate", on_delete=models.PROTECT, related_name="inquiry_items")
    no = models.CharField(max_length=10)

    class Meta:
        db_table = "inquiry_item"
        constraints = [models.UniqueConstraint(fields=["inquiry", "no"], name="inquiry_item_once")]


class InquiryFinding(models.Model):
    """What was found of one: it stands again, or is revoked for ever; by another person than put it under review."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    item = models.OneToOneField("registry.InquiryItem", on_delete=models.PROTECT, related_name="finding")
    finding = models.TextField()
    words = models.TextField()
    document_no = models.TextField(default="")
    found_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()

    class Meta:
        db_table = "inquiry_finding"
        constraints = [
            one_of(Finding, field="finding", name="inquiry_finding_word"),
            models.CheckConstraint(condition=~Q(words=""), name="inquiry_finding_says_why"),
            models.CheckConstraint(
                condition=~Q(finding=Finding.REVOKED.value) | ~Q(document_no=""),
                name="inquiry_finding_revocation_has_its_document",
            ),
        ]
