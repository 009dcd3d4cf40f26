"""The passkeys of officers: enrolled by two other people, fixed as enrolled; beside each its standing."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from xinsheng.law.sign_in import PasskeyEnd, PasskeyState

from .people import Person
from .promises import is_digest, one_of

_ENDS = [end.value for end in PasskeyEnd]


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Questions about enrolments."""

    def open_for(self, person: Person, *, at: datetime) -> Self:
        """Give the person's newest enrolment if it is unused and not yet expired at this moment; at most one."""
        newest = self.filter(person=person).order_by("-opened_at", "-id").values("pk")[:1]
        return self.filter(pk__in=list(newest.values_list("pk", flat=True)), expires_at__gt=at, passkey__isnull=True)


class Enrolment(models.Model):
    """The permission for one person to enrol one passkey, by two codes from two other people, each kept as a digest.

    Without a proposal only where nothing came before: the first administrators of a province.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="enrolments")
    proposal = models.OneToOneField(
        "registry.Proposal", on_delete=models.PROTECT, null=True, related_name="enrolment"
    )
    first_digest = models.BinaryField()
    second_digest = models.BinaryField()
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    cooling_hours = models.SmallIntegerField()

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        db_table = "enrolment"
        constraints = [
            is_digest("first_digest", name="enrolment_first_digest"),
            is_digest("second_digest", name="enrolment_second_digest"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("opened_at")), name="enrolment_expires"),
            models.CheckConstraint(condition=Q(cooling_hours__gte=0), name="enrolment_cooling_hours"),
        ]


class PasskeyQuerySet(models.QuerySet["Passkey"]):
    """Questions about passkeys."""

    def not_ended(self) -> Self:
        """Give the passkeys that have not ended, those still in their cooling time included."""
        return self.filter(standing__state=PasskeyState.IN_FORCE.value)

    def in_force_of(self, person: Person, *, at: datetime) -> Self:
        """Give the passkeys by which this person may act at this moment: not ended, cooling time over."""
        return self.not_ended().filter(person=person, usable_from__lte=at).select_related("standing")


class Passkey(models.Model):
    """One passkey as it was enrolled: its public key (COSE) never changes, so a signature is checked for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="passkeys")
    enrolment = models.OneToOneField("registry.Enrolment", on_delete=models.PROTECT, related_name="passkey")
    credential_id = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    transports = models.JSONField(default=list)
    rp_id = models.TextField()
    label = models.TextField()
    enrolled_at = models.DateTimeField()
    usable_from = models.DateTimeField()

    objects = PasskeyQuerySet.as_manager()

    class Meta:
        db_table = "passkey"
        constraints = [
            models.CheckConstraint(
                condition=Q(usable_from__gte=F("enrolled_at")), name="passkey_usable_once_enrolled"
            )
        ]


class PasskeyStanding(models.Model):
    """The only part of a passkey that moves: its counter, which never falls, and its end, which is final."""

    passkey = models.OneToOneField(
        "registry.Passkey", on_delete=models.PROTECT, primary_key=True, related_name="standing"
    )
    sign_count = models.BigIntegerField()
    state = models.TextField(default=PasskeyState.IN_FORCE.value)
    since = models.DateTimeField()
    ended_reason = models.TextField(default="")

    class Meta:
        db_table = "passkey_standing"
        constraints = [
            one_of(PasskeyState, field="state", name="passkey_standing_state"),
            models.CheckConstraint(condition=Q(sign_count__gte=0), name="passkey_standing_sign_count"),
            models.CheckConstraint(
                condition=Q(state=PasskeyState.IN_FORCE.value, ended_reason="")
                | Q(state=PasskeyState.ENDED.value, ended_reason__in=_ENDS),
                name="passkey_standing_ended_for_a_reason",
            ),
        ]
