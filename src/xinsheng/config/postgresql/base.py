"""The same question is planned once a connection: planning was half of what the server did for a page.

Values travel beside the statement, which is prepared once it has been asked a few times
(docs/decisions/planned-once-a-connection.md).
"""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db.backends.postgresql import base, features, operations

MOST_VALUES = 2**16 - 1  # beside one statement, in PostgreSQL's protocol
STATEMENTS_KEPT = 300  # prepared on one connection, the oldest given up first
ASKED_BEFORE = 5  # times, until a statement is prepared


class DatabaseFeatures(features.DatabaseFeatures):
    """Values travel beside the statement."""

    uses_server_side_binding = True


class DatabaseOperations(operations.DatabaseOperations):
    """Rows go in as many at a time as their values fit beside one statement."""

    def bulk_batch_size(self, fields: Sequence[Any], objs: Sequence[Any]) -> int:
        """Rows of one INSERT."""
        return MOST_VALUES // len(fields) if fields else len(objs)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose statements are prepared."""

    features_class = DatabaseFeatures
    ops_class = DatabaseOperations

    def get_connection_params(self) -> dict[str, Any]:
        """What libpq and psycopg are told."""
        ours = {"cursor_factory": base.ServerBindingCursor, "prepare_threshold": ASKED_BEFORE}
        return super().get_connection_params() | ours

    def get_new_connection(self, conn_params: dict[str, Any]) -> psycopg.Connection:
        """Connect, and keep enough of them."""
        connection: psycopg.Connection = super().get_new_connection(conn_params)
        connection.prepared_max = STATEMENTS_KEPT
        return connection
