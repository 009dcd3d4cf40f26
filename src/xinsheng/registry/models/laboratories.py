"""Laboratories licensed to make parentage test reports, as two people of the province entered them (threat T16)."""

import uuid

from django.db import models
from django.db.models import Q

from .promises import two_people


class Laboratory(models.Model):
    """One laboratory's licence, never changed; another name or number is another row.

    `licence_key` is the number as it is compared (law.parentage.report_key).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.TextField()
    licence_no = models.TextField()
    licence_key = models.TextField()
    from_on = models.DateField()
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "laboratory"
        constraints = [
            models.UniqueConstraint(fields=["licence_key", "from_on"], name="laboratory_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(licence_key=""), name="laboratory_is_named"),
            two_people(first="proposed_by", second="confirmed_by", name="laboratory_two_people"),
        ]


class LaboratoryEnding(models.Model):
    """That a licence ended on a day, and why; that day does not count any more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    laboratory = models.OneToOneField("registry.Laboratory", on_delete=models.PROTECT, related_name="ending")
    on = models.DateField()
    reason = models.TextField()
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "laboratory_ending"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="laboratory_ending_has_a_reason"),
            two_people(first="proposed_by", second="confirmed_by", name="laboratory_ending_two_people"),
        ]
