"""The Commission's ordinary forms at a township: counted in by two people, spoiled ones written off (mission E6).

What was used is the prints on the form, `OrdinaryPrint`. The forms bear no number: only how many is known.
"""

import uuid
from datetime import date, datetime

from django.db import models
from django.db.models import Q, Sum

from xinsheng.law.ordinary_forms import FormsCount
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.law.township_terms import FormSpoiling, OrdinaryPaper
from xinsheng.standards.divisions import DivisionLevel

from .appointments import Appointment
from .offices import Office
from .people import Person
from .promises import is_positive, one_of, two_people
from .service_certificates import OrdinaryPrint

_FORMS = Sum("number", default=0)


class OrdinaryFormIntake(models.Model):
    """One delivery by the county, on the day it came, received by one person and counted by another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="ordinary_form_intakes")
    number = models.IntegerField()
    delivered_on = models.DateField()
    received_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    counted_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "ordinary_form_intake"
        constraints = [
            two_people(first="received_by", second="counted_by", name="ordinary_form_intake_two_people"),
            is_positive("number", name="ordinary_form_intake_number"),
        ]
        indexes = [models.Index(fields=["office", "at"], name="ordinary_form_intake_by_office")]


class OrdinaryFormSpoiling(models.Model):
    """Forms that can no longer be handed out, and why; never more than the count says are left (by a trigger)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="ordinary_form_spoilings")
    number = models.IntegerField()
    reason = models.TextField()
    spoiled_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "ordinary_form_spoiling"
        constraints = [
            is_positive("number", name="ordinary_form_spoiling_number"),
            one_of(FormSpoiling, field="reason", name="ordinary_form_spoiling_reason"),
        ]
        indexes = [models.Index(fields=["office", "at"], name="ordinary_form_spoiling_office")]


def count_forms(office: Office, *, since: datetime | None = None, until: datetime | None = None) -> FormsCount:
    """Count an office's forms from `since` on and before `until` (aware moments); None is no bound."""
    prints = OrdinaryPrint.objects.filter(_within("printed_at", since=since, until=until), office=office)
    moves = _within("at", since=since, until=until)
    return FormsCount(
        received=OrdinaryFormIntake.objects.filter(moves, office=office).aggregate(forms=_FORMS)["forms"],
        used=prints.filter(paper=OrdinaryPaper.FORM).count(),
        spoiled=OrdinaryFormSpoiling.objects.filter(moves, office=office).aggregate(forms=_FORMS)["forms"],
    )


def _within(field: str, *, since: datetime | None, until: datetime | None) -> Q:
    bounds = {f"{field}__gte": since, f"{field}__lt": until}
    return Q(**{bound: moment for bound, moment in bounds.items() if moment is not None})


def townships_under(person: Person, *, on: date) -> models.QuerySet[Office]:
    """Give the open townships of the counties this supervisor is appointed at on that day, by their code."""
    held = Appointment.objects.in_force(on=on).filter(
        person=person, duty=Duty.SUPERVISOR, office__kind=OfficeKind.COUNTY
    )
    found = Q(pk__in=[])
    for county, code in held.values_list("office", "office__division_code"):
        unnamed = Q(authority__isnull=True) | ~Q(authority__kind=OfficeKind.COUNTY)  # then the code says whose it is
        found |= (unnamed & Q(division_code__startswith=code[: DivisionLevel.COUNTY])) | Q(authority=county)
    return Office.objects.townships(on=on).filter(found)
