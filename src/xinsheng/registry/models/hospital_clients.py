"""Systems that call: hospitals' own, the keys they sign with; and what these and other offices' are let in by."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from .agencies import Agency
from .let_in import LetInQuerySet
from .promises import is_digest, two_people


def _one_caller(name: str) -> models.CheckConstraint:
    """A hospital's system or another office's, never both."""
    condition = Q(client__isnull=False, agency__isnull=True) | Q(client__isnull=True, agency__isnull=False)
    return models.CheckConstraint(condition=condition, name=name)


class HospitalClientQuerySet(LetInQuerySet["HospitalClient"]):
    """Questions about hospitals' systems."""


class HospitalClient(models.Model):
    """A hospital's system and its public keys (a JWK Set); other keys, or another address, are another row.

    `signs_at` is the web origin of its pages on which attendants sign with their certificate tokens; '' where none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="hospital_clients")
    name = models.TextField()
    keys = models.JSONField()
    results_to = models.TextField(default="")  # the address that is told of results; '' where it asks for them
    signs_at = models.TextField(default="")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")

    objects = HospitalClientQuerySet.as_manager()

    class Meta:
        db_table = "hospital_client"
        constraints = [
            two_people(first="proposed_by", second="confirmed_by", name="hospital_client_two_people"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="hospital_client_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(signs_at="") | Q(signs_at__regex=r"^https?://[^/?#@\s]+$"),
                name="hospital_client_signs_at",
            ),
        ]


class SpentAssertion(models.Model):
    """A signed assertion that was used: it opens once. Swept when it has expired anyway."""

    id = models.BigAutoField(primary_key=True)
    client = models.ForeignKey(
        "registry.HospitalClient", on_delete=models.PROTECT, null=True, related_name="spent_assertions"
    )
    agency = models.ForeignKey(
        "registry.Agency", on_delete=models.PROTECT, null=True, related_name="spent_assertions"
    )
    digest = models.BinaryField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "spent_assertion"
        constraints = [
            models.UniqueConstraint(fields=["client", "digest"], name="spent_assertion_once"),
            models.UniqueConstraint(fields=["agency", "digest"], name="spent_assertion_of_an_agency_once"),
            _one_caller("spent_assertion_of_one_caller"),
            is_digest("digest", name="spent_assertion_digest"),
        ]
        indexes = [models.Index(fields=["expires_at"], name="spent_assertion_by_expiry")]


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    """Questions about access tokens."""

    def good(self, *, at: datetime) -> Self:
        """Give the tokens that open at that moment: neither expired, nor of a system that has ended."""
        clients, agencies = (kept.objects.in_force(at=at) for kept in (HospitalClient, Agency))
        alive = self.filter(Q(client__in=clients) | Q(agency__in=agencies), expires_at__gt=at)
        return alive.select_related("client__office", "agency")


class AccessToken(models.Model):
    """A short bearer token, of which only the SHA-256 is kept; `scopes` are what it opens, with a blank between."""

    digest = models.BinaryField(primary_key=True)
    client = models.ForeignKey("registry.HospitalClient", on_delete=models.PROTECT, null=True, related_name="tokens")
    agency = models.ForeignKey("registry.Agency", on_delete=models.PROTECT, null=True, related_name="tokens")
    scopes = models.TextField()
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        db_table = "access_token"
        constraints = [
            is_digest("digest", name="access_token_digest"),
            _one_caller("access_token_of_one_caller"),
        ]
        indexes = [models.Index(fields=["expires_at"], name="access_token_by_expiry")]
