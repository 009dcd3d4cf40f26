"""Requisitions of blanks: asked of the office above, granted or declined there, and drawn by transfers."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractYear
from django.db.models.lookups import Exact

from .offices import Office
from .promises import is_positive
from .stock_transfers import BlankTransfer


class BlankRequisitionQuerySet(models.QuerySet["BlankRequisition"]):
    """Questions about requisitions."""

    def with_sent(self) -> Self:
        """Give each with `sent`: how many inserts were sent on it so far, those lost on the way too."""
        sent = BlankTransfer.objects.filter(answers=OuterRef("pk")).order_by().values("answers")
        return self.annotate(sent=Coalesce(Subquery(sent.annotate(number=Sum("quantity")).values("number")), 0))

    def unended(self) -> Self:
        """Give those on which something is still to be said or sent; of an office there is one at most."""
        waits = Q(answer__isnull=True) | Q(answer__granted__gt=F("sent"))
        return self.with_sent().filter(waits, withdrawal__isnull=True).order_by("at", "id")

    def to_answer(self, *, on: date) -> Self:
        """Give those of open offices that nobody has answered yet, the oldest first."""
        asked = self.filter(answer__isnull=True, withdrawal__isnull=True).order_by("at", "id")
        return asked.filter(office__in=Office.objects.open(on=on))

    def to_send(self, *, on: date) -> Self:
        """Give those of open offices of which something granted is still to be sent, the oldest first."""
        return self.unended().filter(answer__isnull=False, office__in=Office.objects.open(on=on))


class BlankRequisition(models.Model):
    """What one office asks of the office above for a period of one year; `seq` is its number there, for ever.

    What the books counted as it was asked: `held` lay at the office, `held_below` under it; `used` were used or
    voided by both since New Year; `planned` is the year's plan in force (0: none), `drawn` what was granted on it
    before. Beyond the plan it says why (`words`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey(
        "registry.Office", on_delete=models.PROTECT, related_name="requisitions", db_index=False
    )
    to_office = models.ForeignKey(
        "registry.Office", on_delete=models.PROTECT, related_name="requisitions_below", db_index=False
    )
    seq = models.IntegerField()
    first_on = models.DateField()
    last_on = models.DateField()
    quantity = models.IntegerField()
    held = models.IntegerField()
    held_below = models.IntegerField()
    used = models.IntegerField()
    planned = models.IntegerField()
    drawn = models.IntegerField()
    words = models.TextField(default="")
    asked_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    sent: int  # of with_sent alone

    objects = BlankRequisitionQuerySet.as_manager()

    class Meta:
        db_table = "blank_requisition"
        constraints = [
            models.UniqueConstraint(fields=["office", "seq"], name="blank_requisition_one_after_the_other"),
            is_positive("quantity", name="blank_requisition_quantity"),
            models.CheckConstraint(
                condition=Q(held__gte=0, held_below__gte=0, used__gte=0, planned__gte=0, drawn__gte=0),
                name="blank_requisition_counts",
            ),
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on")) & Q(Exact(ExtractYear("first_on"), ExtractYear("last_on"))),
                name="blank_requisition_of_one_year",
            ),
            models.CheckConstraint(
                condition=Q(planned__gte=F("drawn") + F("quantity")) | ~Q(words=""),
                name="blank_requisition_beyond_plan_says_why",
            ),
            models.CheckConstraint(condition=~Q(office=F("to_office")), name="blank_requisition_goes_up"),
        ]
        indexes = [models.Index(fields=["to_office", "at"], name="blank_requisition_by_answerer")]


class BlankRequisitionAnswer(models.Model):
    """What the office above grants: the whole, a part, or 0, which declines it; less only with words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    requisition = models.OneToOneField("registry.BlankRequisition", on_delete=models.PROTECT, related_name="answer")
    granted = models.IntegerField()
    words = models.TextField(default="")
    answered_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "blank_requisition_answer"
        constraints = [models.CheckConstraint(condition=Q(granted__gte=0), name="blank_requisition_answer_granted")]


class BlankRequisitionWithdrawal(models.Model):
    """That who asked needs nothing more on it: what was sent before stays sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    requisition = models.OneToOneField(
        "registry.BlankRequisition", on_delete=models.PROTECT, related_name="withdrawal"
    )
    words = models.TextField()
    withdrawn_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "blank_requisition_withdrawal"
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="blank_requisition_withdrawal_says_why")]
