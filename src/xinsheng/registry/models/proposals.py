"""What one person proposes and another confirms."""

import uuid
from typing import Self

from django.db import models

from xinsheng.law.administration import ProposalKind

from .promises import one_of


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Questions about proposals."""

    def waiting(self) -> Self:
        """Give the proposals nobody has decided yet, oldest first."""
        return self.filter(decision__isnull=True).order_by("proposed_at", "id")


class Proposal(models.Model):
    """One person's proposal: the kind names what would be done, the payload with what (ids and codes)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.TextField()
    payload = models.JSONField()
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    office = models.ForeignKey("registry.Office", on_delete=models.PROTECT, null=True, related_name="proposals")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        db_table = "proposal"
        constraints = [one_of(ProposalKind, field="kind", name="proposal_kind")]
        indexes = [models.Index(fields=["proposed_at", "id"], name="proposal_oldest_first")]


class ProposalDecision(models.Model):
    """The decision of a second person on a proposal; the proposer's own is refused by a trigger."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    proposal = models.OneToOneField("registry.Proposal", on_delete=models.PROTECT, related_name="decision")
    confirmed = models.BooleanField()
    decided_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    note = models.TextField(default="")

    class Meta:
        db_table = "proposal_decision"
