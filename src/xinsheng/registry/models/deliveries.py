"""Births: one delivery, and each child of it."""

import uuid

from django.db import models
from django.db.models import Q

from .promises import is_positive


class Delivery(models.Model):
    """One mother's delivery at one office; how many children it bore is fixed when it is opened.

    Opened by an attendant, or by the hospital's own system.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey(
        "registry.Office",
        on_delete=models.PROTECT,
        related_name="deliveries",
        db_index=False,  # `delivery_by_inpatient_no` begins with it
    )
    inpatient_no = models.TextField()
    mother_name = models.TextField()
    plurality = models.SmallIntegerField()
    opened_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    opened_by_client = models.ForeignKey(
        "registry.HospitalClient", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "delivery"
        constraints = [
            models.CheckConstraint(condition=Q(plurality__range=(1, 9)), name="delivery_plurality"),
            models.CheckConstraint(
                condition=Q(opened_by__isnull=True, opened_by_client__isnull=False)
                | Q(opened_by__isnull=False, opened_by_client__isnull=True),
                name="delivery_opened_by_one",
            ),
        ]
        indexes = [models.Index(fields=["office", "inpatient_no"], name="delivery_by_inpatient_no")]


class Newborn(models.Model):
    """One child of a delivery by its order, 1 to the plurality; a trigger refuses a higher order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    delivery = models.ForeignKey("registry.Delivery", on_delete=models.PROTECT, related_name="newborns")
    birth_order = models.SmallIntegerField()

    class Meta:
        db_table = "newborn"
        constraints = [
            models.UniqueConstraint(fields=["delivery", "birth_order"], name="newborn_one_per_order"),
            is_positive("birth_order", name="newborn_birth_order"),
        ]
