"""Lists of institutions or staff that somebody brought as a file: kept as they were read, until two people decide."""

import uuid
from typing import Self

from django.db import models

from xinsheng.law.administration import ListKind

from .promises import is_digest, is_positive, one_of


class BroughtListQuerySet(models.QuerySet["BroughtList"]):
    """Questions about lists that were brought."""

    def latest_first(self) -> Self:
        """Give the lists, the latest first."""
        return self.order_by("-brought_at", "id")


class BroughtList(models.Model):
    """A file that was read: where it came from, what it came to. Nothing of it is so before it is confirmed.

    `digest` is that of the lines that can be believed; the same ones are one list, however often they are brought.
    `rejects`: how many lines were left out, by code. `known`: how many said what was so already.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.TextField()
    source = models.TextField()
    digest = models.BinaryField()
    lines = models.IntegerField()
    known = models.IntegerField(default=0)
    rejects = models.JSONField(default=dict)
    brought_at = models.DateTimeField()

    objects = BroughtListQuerySet.as_manager()

    class Meta:
        db_table = "brought_list"
        constraints = [
            one_of(ListKind, field="kind", name="brought_list_kind"),
            is_digest("digest", name="brought_list_digest"),
            is_positive("lines", name="brought_list_lines"),
        ]


class BroughtLine(models.Model):
    """One line that can be believed, under the province's key; `line` is its number in the file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    brought = models.ForeignKey("registry.BroughtList", on_delete=models.PROTECT, related_name="brought_lines")
    line = models.IntegerField()
    payload_cipher = models.BinaryField()

    class Meta:
        db_table = "brought_line"
        constraints = [models.UniqueConstraint(fields=["brought", "line"], name="brought_line_once")]
