"""Numbered blanks: their arrival, their trays, and what has become of each."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, IntegerField, Q
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact

from xinsheng.law import terms

from .promises import is_positive, one_of, two_people

NUMBER_SHAPE = r"^[A-Z][0-9]{9}$"  # 证件编号（WS/T 364.2）


class Tray(models.Model):
    """Where an office's next blanks lie: an officer's or a printer's pile; its row is the lock."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="trays")
    label = models.TextField()
    holder = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "tray"
        constraints = [models.UniqueConstraint(fields=["office", "label"], name="tray_one_per_label")]

    def free(self) -> "BlankQuerySet":
        """Give this tray's free blanks, the lowest number first."""
        return Blank.objects.filter(tray=self).free()


class BlankIntake(models.Model):
    """One delivery of blanks by first and last number, received by one person and counted by another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="blank_intakes")
    first_no = models.CharField(max_length=10)
    last_no = models.CharField(max_length=10)
    quantity = models.IntegerField()
    received_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    counted_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "blank_intake"
        constraints = [
            two_people(first="received_by", second="counted_by", name="blank_intake_two_people"),
            is_positive("quantity", name="blank_intake_quantity"),
            models.CheckConstraint(
                condition=Q(first_no__regex=NUMBER_SHAPE)
                & Q(last_no__regex=NUMBER_SHAPE)
                & Q(Exact(Substr("first_no", 1, 1), Substr("last_no", 1, 1))),
                name="blank_intake_numbers",
            ),
            models.CheckConstraint(
                condition=Q(
                    Exact(
                        Cast(Substr("last_no", 2), IntegerField()) - Cast(Substr("first_no", 2), IntegerField()) + 1,
                        F("quantity"),
                    )
                ),
                name="blank_intake_quantity_is_the_range",
            ),
        ]
        indexes = [models.Index(fields=["first_no"], name="blank_intake_by_first_no")]


class BlankQuerySet(models.QuerySet["Blank"]):
    """Questions about blanks."""

    def free(self) -> Self:
        """Give the blanks that lie in stock and are not on the way elsewhere, the lowest number first."""
        return self.filter(status=terms.BlankStatus.STOCK, transfer=None).order_by("no")


class Blank(models.Model):
    """One numbered blank, for ever: in stock, assigned to a case, used, or void (invariants 1, 2)."""

    no = models.CharField(primary_key=True, max_length=10)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="blanks")
    tray = models.ForeignKey("registry.Tray", on_delete=models.PROTECT, null=True, related_name="blanks")
    transfer = models.ForeignKey(
        "registry.BlankTransfer", on_delete=models.PROTECT, null=True, related_name="blanks"
    )  # while it is on the way
    status = models.TextField(default=terms.BlankStatus.STOCK.value)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, null=True, related_name="blanks")
    moved_at = models.DateTimeField()

    objects = BlankQuerySet.as_manager()

    class Meta:
        db_table = "blank"
        constraints = [
            models.CheckConstraint(condition=Q(no__regex=NUMBER_SHAPE), name="blank_no"),
            one_of(terms.BlankStatus, field="status", name="blank_status"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status=terms.BlankStatus.ASSIGNED.value),
                name="blank_one_assigned_per_case",
            ),
            models.CheckConstraint(
                condition=Q(status=terms.BlankStatus.STOCK.value, case__isnull=True)
                | Q(status=terms.BlankStatus.VOID.value)
                | Q(
                    status__in=[terms.BlankStatus.ASSIGNED.value, terms.BlankStatus.USED.value],
                    case__isnull=False,
                ),
                name="blank_has_a_case_once_assigned",
            ),
        ]
        indexes = [
            models.Index(fields=["tray", "no"], condition=Q(status=terms.BlankStatus.STOCK.value), name="blank_free"),
            models.Index(fields=["office", "status", "no"], name="blank_ledger"),
        ]


class BlankMove(models.Model):
    """One step of one blank: from '' on arrival; the reason is a code, no person means the machine."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    blank = models.ForeignKey("registry.Blank", on_delete=models.PROTECT, related_name="moves")
    from_status = models.TextField(default="")
    to_status = models.TextField()
    reason = models.TextField(default="")
    by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "blank_move"
        constraints = [
            one_of(terms.BlankStatus, field="to_status", name="blank_move_to_status"),
            models.CheckConstraint(
                condition=Q(from_status="") | Q(from_status__in=[word.value for word in terms.BlankStatus]),
                name="blank_move_from_status",
            ),
            models.CheckConstraint(
                condition=~Q(to_status=terms.BlankStatus.VOID.value) | ~Q(reason=""),
                name="blank_move_void_gives_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["at"], name="blank_move_by_time")]
