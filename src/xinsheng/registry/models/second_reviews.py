"""A flagged parentage report, looked at by an issuing officer of another institution (threat T16)."""

import uuid

from django.db import models

from xinsheng.law import terms
from xinsheng.law.second_review import SecondFinding

from .promises import is_digest, one_of


class SecondReview(models.Model):
    """What one officer of another institution (`office`) found of one declaration, under their name, for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="second_reviews")
    declaration = models.ForeignKey("registry.Declaration", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="+")
    finding = models.TextField()
    payload_cipher = models.BinaryField()
    digest = models.BinaryField()
    reviewed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()
    signature_method = models.TextField()
    nonce = models.BinaryField()
    challenge = models.BinaryField()

    class Meta:
        db_table = "second_review"
        constraints = [
            one_of(SecondFinding, field="finding", name="second_review_finding"),
            one_of(terms.SignatureMethod, field="signature_method", name="second_review_signature"),
            is_digest("digest", name="second_review_digest"),
            is_digest("challenge", name="second_review_challenge"),
        ]


class SecondReviewClimb(models.Model):
    """That a second look nobody gave in time climbed to one more office; its reviewers are asked from then on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="second_review_climbs")
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="+")
    climbed_at = models.DateTimeField()

    class Meta:
        db_table = "second_review_climb"
        constraints = [models.UniqueConstraint(fields=["case", "office"], name="second_review_climb_once")]
