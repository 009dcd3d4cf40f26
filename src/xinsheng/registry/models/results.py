"""Results: what a hospital's system learns of the births it sent, and each one's dense place."""

import uuid
from datetime import datetime
from typing import Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef

from xinsheng.law import terms
from xinsheng.standards.civil_time import civil_date

from .hospital_clients import HospitalClient
from .offices import Office
from .promises import one_of


class ResultQuerySet(models.QuerySet["Result"]):
    """Questions about results."""

    def of_office_after(self, office: Office, *, position: int, size: int) -> Self:
        """Give this institution's results that stand after this place, in their order."""
        placed = self.filter(office=office, place__position__gt=position).select_related("place")
        return placed.order_by("place__position")[:size]


class Result(models.Model):
    """That a certificate of a newborn came to a standing; written by the books themselves (results.sql).

    `office` is the institution whose system sent the birth, `identifier` the newborn's there. Never changed.
    """

    id = models.BigAutoField(primary_key=True)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="results")
    identifier = models.TextField()
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="results")
    certificate = models.ForeignKey("registry.Certificate", on_delete=models.PROTECT, related_name="results")
    version = models.IntegerField()  # of the certificate's standing, counted from 0
    state = models.TextField()
    since = models.DateTimeField()

    objects = ResultQuerySet.as_manager()

    class Meta:
        db_table = "result"
        constraints = [
            models.UniqueConstraint(fields=["certificate", "version"], name="result_one_per_standing"),
            one_of(terms.Standing, field="state", name="result_state"),
        ]


class Telling(models.Model):
    """How far one address has been told of results, since when it does not take them and why, and its next try."""

    position = models.BigIntegerField(default=0)  # the last that it took
    failures = models.IntegerField(default=0)  # since something was taken last
    fault = models.TextField(default="")
    failing_since = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)  # when it took something last
    due_at = models.DateTimeField()

    class Meta:
        abstract = True


_Told = TypeVar("_Told", bound=Telling)


def waits_for_results(rows: models.QuerySet[_Told], *, at: datetime) -> models.QuerySet[_Told]:
    """Give those of systems in force for whose institution there is something that they have not been told."""
    waiting = ResultPlace.objects.filter(result__office=OuterRef("client__office"), position__gt=OuterRef("position"))
    in_force = HospitalClient.objects.in_force(at=at).filter(office__in=Office.objects.open(on=civil_date(at)))
    return rows.filter(Exists(waiting), client__in=in_force)


class ResultDeliveryQuerySet(models.QuerySet["ResultDelivery"]):
    """Questions about deliveries."""

    def due(self, *, at: datetime) -> models.QuerySet["ResultDelivery"]:
        """Give those to systems in force whose next try is due, and for which there is something to tell."""
        return waits_for_results(self.filter(due_at__lte=at), at=at).order_by("due_at", "client_id")


class ResultDelivery(Telling):
    """A system's address as it was brought in with its keys, told in our own form."""

    client = models.OneToOneField(
        "registry.HospitalClient", on_delete=models.PROTECT, primary_key=True, related_name="delivery"
    )

    objects = ResultDeliveryQuerySet.as_manager()

    class Meta:
        db_table = "result_delivery"


class ResultSubscriptionQuerySet(models.QuerySet["ResultSubscription"]):
    """Questions about subscriptions."""

    def due(self, *, at: datetime) -> models.QuerySet["ResultSubscription"]:
        """Give those that have not ended, of systems in force, whose next try is due with something to tell."""
        return waits_for_results(self.filter(due_at__lte=at, until=None), at=at).order_by("due_at", "id")


class ResultSubscription(Telling):
    """What a system asked for by itself: to be sent results as FHIR notifications, at its own host. It only ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    client = models.ForeignKey("registry.HospitalClient", on_delete=models.PROTECT, related_name="subscriptions")
    endpoint = models.TextField()
    criteria = models.TextField()
    reason = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    objects = ResultSubscriptionQuerySet.as_manager()

    class Meta:
        db_table = "result_subscription"


class ResultPlace(models.Model):
    """A result's place, counted from 1: given once everything before it is there, so that a reader misses none."""

    position = models.BigIntegerField(primary_key=True)
    result = models.OneToOneField("registry.Result", on_delete=models.PROTECT, related_name="place")
    placed_at = models.DateTimeField()

    class Meta:
        db_table = "result_place"


class ResultLeap(models.Model):
    """That the books were restored: places go on above this one, which none given before the restore reached.

    Written by the owner when the restored books are opened (config/high_water.py), and by nobody else.
    """

    position = models.BigIntegerField(primary_key=True)
    leapt_at = models.DateTimeField()

    class Meta:
        db_table = "result_leap"


class WaitingResult(models.Model):
    """A result that has no place yet, however late its transaction commits: written by the books alone."""

    result = models.OneToOneField(
        "registry.Result", on_delete=models.PROTECT, primary_key=True, related_name="waiting"
    )

    class Meta:
        db_table = "waiting_result"
