"""The one-time notice: everything still to be made up, said once a round (一次性告知)."""

import uuid

from django.db import models

from .promises import is_positive


class Notice(models.Model):
    """One round's notice: items are codes {material, why, remedy}, never sentences (invariant 46)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="notices")
    round = models.SmallIntegerField()
    items = models.JSONField()
    given_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        db_table = "notice"
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="notice_one_per_round"),
            is_positive("round", name="notice_round"),
            models.CheckConstraint(condition=~models.Q(items=[]), name="notice_names_something"),
        ]
