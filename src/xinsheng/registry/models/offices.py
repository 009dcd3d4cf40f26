"""Offices, their seals, and how their printers place text on the numbered insert."""

import uuid
from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q

from xinsheng.law import terms
from xinsheng.standards.divisions import DivisionLevel, county_codes

from .promises import one_of


class OfficeQuerySet(models.QuerySet["Office"]):
    """Questions about offices."""

    def open(self, *, on: date) -> Self:
        """Give the offices not yet closed on that day; the closing day itself is no longer open."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))

    def townships(self, *, on: date) -> Self:
        """Give the townships and subdistricts that take registrations on that day, by their code."""
        return self.open(on=on).filter(kind=terms.OfficeKind.TOWNSHIP).order_by("division_code")

    def in_county(self, code: str) -> Self:
        """Give the offices that lie in a county (first 6 digits of a code), under any number it has had."""
        numbered = (Q(division_code__startswith=one) for one in county_codes(code))
        return self.filter(reduce(or_, numbered))

    def standing_in(self, codes: Iterable[str]) -> Self:
        """Give the offices of these divisions, each named by its code of twelve digits, or of its first ones."""
        return self.filter(division_code__in=[code.ljust(DivisionLevel.VILLAGE, "0") for code in codes])


class Office(models.Model):
    """An organisation in the chain of responsibility, by its place and the authority above it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.TextField()
    name = models.TextField()
    credit_code = models.CharField(max_length=18, null=True, unique=True)
    division_code = models.CharField(max_length=12)
    authority = models.ForeignKey("registry.Office", on_delete=models.PROTECT, null=True, related_name="subordinates")
    midwifery_licence_no = models.TextField(default="")
    licence_from = models.DateField(null=True)
    licence_until = models.DateField(null=True)
    address = models.TextField(default="")
    hours = models.TextField(default="")
    window = models.TextField(default="")
    opened_at = models.DateTimeField()
    brought_in = models.ForeignKey("registry.BroughtList", on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        db_table = "office"
        constraints = [
            one_of(terms.OfficeKind, field="kind", name="office_kind"),
            models.CheckConstraint(condition=Q(division_code__regex=r"^[0-9]{12}$"), name="office_division_code"),
        ]
        indexes = [models.Index(fields=["division_code"], name="office_by_division")]

    def is_open(self, *, on: date) -> bool:
        """Whether it is not yet closed on that day; the closing day itself is no longer open."""
        return self.closed_on is None or self.closed_on > on


class SealQuerySet(models.QuerySet["Seal"]):
    """Questions about seals."""

    def in_force(self, *, on: date) -> Self:
        """Give the seals in use on that day; both first and last day count."""
        return self.between(on, ends=on)

    def between(self, begins: date, *, ends: date | None) -> Self:
        """Give the seals in use on any day from the first to the last (None: for ever), both included."""
        later = self.filter(Q(in_force_until__isnull=True) | Q(in_force_until__gte=begins))
        return later.filter(in_force_from__lte=ends) if ends else later


class Seal(models.Model):
    """A special seal of an office: its words, the name of its key, and who keeps it (invariant 20).

    Of a kind an office has one on any day (0076_one_seal_of_a_kind.sql).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="seals")
    kind = models.TextField()
    text = models.TextField()
    key_name = models.TextField()
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True)
    keeper = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")

    objects = SealQuerySet.as_manager()

    class Meta:
        db_table = "seal"
        constraints = [
            one_of(terms.SealKind, field="kind", name="seal_kind"),
            models.CheckConstraint(
                condition=Q(in_force_until__isnull=True) | Q(in_force_until__gte=models.F("in_force_from")),
                name="seal_ends_after_it_begins",
            ),
        ]


class PrinterPlacement(models.Model):
    """How far one printer shifts each part of the insert; tenths of a millimetre, right and down."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="printer_placements")
    label = models.TextField()
    main_x_tenth_mm = models.SmallIntegerField(default=0)
    main_y_tenth_mm = models.SmallIntegerField(default=0)
    hukou_x_tenth_mm = models.SmallIntegerField(default=0)
    hukou_y_tenth_mm = models.SmallIntegerField(default=0)
    stub_x_tenth_mm = models.SmallIntegerField(default=0)
    stub_y_tenth_mm = models.SmallIntegerField(default=0)

    class Meta:
        db_table = "printer_placement"
        constraints = [models.UniqueConstraint(fields=["office", "label"], name="printer_placement_one_per_label")]
