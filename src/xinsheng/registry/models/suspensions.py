"""What stops an office: a decision that suspends its right to issue, or an account that does not close."""

import uuid
from typing import Self

from django.db import connection, models
from django.db.models import Q

from xinsheng.law.stock_terms import SeenIn, StopCause
from xinsheng.law.terms import OfficeKind

from .offices import Office
from .promises import one_of


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    """Questions about what stops offices."""

    def standing(self) -> Self:
        """Give those nobody has lifted, the oldest first."""
        return self.filter(lift__isnull=True).order_by("imposed_at", "id")

    def upon(self, office: Office) -> Self:
        """Give those that stop this office: its own, and those of the whole province."""
        return self.filter(Q(office=office) | Q(office__kind=OfficeKind.PROVINCE))


class Suspension(models.Model):
    """That an office issues nothing (a decision), or prints nothing (its account); in force until it is lifted.

    `authority` is the office in whose name it was imposed, and `imposed_by` who did; None is the machine, whose
    `reason` is where it found a number that was used elsewhere (`SeenIn`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="suspensions")
    authority = models.ForeignKey("registry.Office", on_delete=models.PROTECT, null=True, related_name="+")
    cause = models.TextField()
    reason = models.TextField(default="")
    document_no = models.TextField(default="")
    about = models.TextField(default="")  # the number that does not fit
    imposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    imposed_at = models.DateTimeField()

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        db_table = "suspension"
        constraints = [
            one_of(StopCause, field="cause", name="suspension_cause"),
            models.CheckConstraint(
                condition=~Q(cause=StopCause.DECISION.value)
                | (Q(imposed_by__isnull=False, authority__isnull=False) & ~Q(reason="")),
                name="suspension_decision_has_somebody_and_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(cause=StopCause.USED_ELSEWHERE.value)
                | (Q(imposed_by__isnull=False) & ~Q(reason="") & ~Q(about=""))
                | (Q(imposed_by__isnull=True, reason__in=[one.value for one in SeenIn]) & ~Q(about="")),
                name="suspension_seen_by_somebody_on_something",
            ),
        ]
        indexes = [models.Index(fields=["office", "imposed_at"], name="suspension_by_office")]


class StockRecount(models.Model):
    """What the office's own keeper found, counting again after its printing was stopped."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    suspension = models.ForeignKey("registry.Suspension", on_delete=models.PROTECT, related_name="recounts")
    words = models.TextField()
    counted_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    counted_at = models.DateTimeField()

    class Meta:
        db_table = "stock_recount"
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="stock_recount_says_what_was_found")]


class SuspensionLift(models.Model):
    """That it is lifted, by another person than imposed it (a trigger says so too)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    suspension = models.OneToOneField("registry.Suspension", on_delete=models.PROTECT, related_name="lift")
    reason = models.TextField()
    lifted_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField()

    class Meta:
        db_table = "suspension_lift"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="suspension_lift_has_a_reason")]


def suspended_offices() -> models.QuerySet[Office]:
    """Give the offices whose right to issue is suspended now; all of them while the province's is."""
    decided = Suspension.objects.standing().filter(cause=StopCause.DECISION)
    if decided.filter(office__kind=OfficeKind.PROVINCE).exists():
        return Office.objects.all()
    return Office.objects.filter(pk__in=decided.order_by().values("office"))


def hold_issuing(office_id: uuid.UUID) -> None:
    """Hold the office, and the province, against a suspension until this transaction ends; many may hold at once.

    Whoever imposes one takes the office's row alone: then either it waits for this transaction, or this one sees it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM office WHERE id = %s OR kind = 'province' ORDER BY id FOR SHARE", [office_id])
