"""Filings: what the state's registers are owed of each certificate, and how far each register has been told."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from xinsheng.law.filings import StateRegister

from .promises import is_digest, one_of


class FilingQuerySet(models.QuerySet["Filing"]):
    """Questions about filings."""

    def waiting(self) -> Self:
        """Give those that their register has not taken."""
        return self.filter(taken_at=None)

    def due(self, register: StateRegister, *, at: datetime) -> Self:
        """Give what this register may be told now, the oldest first: of each certificate only the next standing."""
        earlier = Filing.objects.waiting().filter(
            register=OuterRef("register"), certificate=OuterRef("certificate"), version__lt=OuterRef("version")
        )
        ready = self.waiting().filter(register=register.value, due_at__lte=at)
        return ready.exclude(Exists(earlier)).order_by("id")


class Filing(models.Model):
    """That a register is owed one standing of a certificate; written by the books themselves (0043_filings.sql).

    `content_digest` is of what was first sent, for ever; `content_cipher` those very bytes, until they are taken.
    """

    id = models.BigAutoField(primary_key=True)
    register = models.TextField()
    certificate = models.ForeignKey("registry.Certificate", on_delete=models.PROTECT, related_name="filings")
    version = models.IntegerField()  # of the certificate's standing, counted from 0
    state = models.TextField()
    since = models.DateTimeField()
    content_cipher = models.BinaryField(null=True)
    content_digest = models.BinaryField(null=True)
    refusals = models.IntegerField(default=0)
    fault = models.TextField(default="")  # why the register did not take it, by its own word
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        db_table = "filing"
        constraints = [
            models.UniqueConstraint(fields=["register", "certificate", "version"], name="filing_one_per_standing"),
            one_of(StateRegister, field="register", name="filing_register"),
            is_digest("content_digest", name="filing_content_digest"),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) | Q(content_digest__isnull=False, content_cipher__isnull=True),
                name="filing_taken_with_its_content",
            ),
        ]
        indexes = [models.Index(fields=["register", "id"], condition=Q(taken_at=None), name="filing_waiting")]


class FilingLine(models.Model):
    """How one register answers: since when it does not, why, and when it is tried again; one row each."""

    register = models.TextField(primary_key=True)
    failures = models.IntegerField(default=0)  # silences since it answered last
    fault = models.TextField(default="")
    failing_since = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)  # when it took something last
    due_at = models.DateTimeField()

    class Meta:
        db_table = "filing_line"
        constraints = [one_of(StateRegister, field="register", name="filing_line_register")]
