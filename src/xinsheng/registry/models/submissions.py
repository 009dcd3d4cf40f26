"""Answers already given: the same key asked again gets the same answer (invariant 35)."""

from django.db import models

from .promises import is_digest


class Submission(models.Model):
    """One submitted form or request by its key, and what came of it (ids and codes); no actor is the machine."""

    key = models.UUIDField(primary_key=True)
    actor = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    act = models.TextField()
    body_digest = models.BinaryField()
    result = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "submission"
        constraints = [is_digest("body_digest", name="submission_body_digest")]
