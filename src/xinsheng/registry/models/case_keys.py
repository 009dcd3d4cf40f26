"""The key of a case's private parts."""

from django.db import models
from django.db.models import Q


class CaseKey(models.Model):
    """The wrapped data key of a case's private parts; destroying it erases them for ever."""

    case = models.OneToOneField("registry.Case", on_delete=models.PROTECT, primary_key=True, related_name="key")
    wrapped = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "case_key"
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | Q(wrapped__isnull=True, destroyed_at__isnull=False),
                name="case_key_is_there_or_destroyed",
            )
        ]
