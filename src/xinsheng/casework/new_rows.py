"""Many new rows of one table, written in one stream: COPY, which the books guard by the same promises as INSERT."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from psycopg import sql

_Row = TypeVar("_Row", bound=models.Model)


def write_rows(rows: Iterable[_Row]) -> list[_Row]:
    """Write new rows, all of one table; several do not learn the numbers that the books give them."""
    written = list(rows)
    if len(written) == 1:
        written[0].save(force_insert=True)
    elif written:
        _stream(written)
    return written


def _stream(rows: list[_Row]) -> None:
    books, table = connections[DEFAULT_DB_ALIAS], rows[0]._meta  # noqa: SLF001  Django's documented way to columns
    fields = [field for field in table.concrete_fields if not isinstance(field, models.AutoField)]
    names = [sql.Identifier(str(field.column)) for field in fields]
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.db_table), sql.SQL(", ").join(names))
    with books.cursor() as cursor, cursor.copy(into) as lane:
        for row in rows:
            lane.write_row([field.get_db_prep_save(getattr(row, field.attname), books) for field in fields])
    for row in rows:
        row._state.adding = False  # noqa: SLF001  they are in the books now
