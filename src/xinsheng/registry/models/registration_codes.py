"""The codes of a couple's registration: the query code that shows it, the code that confirms a phone, a new phone."""

import uuid

from django.db import models
from django.db.models import F, Q

from .promises import is_digest, is_positive


class QueryCode(models.Model):
    """A query code 查询码: found by a keyed digest of it, proven by a salted slow digest; never kept itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="query_codes")
    locator = models.BinaryField(unique=True)
    salt = models.BinaryField()
    secret = models.BinaryField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "query_code"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="query_code_one_live_per_case"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("issued_at")),
                name="query_code_ends_after_it_begins",
            ),
            is_digest("secret", name="query_code_secret"),
        ]


class PhoneConfirmation(models.Model):
    """That a code sent to a number was typed back by whoever declares; the code only as a keyed digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="phone_confirmations")
    phone_index = models.BinaryField()
    code_digest = models.BinaryField()
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "phone_confirmation"
        constraints = [is_digest("code_digest", name="phone_confirmation_code_digest")]
        indexes = [models.Index(fields=["case", "-sent_at"], name="phone_confirmation_latest")]


class NewPhone(models.Model):
    """Another number that a couple gave after their certificate was issued; the last one counts, not the declared."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="new_phones")
    seq = models.SmallIntegerField()
    phone_cipher = models.BinaryField()
    given_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        db_table = "new_phone"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="new_phone_one_per_seq"),
            is_positive("seq", name="new_phone_seq"),
        ]
