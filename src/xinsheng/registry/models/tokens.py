"""Officers' certificate tokens (SM2): each certificate as two others let it in, and beside it its standing."""

import hashlib
import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from xinsheng.law.sign_in import PasskeyState, TokenEnd

from .people import Person
from .promises import is_digest, one_of

_POINT_BYTES = 65
_ENDS = [end.value for end in TokenEnd]


class CertificateTokenQuerySet(models.QuerySet["CertificateToken"]):
    """Questions about certificate tokens."""

    def not_ended(self) -> Self:
        """Give the tokens that have not ended, those still in their cooling time included."""
        return self.filter(standing__state=PasskeyState.IN_FORCE.value)

    def of_certificate(self, certificate: bytes) -> Self:
        """Give the token of this very certificate (DER); at most one."""
        return self.filter(fingerprint=hashlib.sha256(certificate).digest())

    def barred_to(self, person: Person, *, public_key: bytes) -> Self:
        """Give the tokens for which this key is not this person's to bring: another's, or one that was revoked."""
        gone = Q(standing__ended_reason=TokenEnd.REVOKED.value)
        return self.filter(~Q(person=person) | gone, public_key=public_key)

    def in_force_of(self, person: Person, *, at: datetime) -> Self:
        """Give the tokens with which this person may sign at this moment: not ended, cooled, in their time."""
        mine = self.not_ended().filter(person=person, usable_from__lte=at, valid_from__lte=at, valid_until__gt=at)
        return mine.select_related("standing")


class CertificateToken(models.Model):
    """One token's certificate as it was let in: it never changes, so a signature is checked for ever.

    `certificates` are its own and those above it up to the authority that was trusted, DER after DER;
    `fingerprint` is the SHA-256 of its own. `public_key` (a point, 65 bytes) is one person's for ever, whatever other
    certificate it stands in, and no more anybody's once revoked. The private key is in the token and nowhere here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="tokens")
    proposal = models.OneToOneField("registry.Proposal", on_delete=models.PROTECT, related_name="token")
    certificates = models.BinaryField()
    fingerprint = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    subject = models.TextField()
    issuer = models.TextField()
    serial_no = models.TextField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    enrolled_at = models.DateTimeField()
    cooling_hours = models.SmallIntegerField()
    usable_from = models.DateTimeField()

    objects = CertificateTokenQuerySet.as_manager()

    class Meta:
        db_table = "certificate_token"
        indexes = [models.Index(fields=["public_key"], name="certificate_token_by_key")]
        constraints = [
            is_digest("fingerprint", name="certificate_token_fingerprint"),
            models.CheckConstraint(
                condition=Q(Exact(Length("public_key"), _POINT_BYTES)), name="certificate_token_public_key"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")), name="certificate_token_valid_for_a_time"
            ),
            models.CheckConstraint(condition=Q(cooling_hours__gte=0), name="certificate_token_cooling_hours"),
        ]


class CertificateTokenStanding(models.Model):
    """The only part of a token that moves: its end, which is final."""

    token = models.OneToOneField(
        "registry.CertificateToken", on_delete=models.PROTECT, primary_key=True, related_name="standing"
    )
    state = models.TextField(default=PasskeyState.IN_FORCE.value)
    since = models.DateTimeField()
    ended_reason = models.TextField(default="")
    ended_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "certificate_token_standing"
        constraints = [
            one_of(PasskeyState, field="state", name="certificate_token_standing_state"),
            models.CheckConstraint(
                condition=Q(state=PasskeyState.IN_FORCE.value, ended_reason="", ended_by__isnull=True)
                | Q(state=PasskeyState.ENDED.value, ended_reason__in=_ENDS, ended_by__isnull=False),
                name="certificate_token_standing_ended_by_somebody",
            ),
        ]
