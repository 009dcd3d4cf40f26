"""Who came in when and who did not; which one session of a person lives."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from xinsheng.law import sign_in

from .people import Person
from .promises import one_of


class SignInEventQuerySet(models.QuerySet["SignInEvent"]):
    """Questions about sign-ins."""

    def of(self, person: Person) -> Self:
        """Give what happened in this person's name, newest first."""
        return self.filter(person=person).order_by("-at", "-id")

    def signed_at_hospitals(self, person: Person, *, since: datetime) -> Self:
        """Give what was signed in this person's name at hospitals' systems after that moment, newest first."""
        return self.of(person).filter(event=sign_in.SignInEvent.SIGNED_AT_HOSPITAL.value, at__gt=since)

    def for_security(self) -> Self:
        """Give what the security administrator looks at, newest first: refusals and changes of keys."""
        quiet = (
            sign_in.SignInEvent.SIGNED_IN,
            sign_in.SignInEvent.SIGNED_OUT,
            sign_in.SignInEvent.SIGNED_AT_HOSPITAL,
        )
        return self.exclude(event__in=[one.value for one in quiet]).order_by("-at", "-id")

    def asked_anew_by(self, person: Person) -> "SignInEvent | None":
        """Give the moment this person last asked to enrol a passkey anew, if nobody has let them since."""
        either = (sign_in.SignInEvent.ASKED_ANEW.value, sign_in.SignInEvent.ENROLMENT_OPENED.value)
        last = self.of(person).filter(event__in=either).first()
        return last if last is not None and last.event == sign_in.SignInEvent.ASKED_ANEW.value else None


class SignInEvent(models.Model):
    """One try to come in, or one change of what opens the door. `code` says why not; no address, no typed text.

    The challenge of a good answer is kept, unique: no answer is good twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="sign_in_events")
    event = models.TextField()
    way = models.TextField(default="")
    code = models.TextField(default="")
    passkey = models.ForeignKey("registry.Passkey", on_delete=models.PROTECT, null=True, related_name="+")
    challenge = models.BinaryField(null=True, unique=True)
    at = models.DateTimeField()

    objects = SignInEventQuerySet.as_manager()

    class Meta:
        db_table = "sign_in_event"
        constraints = [
            one_of(sign_in.SignInEvent, field="event", name="sign_in_event_event"),
            models.CheckConstraint(
                condition=Q(way="") | Q(way__in=[way.value for way in sign_in.SignInWay]), name="sign_in_event_way"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-at"], name="sign_in_event_by_person"),
            models.Index(fields=["-at"], name="sign_in_event_newest_first"),
        ]


class LiveSession(models.Model):
    """The one session in which a person is signed in: its mark is in the browser's session and nowhere else.

    A new sign-in puts a new mark here, and the old browser is out with its next page (threat T5).
    """

    person = models.OneToOneField(
        "registry.Person", on_delete=models.PROTECT, primary_key=True, related_name="live_session"
    )
    mark = models.UUIDField(unique=True)
    way = models.TextField()
    passkey = models.ForeignKey("registry.Passkey", on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.TextField(default="")

    class Meta:
        db_table = "live_session"
        constraints = [
            one_of(sign_in.SignInWay, field="way", name="live_session_way"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_reason="")
                | Q(ended_at__isnull=False, ended_reason__in=[end.value for end in sign_in.SessionEnd]),
                name="live_session_ended_for_a_reason",
            ),
        ]
