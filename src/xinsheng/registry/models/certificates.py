"""Certificates, their standing, and the steps from the printed insert to the filed e-licence."""

import uuid

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from xinsheng.law import terms

from .promises import is_digest, is_positive, one_of


class Certificate(models.Model):
    """A certificate as printed, fixed for ever; whether it stands is said by its standing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    blank = models.OneToOneField("registry.Blank", on_delete=models.PROTECT, related_name="certificate")
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="certificates")
    newborn = models.ForeignKey("registry.Newborn", on_delete=models.PROTECT, related_name="certificates")
    kind = models.TextField()
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="certificates")
    print_round = models.SmallIntegerField()
    issued_on = models.DateField()
    licence_id = models.TextField(unique=True)
    reference = models.CharField(max_length=26, unique=True)
    statement_cipher = models.BinaryField()
    content_digest = models.BinaryField()
    statement_digest = models.BinaryField()
    printed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    printed_at = models.DateTimeField()
    predecessor = models.ForeignKey(  # a spoiled print had it too; a trigger lets one of them come into force
        "registry.Certificate", on_delete=models.PROTECT, null=True, related_name="successors"
    )

    class Meta:
        db_table = "certificate"
        constraints = [
            models.UniqueConstraint(fields=["case", "print_round"], name="certificate_one_per_print"),
            one_of(terms.CertificateKind, field="kind", name="certificate_kind"),
            is_positive("print_round", name="certificate_print_round"),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^[0-7][0-9a-hjkmnp-tv-z]{25}$"), name="certificate_reference"
            ),
            is_digest("content_digest", name="certificate_content_digest"),
            is_digest("statement_digest", name="certificate_statement_digest"),
            models.CheckConstraint(
                condition=Q(kind=terms.CertificateKind.FIRST_ISSUANCE.value, predecessor__isnull=True)
                | ~Q(kind=terms.CertificateKind.FIRST_ISSUANCE.value),
                name="certificate_first_has_no_predecessor",
            ),
        ]
        indexes = [models.Index(fields=["office", "issued_on"], name="certificate_by_office_day")]


class Standing(models.Model):
    """Whether a certificate is in force: the only part of it that moves (invariants 2, 7)."""

    certificate = models.OneToOneField(
        "registry.Certificate", on_delete=models.PROTECT, primary_key=True, related_name="standing"
    )
    newborn = models.ForeignKey("registry.Newborn", on_delete=models.PROTECT, related_name="standings")
    state = models.TextField()
    since = models.DateTimeField()
    version = models.IntegerField(default=0)

    class Meta:
        db_table = "standing"
        constraints = [
            one_of(terms.Standing, field="state", name="standing_state"),
            models.UniqueConstraint(
                fields=["newborn"],
                condition=Q(state__in=[terms.Standing.VALID.value, terms.Standing.UNDER_REVIEW.value]),
                name="standing_one_valid_per_newborn",
            ),
        ]


class InsertMatch(models.Model):
    """That the number on the printed insert was scanned or typed and is the assigned one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.OneToOneField("registry.Certificate", on_delete=models.PROTECT, related_name="insert_match")
    by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "insert_match"


class SealIntent(models.Model):
    """The sealing officer's decision, stored before anything is sealed; `fields` names the re-keyed fields."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.OneToOneField("registry.Certificate", on_delete=models.PROTECT, related_name="seal_intent")
    seal = models.ForeignKey("registry.Seal", on_delete=models.PROTECT, related_name="+")
    sealed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField()
    fields = models.JSONField()
    signature_method = models.TextField()
    nonce = models.BinaryField()
    challenge = models.BinaryField()
    statement_digest = models.BinaryField()

    class Meta:
        db_table = "seal_intent"
        constraints = [
            one_of(terms.SignatureMethod, field="signature_method", name="seal_intent_signature"),
            is_digest("challenge", name="seal_intent_challenge"),
            is_digest("statement_digest", name="seal_intent_statement_digest"),
        ]


class SealAbandonment(models.Model):
    """That an intent could not be carried out; the number is voided with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.OneToOneField(
        "registry.Certificate", on_delete=models.PROTECT, related_name="seal_abandonment"
    )
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "seal_abandonment"


class ELicence(models.Model):
    """The sealed e-licence file of a certificate: where it lies, its digest, and its QR credential."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.OneToOneField("registry.Certificate", on_delete=models.PROTECT, related_name="elicence")
    file_ref = models.TextField(unique=True)
    sha256 = models.BinaryField()
    size = models.IntegerField()
    credential = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "elicence"
        constraints = [
            is_digest("sha256", name="elicence_sha256"),
            is_positive("size", name="elicence_size"),
        ]
        indexes = [BrinIndex(fields=["made_at"], autosummarize=True, name="elicence_in_time")]
