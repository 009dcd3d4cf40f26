"""What two people let in and end again, by keys of its own: whether it counts at a moment, and holding it so."""

import uuid
from datetime import datetime
from typing import Self, TypeVar

from django.db import connection, models
from django.db.models import Q
from psycopg import sql

LetIn = TypeVar("LetIn", bound=models.Model)


class LetInQuerySet(models.QuerySet[LetIn]):
    """Questions about whatever has `since` and `until`: the moment of an ending is already after it."""

    def in_force(self, *, at: datetime) -> Self:
        """Give those whose keys count at that moment."""
        return self.filter(Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at)))

    def hold_unended(self, pk: uuid.UUID) -> bool:
        """Hold one against its ending until this transaction ends, many at a time; False where it has ended.

        Whoever ends one takes its row alone: then either it waits for this transaction, or this one sees it.
        """
        table = sql.Identifier(self.model._meta.db_table)  # noqa: SLF001  # Django's public name for it
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT id FROM {} WHERE id = %s AND until IS NULL FOR SHARE").format(table), [pk])
            return cursor.fetchone() is not None
