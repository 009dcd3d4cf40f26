"""Waste paper destroyed before witnesses: which numbers, when, how and where, for ever (domain 3.5)."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import F, Q, QuerySet

from xinsheng.law.stock_terms import PAPER_GONE, DestructionMethod
from xinsheng.law.terms import BlankStatus

from .offices import Office
from .promises import is_positive, one_of, two_people
from .stock import BlankMove


class BlankDestruction(models.Model):
    """One destruction by an office: handled by one of its people, checked by another, seen by two witnesses."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="blank_destructions")
    on = models.DateField()
    method = models.TextField()
    place = models.TextField()
    approval_no = models.TextField()
    quantity = models.IntegerField()
    first_witness = models.TextField()
    first_witness_of = models.TextField()
    second_witness = models.TextField()
    second_witness_of = models.TextField()
    handled_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "blank_destruction"
        constraints = [
            one_of(DestructionMethod, field="method", name="blank_destruction_method"),
            is_positive("quantity", name="blank_destruction_quantity"),
            two_people(first="handled_by", second="checked_by", name="blank_destruction_two_people"),
            models.CheckConstraint(
                condition=~Q(first_witness="")
                & ~Q(first_witness_of="")
                & ~Q(second_witness="")
                & ~Q(second_witness_of="")
                & ~Q(first_witness=F("second_witness")),
                name="blank_destruction_two_witnesses",
            ),
            models.CheckConstraint(
                condition=~Q(place="") & ~Q(approval_no=""), name="blank_destruction_says_where_and_on_what"
            ),
        ]
        indexes = [models.Index(fields=["office", "on"], name="blank_destruction_by_office")]


class DestroyedBlank(models.Model):
    """That the paper of one number was destroyed: once, and never undone."""

    blank = models.OneToOneField(
        "registry.Blank", on_delete=models.PROTECT, primary_key=True, related_name="destroyed"
    )
    destruction = models.ForeignKey(
        "registry.BlankDestruction", on_delete=models.PROTECT, related_name="destroyed_blanks"
    )

    class Meta:
        db_table = "destroyed_blank"


def waste_paper(offices: Collection[uuid.UUID], *, before: datetime | None = None) -> QuerySet[BlankMove]:
    """Give the moves by which blanks of these offices became waste whose paper is still there, by their number.

    What was lost or stolen is not there to be destroyed.
    """
    void = BlankMove.objects.filter(to_status=BlankStatus.VOID, blank__office__in=offices, blank__destroyed=None)
    there = void.exclude(reason__in=[reason.value for reason in PAPER_GONE])
    return (there.filter(at__lt=before) if before else there).order_by("blank_id")


def destructions_of(office: Office) -> QuerySet[BlankDestruction]:
    """Give the destructions that this office carried out."""
    return BlankDestruction.objects.filter(office=office).select_related("handled_by", "checked_by")
