"""A fresh look into the population register by an officer: for what, by whom, what came, how it compares."""

import uuid

from django.db import models

from xinsheng.law.township_terms import LookPurpose

from .promises import is_positive, one_of


class RegisterLookUp(models.Model):
    """One look-up on one registration, as it was; it decides nothing (mission E5, invariants 32, 42).

    Kept like the comparison that sent the case to a person, so that it recomputes in the same way:
    `answer_cipher` is all that the register said, its silence included, `result` the verdicts without any value.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="look_ups")
    declaration = models.ForeignKey("registry.Declaration", on_delete=models.PROTECT, related_name="look_ups")
    purpose = models.TextField()
    asked_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    rule_version = models.SmallIntegerField()
    snapshot = models.TextField()
    policies = models.JSONField()
    answer_cipher = models.BinaryField()
    result = models.JSONField()
    agrees = models.BooleanField()
    compared_at = models.DateTimeField()

    class Meta:
        db_table = "register_look_up"
        constraints = [
            one_of(LookPurpose, field="purpose", name="register_look_up_purpose"),
            is_positive("rule_version", name="register_look_up_rule_version"),
        ]
        indexes = [models.Index(fields=["case", "-compared_at"], name="register_look_up_latest")]
