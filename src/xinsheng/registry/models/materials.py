"""Materials given on a case, and what the issuing officer found of each."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from xinsheng.law import terms

from .promises import is_digest, is_positive, one_of

_SERVED = ("", "image/jpeg", "application/pdf")  # what a file is told to be; '' where there is none


class MaterialQuerySet(models.QuerySet["Material"]):
    """Questions about materials."""

    def current(self) -> Self:
        """Give the materials no later one has replaced; what came after a refusal answers all refused of its kind."""
        later = self.model.objects.filter(
            case=OuterRef("material__case"), kind=OuterRef("material__kind"), given_at__gt=OuterRef("found_at")
        )
        refusals = MaterialFinding.objects.filter(material=OuterRef("pk"), finding=terms.Finding.NOT_ACCEPTABLE.value)
        return self.filter(~Exists(refusals.filter(Exists(later))), replaced_by__isnull=True)


class Material(models.Model):
    """One material as it was given; a better one names the one it replaces."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="materials")
    kind = models.TextField()
    satisfied_by = models.TextField()
    given_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    round = models.SmallIntegerField()
    file_ref = models.TextField(default="")
    file_digest = models.BinaryField(null=True)
    original_digest = models.BinaryField(null=True)
    media_type = models.TextField(default="")
    pages = models.SmallIntegerField(default=0)
    details_cipher = models.BinaryField(null=True)
    seen_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    replaces = models.OneToOneField(
        "registry.Material", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )

    objects = MaterialQuerySet.as_manager()

    class Meta:
        db_table = "material"
        constraints = [
            one_of(terms.Material, field="kind", name="material_kind"),
            one_of(terms.Satisfaction, field="satisfied_by", name="material_satisfied_by"),
            is_positive("round", name="material_round"),
            is_digest("file_digest", name="material_file_digest"),
            is_digest("original_digest", name="material_original_digest"),
            models.CheckConstraint(
                condition=Q(file_ref="") | Q(file_digest__isnull=False), name="material_file_has_a_digest"
            ),
            models.CheckConstraint(condition=Q(media_type__in=_SERVED), name="material_media_type"),
            models.CheckConstraint(condition=Q(pages__gte=0), name="material_pages"),
            models.CheckConstraint(
                condition=~Q(satisfied_by=terms.Satisfaction.SEEN_AT_COUNTER.value) | Q(seen_by__isnull=False),
                name="material_seen_by_someone",
            ),
        ]


class MaterialFinding(models.Model):
    """What an issuing officer found of one material; reason and remedy are codes, and may change by a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    material = models.ForeignKey("registry.Material", on_delete=models.PROTECT, related_name="findings")
    finding = models.TextField()
    reason = models.TextField(default="")
    remedy = models.TextField(default="")
    found_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()

    class Meta:
        db_table = "material_finding"
        constraints = [
            one_of(terms.Finding, field="finding", name="material_finding"),
            models.CheckConstraint(
                condition=~Q(finding=terms.Finding.NOT_ACCEPTABLE.value) | ~Q(reason=""),
                name="material_finding_gives_a_reason",
            ),
        ]
