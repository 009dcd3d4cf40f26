"""Parentage test reports of births outside an institution, as declared; each serves one birth (threat T16)."""

import uuid

from django.db import models
from django.db.models import Q


class ParentageReport(models.Model):
    """The report a declaration rests on; the persons it names stand in the declaration, hidden with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="parentage_reports")
    declaration = models.OneToOneField(
        "registry.Declaration", on_delete=models.PROTECT, related_name="parentage_report"
    )
    use = models.ForeignKey("registry.ParentageReportUse", on_delete=models.PROTECT, related_name="reports")
    laboratory = models.TextField()
    licence_no = models.TextField()
    report_no = models.TextField()
    issued_on = models.DateField()

    class Meta:
        db_table = "parentage_report"


class ParentageReportUse(models.Model):
    """That one birth rests on a report: held from the declaration on, given back only by a case that issued nothing.

    Licence and number are written as they are compared (law.parentage.report_key).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    delivery = models.ForeignKey("registry.Delivery", on_delete=models.PROTECT, related_name="report_uses")
    licence_key = models.TextField()
    report_key = models.TextField()
    taken_at = models.DateTimeField()
    given_back_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "parentage_report_use"
        constraints = [
            models.UniqueConstraint(
                fields=["licence_key", "report_key"],
                condition=Q(given_back_at__isnull=True),
                name="parentage_report_serves_once",
            ),
            models.CheckConstraint(
                condition=~Q(licence_key="") & ~Q(report_key=""), name="parentage_report_use_is_named"
            ),
            models.CheckConstraint(
                condition=Q(given_back_at__isnull=True) | Q(given_back_at__gte=models.F("taken_at")),
                name="parentage_report_given_back_after_it_was_taken",
            ),
        ]
