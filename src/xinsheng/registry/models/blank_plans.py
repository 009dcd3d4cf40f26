"""What an office needs of blanks in a year: its plan, and what the office above it grants of that (domain 3.5)."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from .office_lines import next_above
from .offices import Office
from .promises import is_positive


class BlankPlanQuerySet(models.QuerySet["BlankPlan"]):
    """Questions about plans."""

    def waiting(self) -> Self:
        """Give those that nobody has answered yet, the oldest first."""
        return self.filter(answer__isnull=True).order_by("at", "id")

    def put_to(self, office: Office, *, on: date) -> Self:
        """Give those that this office answered or is to answer: see `answering_office`."""
        late = Q(answer__isnull=True) | Q(answer__at__date__gte=F("to_office__closed_on"))
        left = self.filter(late, to_office__closed_on__lte=on).select_related("office", "to_office")
        moved = {one.pk: one.answering_office(on=on) for one in left}
        here = [pk for pk, answering in moved.items() if answering == office]
        return self.filter(Q(to_office=office) & ~Q(pk__in=list(moved)) | Q(pk__in=here))

    def in_force(self, *, year: int) -> Self:
        """Give the plans of that year that hold: of each office the last that was granted, be it in part."""
        granted = self.filter(year=year, answer__granted__gte=1)
        return granted.order_by("office", "-seq").distinct("office")


class BlankPlan(models.Model):
    """The need of one year (civil), in inserts 枚, by quarter; put to the office above, and answered there once.

    `below` is what was granted to the offices under this one, and belongs to its need. `held` and `live_births` are
    what the books counted when it was made: what lay at the office and under it, and the live births there of the
    twelve months before. `seq` counts the plans of an office for a year: a new one only follows once the last was
    answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey(
        "registry.Office", on_delete=models.PROTECT, related_name="blank_plans", db_index=False
    )
    to_office = models.ForeignKey(
        "registry.Office", on_delete=models.PROTECT, related_name="blank_plans_below", db_index=False
    )
    year = models.IntegerField()
    seq = models.IntegerField()
    first_quarter = models.IntegerField()
    second_quarter = models.IntegerField()
    third_quarter = models.IntegerField()
    fourth_quarter = models.IntegerField()
    below = models.IntegerField()
    quantity = models.IntegerField()
    held = models.IntegerField()
    live_births = models.IntegerField()
    words = models.TextField(default="")
    planned_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = BlankPlanQuerySet.as_manager()

    class Meta:
        db_table = "blank_plan"
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "seq"], name="blank_plan_one_after_the_other"),
            is_positive("quantity", name="blank_plan_quantity"),
            models.CheckConstraint(
                condition=Q(
                    first_quarter__gte=0,
                    second_quarter__gte=0,
                    third_quarter__gte=0,
                    fourth_quarter__gte=0,
                    below__gte=0,
                    held__gte=0,
                    live_births__gte=0,
                ),
                name="blank_plan_counts",
            ),
            models.CheckConstraint(
                condition=Q(
                    quantity=F("first_quarter")
                    + F("second_quarter")
                    + F("third_quarter")
                    + F("fourth_quarter")
                    + F("below")
                ),
                name="blank_plan_is_its_sum",
            ),
            models.CheckConstraint(condition=~Q(office=F("to_office")), name="blank_plan_goes_up"),
        ]
        indexes = [models.Index(fields=["to_office", "year"], name="blank_plan_by_who_answers")]

    def answering_office(self, *, on: date) -> Office:
        """Which office answers it that day: the one it was put to; once that is closed, the next above by then."""
        if self.to_office.is_open(on=on):
            return self.to_office
        return next_above(self.office, on=on) or self.to_office


class BlankPlanAnswer(models.Model):
    """What the office above grants of a plan: the whole, a part, or 0, which declines it; less only with words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    plan = models.OneToOneField("registry.BlankPlan", on_delete=models.PROTECT, related_name="answer")
    granted = models.IntegerField()
    words = models.TextField(default="")
    answered_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "blank_plan_answer"
        constraints = [models.CheckConstraint(condition=Q(granted__gte=0), name="blank_plan_answer_granted")]
