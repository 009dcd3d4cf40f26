"""Blanks that became waste before anything was printed on them: lost, stolen, damaged, outdated (domain 3.5)."""

import uuid

from django.db import models
from django.db.models import F, IntegerField, Q
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact

from xinsheng.law.stock_terms import BlankLossKind

from .promises import is_positive, one_of
from .stock import NUMBER_SHAPE


def _serial(field: str) -> Cast:
    return Cast(Substr(field, 2), IntegerField())


class BlankLoss(models.Model):
    """A range of blanks reported as waste; each of its numbers is void from this very moment, for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="blank_losses")
    kind = models.TextField()
    first_no = models.CharField(max_length=10)
    last_no = models.CharField(max_length=10)
    quantity = models.IntegerField()
    words = models.TextField()
    reported_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "blank_loss"
        constraints = [
            one_of(BlankLossKind, field="kind", name="blank_loss_kind"),
            is_positive("quantity", name="blank_loss_quantity"),
            models.CheckConstraint(condition=~Q(words=""), name="blank_loss_says_what_happened"),
            models.CheckConstraint(
                condition=Q(first_no__regex=NUMBER_SHAPE)
                & Q(last_no__regex=NUMBER_SHAPE)
                & Q(Exact(Substr("first_no", 1, 1), Substr("last_no", 1, 1)))
                & Q(Exact(_serial("last_no") - _serial("first_no") + 1, F("quantity"))),
                name="blank_loss_quantity_is_the_range",
            ),
        ]
        indexes = [models.Index(fields=["office", "at"], name="blank_loss_by_office")]


class PoliceReport(models.Model):
    """The police's receipt for lost or stolen blanks, added when it is there: the numbers are void before it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    loss = models.OneToOneField("registry.BlankLoss", on_delete=models.PROTECT, related_name="police_report")
    no = models.TextField()
    on = models.DateField()
    added_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        db_table = "police_report"
        constraints = [models.CheckConstraint(condition=~Q(no=""), name="police_report_has_its_number")]
