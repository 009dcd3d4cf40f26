"""The public log's tree and what was signed of it: complete subtrees, checkpoints."""

from collections.abc import Collection

from django.db import models
from django.db.models import Q

from .promises import is_digest, is_positive


class LogNodeQuerySet(models.QuerySet["LogNode"]):
    """Questions about the tree."""

    def hashes_of(self, nodes: Collection[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
        """Give the hashes of these nodes (level, place); those that are not there are left out."""
        found = self.filter(pk__in=list(nodes)).values_list("level", "place", "hash") if nodes else ()
        return {(level, place): bytes(hashed) for level, place, hashed in found}


class LogNode(models.Model):
    """The root of one complete subtree: of the 2^level leaves from place · 2^level on (RFC 6962)."""

    pk = models.CompositePrimaryKey("level", "place")
    level = models.SmallIntegerField()
    place = models.BigIntegerField()
    hash = models.BinaryField()

    objects = LogNodeQuerySet.as_manager()

    class Meta:
        db_table = "log_node"
        constraints = [
            is_positive("level", name="log_node_level"),
            models.CheckConstraint(condition=Q(place__gte=0), name="log_node_place"),
            is_digest("hash", name="log_node_hash"),
        ]


class LogCheckpointQuerySet(models.QuerySet["LogCheckpoint"]):
    """Questions about what was signed of the log."""

    def newest(self) -> "LogCheckpoint | None":
        """Give the last checkpoint; None before the first."""
        return self.order_by("-size").first()


class LogCheckpoint(models.Model):
    """A signed note on what the log was when it had `size` entries: its root, the note as published, by which key."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    note = models.TextField()
    public_key = models.BinaryField()
    made_at = models.DateTimeField()

    objects = LogCheckpointQuerySet.as_manager()

    class Meta:
        db_table = "log_checkpoint"
        constraints = [
            is_positive("size", name="log_checkpoint_size"),
            is_digest("root", name="log_checkpoint_root"),
            is_digest("public_key", name="log_checkpoint_public_key"),  # as long as a digest
        ]
