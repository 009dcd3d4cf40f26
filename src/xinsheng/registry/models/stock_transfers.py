"""Blanks on their way along the line: sent down or given back by a keeper, counted in by two people of the next."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, IntegerField, Q
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact

from .promises import is_positive, two_people
from .stock import NUMBER_SHAPE


class BlankTransferQuerySet(models.QuerySet["BlankTransfer"]):
    """Questions about what is sent."""

    def on_the_way(self) -> Self:
        """Give those nobody has counted in yet, the oldest first."""
        return self.filter(receipt__isnull=True).order_by("at", "id")


class BlankTransfer(models.Model):
    """A range sent down the line on a requisition (`answers`), or given back up it for a reason (`returned_for`).

    Until it is counted in it is the sender's, and on the way. `from_trays` of it lay in trays, the rest in the store.
    `requisition` is a number that was typed before requisitions were books of their own; it stays as it was typed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="blanks_sent")
    to_office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="blanks_awaited")
    answers = models.ForeignKey(
        "registry.BlankRequisition", on_delete=models.PROTECT, null=True, related_name="transfers"
    )
    requisition = models.TextField(default="")
    returned_for = models.TextField(default="")
    first_no = models.CharField(max_length=10)
    last_no = models.CharField(max_length=10)
    quantity = models.IntegerField()
    from_trays = models.IntegerField(default=0)
    sent_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = BlankTransferQuerySet.as_manager()

    class Meta:
        db_table = "blank_transfer"
        constraints = [
            is_positive("quantity", name="blank_transfer_quantity"),
            models.CheckConstraint(
                condition=Q(answers__isnull=False, requisition="", returned_for="")
                | Q(answers__isnull=True) & ~Q(requisition="") & Q(returned_for="")
                | Q(answers__isnull=True, requisition="") & ~Q(returned_for=""),
                name="blank_transfer_has_its_requisition",
            ),
            models.CheckConstraint(condition=~Q(office=F("to_office")), name="blank_transfer_goes_somewhere"),
            models.CheckConstraint(
                condition=Q(from_trays=0) | Q(from_trays__gt=0, from_trays__lte=F("quantity")) & ~Q(returned_for=""),
                name="blank_transfer_from_trays_is_given_back",
            ),
            models.CheckConstraint(
                condition=Q(first_no__regex=NUMBER_SHAPE)
                & Q(last_no__regex=NUMBER_SHAPE)
                & Q(Exact(Substr("first_no", 1, 1), Substr("last_no", 1, 1)))
                & Q(
                    Exact(
                        Cast(Substr("last_no", 2), IntegerField()) - Cast(Substr("first_no", 2), IntegerField()) + 1,
                        F("quantity"),
                    )
                ),
                name="blank_transfer_quantity_is_the_range",
            ),
        ]
        indexes = [models.Index(fields=["office", "at"], name="blank_transfer_by_office")]


class BlankReceipt(models.Model):
    """That two people of the receiving office counted it in: how many came, those lost on the way left out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    transfer = models.OneToOneField("registry.BlankTransfer", on_delete=models.PROTECT, related_name="receipt")
    quantity = models.IntegerField()
    received_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    counted_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "blank_receipt"
        constraints = [
            two_people(first="received_by", second="counted_by", name="blank_receipt_two_people"),
            is_positive("quantity", name="blank_receipt_quantity"),
        ]
        indexes = [models.Index(fields=["at"], name="blank_receipt_by_time")]
