"""That a couple says an issued certificate reads wrong, and what in it; what came of it stands in the journal."""

import uuid

from django.db import models

from xinsheng.law import terms

from .promises import is_digest, one_of


class Correction(models.Model):
    """One asking for a correction, never changed; the words it was asked with are among the case's given reasons.

    `items` are words of CorrectionItem. By when the township decides stands on the registration.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="corrections")
    certificate = models.ForeignKey(
        "registry.ServiceCertificate", on_delete=models.PROTECT, related_name="corrections"
    )
    items = models.JSONField()
    digest = models.BinaryField()
    asked_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    channel = models.TextField()
    asked_at = models.DateTimeField()
    signature_method = models.TextField()
    nonce = models.BinaryField()
    challenge = models.BinaryField()

    class Meta:
        db_table = "correction"
        constraints = [
            one_of(terms.Channel, field="channel", name="correction_channel"),
            one_of(terms.SignatureMethod, field="signature_method", name="correction_signature"),
            is_digest("digest", name="correction_digest"),
            is_digest("challenge", name="correction_challenge"),
        ]
        indexes = [models.Index(fields=["case", "-asked_at"], name="correction_latest")]
