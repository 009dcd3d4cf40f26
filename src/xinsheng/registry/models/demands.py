"""That somebody was asked on site for more than the law allows, and what the county found (mission E12)."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.law.township_terms import DemandFinding, ExtraDemand
from xinsheng.standards.divisions import DivisionLevel

from .appointments import Appointment
from .people import Person
from .promises import one_of


class DemandReportQuerySet(models.QuerySet["DemandReport"]):
    """Questions about what people reported."""

    def within_reach_of(self, person: Person, *, on: date) -> Self:
        """Give those of the counties this supervisor is appointed at on that day; nobody else knows of any.

        A county answers for the places of its code, and for the offices that name it as their authority.
        """
        held = Appointment.objects.in_force(on=on).filter(
            person=person, duty=Duty.SUPERVISOR, office__kind=OfficeKind.COUNTY
        )
        found = Q(pk__in=[])
        for county, code in held.values_list("office", "office__division_code"):
            found |= Q(place_code__startswith=code[: DivisionLevel.COUNTY]) | Q(office__authority=county)
        return self.filter(found)

    def unanswered(self) -> Self:
        """Give those nobody has answered yet, the oldest first."""
        return self.filter(answer__isnull=True).order_by("reported_at", "id")


class DemandReport(models.Model):
    """What one person says they were asked for. It names nobody; the case only where the person wants it to.

    `office` is where it was, None when it was elsewhere and the words say where; `place_code` (12 digits) is the
    division whose county is to look into it. The words are encrypted under the province's key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, null=True, related_name="+")
    place_code = models.CharField(max_length=12)
    what = models.TextField()
    words_cipher = models.BinaryField(null=True)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, null=True, related_name="demand_reports")
    reported_at = models.DateTimeField()

    objects = DemandReportQuerySet.as_manager()

    class Meta:
        db_table = "demand_report"
        constraints = [
            one_of(ExtraDemand, field="what", name="demand_report_what"),
            models.CheckConstraint(
                condition=~Q(what=ExtraDemand.OTHER) | Q(words_cipher__isnull=False),
                name="demand_report_other_says_what",
            ),
        ]
        indexes = [models.Index(fields=["place_code", "reported_at"], name="demand_report_by_place")]


class DemandAnswer(models.Model):
    """The one answer to a report: what was found, and in words what was done about it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    report = models.OneToOneField("registry.DemandReport", on_delete=models.PROTECT, related_name="answer")
    finding = models.TextField()
    words_cipher = models.BinaryField()
    answered_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        db_table = "demand_answer"
        constraints = [one_of(DemandFinding, field="finding", name="demand_answer_finding")]
