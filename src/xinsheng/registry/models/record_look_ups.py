"""Where an original issuance was looked for, by whom, when, and what came; what its issuer answered (mission D2)."""

import uuid

from django.db import models
from django.db.models import Q

from xinsheng.law.succession_terms import Holding, RecordAnswer, RecordSource

from .promises import is_digest, one_of


class RecordSought(models.Model):
    """Whose certificate a case is about, as the applicant tells it, until its record is known."""

    case = models.OneToOneField("registry.Case", on_delete=models.PROTECT, primary_key=True, related_name="sought")
    payload_cipher = models.BinaryField()
    issuer = models.ForeignKey(  # null: an issuer that these books do not know
        "registry.Office", on_delete=models.PROTECT, null=True, related_name="records_sought"
    )

    class Meta:
        db_table = "record_sought"


class RecordLookUp(models.Model):
    """One look for the original record, as it was; `asked_by` null is the machine.

    `answer_cipher` is all that was said, `answer_digest` its digest; both null where nothing was said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="record_look_ups")
    source = models.TextField()
    answer = models.TextField()
    silence = models.TextField(default="")
    snapshot = models.TextField(default="")
    answer_cipher = models.BinaryField(null=True)
    answer_digest = models.BinaryField(null=True)
    asked_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "record_look_up"
        constraints = [
            one_of(RecordSource, field="source", name="record_look_up_source"),
            one_of(RecordAnswer, field="answer", name="record_look_up_answer"),
            is_digest("answer_digest", name="record_look_up_digest"),
            models.CheckConstraint(
                condition=Q(answer=RecordAnswer.UNREACHABLE.value) & ~Q(silence="")
                | ~Q(answer=RecordAnswer.UNREACHABLE.value) & Q(silence=""),
                name="record_look_up_silent_when_unreachable",
            ),
        ]
        indexes = [models.Index(fields=["case", "-at"], name="record_look_up_latest")]


class RecordSupply(models.Model):
    """What the original issuer answered when it was asked for its record; its paper is one of the materials."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="record_supplies")
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, related_name="+")
    holding = models.TextField()
    material = models.OneToOneField("registry.Material", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "record_supply"
        constraints = [
            one_of(Holding, field="holding", name="record_supply_holding"),
            models.CheckConstraint(
                condition=Q(holding=Holding.HELD.value, material__isnull=False)
                | Q(holding=Holding.NOT_HELD.value, material__isnull=True),
                name="record_supply_has_its_paper",
            ),
        ]
