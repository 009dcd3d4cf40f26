"""What a certificate that takes another's place needs beyond a first one: the reviewer's name, the old paper."""

import uuid

from django.db import models

from xinsheng.law import terms
from xinsheng.law.succession_terms import ReturnedPages

from .promises import is_digest, one_of


class CertificateReview(models.Model):
    """The reviewer's signature on one printed reissue, before it is sealed (domain 3.4)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.OneToOneField("registry.Certificate", on_delete=models.PROTECT, related_name="review")
    reviewed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()
    signature_method = models.TextField()
    nonce = models.BinaryField()
    challenge = models.BinaryField()
    statement_digest = models.BinaryField()

    class Meta:
        db_table = "certificate_review"
        constraints = [
            one_of(terms.SignatureMethod, field="signature_method", name="certificate_review_signature"),
            is_digest("challenge", name="certificate_review_challenge"),
            is_digest("statement_digest", name="certificate_review_statement_digest"),
        ]


class PaperReturn(models.Model):
    """That the old paper was handed in, which pages of it; it is archived for ever and is no spoiled blank."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.OneToOneField("registry.Case", on_delete=models.PROTECT, related_name="paper_return")
    certificate = models.ForeignKey("registry.Certificate", on_delete=models.PROTECT, related_name="+")
    pages = models.TextField()
    received_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        db_table = "paper_return"
        constraints = [one_of(ReturnedPages, field="pages", name="paper_return_pages")]
