"""The officers' second way in: a secret that makes one-time codes (TOTP, RFC 6238); beside it what of it moves."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from xinsheng.law.sign_in import OneTimeEnd, PasskeyState

from .promises import one_of

_ENDS = [end.value for end in OneTimeEnd]


class OneTimeSecretQuerySet(models.QuerySet["OneTimeSecret"]):
    """Questions about secrets."""

    def not_ended(self) -> Self:
        """Give those that have not ended, those still in their cooling time included."""
        return self.filter(standing__state=PasskeyState.IN_FORCE.value)


class OneTimeSecret(models.Model):
    """One secret, enrolled beside a passkey by the same two codes of two others; it is kept only encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="one_time_secrets")
    enrolment = models.OneToOneField("registry.Enrolment", on_delete=models.PROTECT, related_name="one_time_secret")
    secret_cipher = models.BinaryField()
    enrolled_at = models.DateTimeField()
    usable_from = models.DateTimeField()

    objects = OneTimeSecretQuerySet.as_manager()

    class Meta:
        db_table = "one_time_secret"
        constraints = [
            models.CheckConstraint(
                condition=Q(usable_from__gte=F("enrolled_at")), name="one_time_secret_usable_once_enrolled"
            )
        ]


class OneTimeStanding(models.Model):
    """What of a secret moves: the last step whose code was used, which only rises, and its end, which is final."""

    secret = models.OneToOneField(
        "registry.OneTimeSecret", on_delete=models.PROTECT, primary_key=True, related_name="standing"
    )
    last_step = models.BigIntegerField(default=0)
    state = models.TextField(default=PasskeyState.IN_FORCE.value)
    since = models.DateTimeField()
    ended_reason = models.TextField(default="")

    class Meta:
        db_table = "one_time_standing"
        constraints = [
            one_of(PasskeyState, field="state", name="one_time_standing_state"),
            models.CheckConstraint(
                condition=Q(state=PasskeyState.IN_FORCE.value, ended_reason="")
                | Q(state=PasskeyState.ENDED.value, ended_reason__in=_ENDS),
                name="one_time_standing_ended_for_a_reason",
            ),
        ]
