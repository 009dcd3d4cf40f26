"""Many new rows of one table, written in one stream: COPY, which the books guard by the same promises as INSERT."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models
from psycopg import sql

_Row = TypeVar("_Row", bound=models.Model)
_PLAIN = (str, int, bool, UUID, type(None))  # which columns of these kinds, and keys of them, take as they are
_PLAINLY = (models.TextField, models.IntegerField, models.BooleanField, models.UUIDField, models.ForeignKey)


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
    columns = [(field, field.attname, isinstance(field, _PLAINLY)) for field in fields]
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.db_table), sql.SQL(", ").join(names))
    with books.cursor() as cursor, cursor.copy(into) as lane:
        for row in rows:
            values = [(field, getattr(row, name), is_plain) for field, name, is_plain in columns]
            lane.write_row(
                [
                    value if is_plain and type(value) in _PLAIN else field.get_db_prep_save(value, books)
                    for field, value, is_plain in values
                ]
            )
    for row in rows:
        row._state.adding = False  # noqa: SLF001  they are in the books now
