"""Places where cards are read, enrolled by two people; and each card reading that served, once (mission A2, T14)."""

import uuid

from django.db import models
from django.db.models import F, Q

from xinsheng.law.card_readings import READING_LIFETIME, KioskUse, ReadFor

from .let_in import LetInQuerySet
from .promises import is_digest, one_of, two_people


class KioskQuerySet(LetInQuerySet["Kiosk"]):
    """Questions about places where cards are read."""


class Kiosk(models.Model):
    """A counter or a self-service machine with a card reader, by its device's public key (a JWK).

    Another key or use is another row; a key that was enrolled once is never enrolled again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="kiosks")
    use = models.TextField()
    name = models.TextField()
    key = models.JSONField()
    key_thumbprint = models.TextField(unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")

    objects = KioskQuerySet.as_manager()

    class Meta:
        db_table = "kiosk"
        constraints = [
            one_of(KioskUse, field="use", name="kiosk_use"),
            two_people(first="proposed_by", second="confirmed_by", name="kiosk_two_people"),
            models.CheckConstraint(condition=~Q(name=""), name="kiosk_is_named"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="kiosk_ends_after_it_begins"
            ),
        ]


class CardReading(models.Model):
    """One reading that served: where, for what, in whose session, the digest of its nonce and the keyed index of the
    number read. Nothing else of the card is here, and nothing of its portrait anywhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kiosk = models.ForeignKey("registry.Kiosk", on_delete=models.PROTECT, related_name="readings")
    purpose = models.TextField()
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, null=True, related_name="card_readings")
    material = models.OneToOneField(
        "registry.Material", on_delete=models.PROTECT, null=True, related_name="card_reading"
    )
    read_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    holder_index = models.BinaryField()
    nonce_digest = models.BinaryField(unique=True)
    begun_at = models.DateTimeField()
    read_at = models.DateTimeField()

    class Meta:
        db_table = "card_reading"
        constraints = [
            one_of(ReadFor, field="purpose", name="card_reading_purpose"),
            is_digest("holder_index", name="card_reading_holder_index"),
            is_digest("nonce_digest", name="card_reading_nonce_digest"),
            models.CheckConstraint(
                condition=Q(purpose=ReadFor.SIGN_IN.value, case=None, material=None, read_by=None)
                | ~Q(purpose=ReadFor.SIGN_IN.value) & Q(case__isnull=False, read_by__isnull=False),
                name="card_reading_of_a_case_by_its_officer",
            ),
            models.CheckConstraint(
                condition=Q(read_at__gte=F("begun_at"), read_at__lt=F("begun_at") + READING_LIFETIME),
                name="card_reading_in_its_ten_minutes",
            ),
        ]
