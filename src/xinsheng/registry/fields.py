"""Columns that Django has no word for."""

from datetime import datetime

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class CivilTimeField(models.Field):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A date and time as people at the place said it (Asia/Shanghai), without a zone: `timestamp`."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Give the column type; PostgreSQL's `timestamp` keeps what was written, whatever the session's zone."""
        del connection
        return "timestamp without time zone"

    def get_prep_value(self, value: datetime | None) -> datetime | None:
        """Pass a naive datetime on; raises ValueError for one with a zone, which is a moment, not a civil time."""
        if value is not None and value.tzinfo is not None:
            message = "a civil time has no zone; convert the moment with standards.civil_time first"
            raise ValueError(message)
        return value
