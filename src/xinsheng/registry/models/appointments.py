"""Who holds which duty where, from when until when."""

import uuid
from datetime import date
from enum import StrEnum
from typing import Self

from django.db import models
from django.db.models import F, Q

from xinsheng.law import terms
from xinsheng.law.administration import NEVER_APPOINTED

from .offices import Office
from .people import Person
from .promises import one_of, two_people

_APPOINTED = tuple(duty for duty in terms.Duty if duty not in NEVER_APPOINTED)


class AppointmentKind(StrEnum):
    """An appointment of one's own, or standing in for another's."""

    ORDINARY = "ordinary"  # 任职
    COVER = "cover"  # 代班


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Questions about appointments."""

    def in_force(self, *, on: date) -> Self:
        """Give the appointments in force on that day: the last day counts, the day of an ending does not."""
        return self.filter(
            Q(from_on__lte=on)
            & (Q(until_on__isnull=True) | Q(until_on__gte=on))
            & (Q(ending__isnull=True) | Q(ending__on__gt=on))
        )

    def duties_of(self, person: Person, *, on: date) -> Self:
        """Give the appointments that person holds on that day, with their offices, oldest first."""
        return self.in_force(on=on).filter(person=person).select_related("office").order_by("from_on", "id")

    def holding(self, duty: terms.Duty, *, at: Office | None) -> Self:
        """Give the appointments to this duty at one office, with their persons."""
        return self.filter(office=at, duty=duty).select_related("person")


class Appointment(models.Model):
    """One person's duty at one office, proposed by one and confirmed by another; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="appointments")
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="appointments")
    duty = models.TextField()
    kind = models.TextField(default=AppointmentKind.ORDINARY.value)
    covers = models.ForeignKey("registry.Appointment", on_delete=models.PROTECT, null=True, related_name="covered_by")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    licence_no = models.TextField(default="")
    licence_until = models.DateField(null=True)
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    brought_in = models.ForeignKey("registry.BroughtList", on_delete=models.PROTECT, null=True, related_name="+")

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        db_table = "appointment"
        constraints = [
            one_of(_APPOINTED, field="duty", name="appointment_duty"),
            one_of(AppointmentKind, field="kind", name="appointment_kind"),
            two_people(first="proposed_by", second="confirmed_by", name="appointment_two_people"),
            models.CheckConstraint(
                condition=Q(kind="cover", covers__isnull=False) | Q(kind="ordinary", covers__isnull=True),
                name="appointment_cover_names_what_it_covers",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="appointment_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["office", "duty"], name="appointment_by_office_duty")]


class AppointmentEnding(models.Model):
    """The end of an appointment before its last day: `on` is the first day it is no longer in force."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    appointment = models.OneToOneField("registry.Appointment", on_delete=models.PROTECT, related_name="ending")
    on = models.DateField()
    reason = models.TextField()
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        db_table = "appointment_ending"
        constraints = [two_people(first="proposed_by", second="confirmed_by", name="appointment_ending_two_people")]
