"""What a laboratory answered about a declared parentage test report (threat T16)."""

import uuid

from django.db import models
from django.db.models import Q

from xinsheng.law.report_confirmations import LaboratoryAnswer

from .promises import one_of


class ReportConfirmation(models.Model):
    """One answer to one declaration; `asked_by` null is the machine, `said_cipher` null where nothing was said.

    `same_file`: whether the family's file is the laboratory's own, byte for byte; null where that cannot be told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="report_confirmations")
    declaration = models.OneToOneField(
        "registry.Declaration", on_delete=models.PROTECT, related_name="report_confirmation"
    )
    answer = models.TextField()
    silence = models.TextField(default="")
    snapshot = models.TextField(default="")
    said_cipher = models.BinaryField(null=True)
    same_file = models.BooleanField(null=True)
    asked_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "report_confirmation"
        constraints = [
            one_of(LaboratoryAnswer, field="answer", name="report_confirmation_answer"),
            models.CheckConstraint(
                condition=Q(answer=LaboratoryAnswer.SILENT.value) & ~Q(silence="")
                | ~Q(answer=LaboratoryAnswer.SILENT.value) & Q(silence=""),
                name="report_confirmation_silent_when_it_is",
            ),
        ]
