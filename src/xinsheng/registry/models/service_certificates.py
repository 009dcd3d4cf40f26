"""The Birth Service Certificate 生育服务证: fixed for ever as issued; beside it standing, file and printed form."""

import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from xinsheng.law import terms
from xinsheng.law.township_terms import OrdinaryPaper

from .offices import Office
from .promises import is_digest, is_positive, one_of


class ServiceCertificate(models.Model):
    """One issued certificate; a correction is the next version of the case, and names the one before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    no = models.TextField(unique=True)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="service_certificates")
    version = models.SmallIntegerField()
    previous = models.OneToOneField(
        "registry.ServiceCertificate", on_delete=models.PROTECT, null=True, related_name="next"
    )
    seal = models.ForeignKey("registry.Seal", on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    licence_id = models.TextField(unique=True)
    reference = models.CharField(max_length=26, unique=True)
    statement_cipher = models.BinaryField()
    content_digest = models.BinaryField()
    statement_digest = models.BinaryField()

    class Meta:
        db_table = "service_certificate"
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="service_certificate_one_per_version"),
            is_positive("version", name="service_certificate_version"),
            models.CheckConstraint(
                condition=Q(version=1, previous__isnull=True) | Q(version__gt=1, previous__isnull=False),
                name="service_certificate_names_the_one_before",
            ),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^[0-7][0-9a-hjkmnp-tv-z]{25}$"), name="service_certificate_reference"
            ),
            is_digest("content_digest", name="service_certificate_content_digest"),
            is_digest("statement_digest", name="service_certificate_statement_digest"),
        ]


class ServiceStanding(models.Model):
    """Whether a service certificate is in force: the only part of it that moves; one valid per case."""

    certificate = models.OneToOneField(
        "registry.ServiceCertificate", on_delete=models.PROTECT, primary_key=True, related_name="standing"
    )
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="service_standings")
    state = models.TextField()
    since = models.DateTimeField()
    version = models.IntegerField(default=0)

    class Meta:
        db_table = "service_standing"
        constraints = [
            one_of(terms.Standing, field="state", name="service_standing_state"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=[terms.Standing.VALID.value, terms.Standing.UNDER_REVIEW.value]),
                name="service_standing_one_valid_per_case",
            ),
        ]


class ServiceELicence(models.Model):
    """The sealed file of a service certificate: where it lies, its digest, and its QR credential."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.OneToOneField(
        "registry.ServiceCertificate", on_delete=models.PROTECT, related_name="elicence"
    )
    file_ref = models.TextField(unique=True)
    sha256 = models.BinaryField()
    size = models.IntegerField()
    credential = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "service_elicence"
        constraints = [
            is_digest("sha256", name="service_elicence_sha256"),
            is_positive("size", name="service_elicence_size"),
        ]
        indexes = [BrinIndex(fields=["made_at"], autosummarize=True, name="service_elicence_in_time")]


class ServiceNumber(models.Model):
    """The last serial given in a year; its row is the lock that keeps the numbers dense."""

    year = models.SmallIntegerField(primary_key=True)
    last = models.IntegerField(default=0)

    class Meta:
        db_table = "service_number"


class OrdinaryPrintQuerySet(models.QuerySet["OrdinaryPrint"]):
    """Questions about ordinary certificates."""

    def at_office(self, office: Office) -> Self:
        """Give those that this township printed."""
        return self.filter(office=office)

    def since(self, moment: datetime) -> Self:
        """Give those printed from this moment on."""
        return self.filter(printed_at__gte=moment)

    def on_the_form(self) -> Self:
        """Give those printed on the Commission's form, the latest first."""
        return self.filter(paper=OrdinaryPaper.FORM).order_by("-printed_at", "-id")


class OrdinaryPrint(models.Model):
    """That a township printed the ordinary certificate (mission E6), and on what.

    `paper` is '' on the oldest rows alone: then nobody was asked, and no forms were counted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.ForeignKey(
        "registry.ServiceCertificate", on_delete=models.PROTECT, related_name="ordinary_prints"
    )
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="+")
    printed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    printed_at = models.DateTimeField()
    paper = models.TextField(default="")

    objects = OrdinaryPrintQuerySet.as_manager()

    class Meta:
        db_table = "ordinary_print"
        constraints = [
            models.CheckConstraint(
                condition=Q(paper__in=["", *(one.value for one in OrdinaryPaper)]), name="ordinary_print_paper"
            )
        ]
        indexes = [models.Index(fields=["office", "printed_at"], name="ordinary_print_by_office")]
