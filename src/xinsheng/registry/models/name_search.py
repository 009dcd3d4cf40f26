"""Finding a piece of a Chinese name by index: a name is the array of its short pieces (GIN, no extension)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func, Q, Value

LONGEST_SOUGHT = 200  # characters: no name, nor any number, is longer; a longer text is a piece of none
LONGEST = 4  # characters of a piece, as `name_pieces` of the books cuts them


class _Pieces(Func):
    """`name_pieces(text)`: the same expression as in the index of the migration."""

    function = "name_pieces"
    output_field = ArrayField(models.TextField())


class _HoldsAll(Func):
    """`left @> right`: every piece on the right is one on the left."""

    template = "(%(expressions)s)"
    arg_joiner = " @> "
    arity = 2
    output_field = models.BooleanField()


def name_contains(field: str, *, text: str) -> Q:
    """Match rows whose `field` contains `text`: the index finds the pieces, LIKE then their order in a longer one."""
    last = max(len(text) - LONGEST, 0)
    pieces = [text[first : first + LONGEST] for first in range(last + 1)]
    sought = Value(pieces, output_field=ArrayField(models.TextField()))
    return Q(_HoldsAll(_Pieces(field), sought)) & Q(**{f"{field}__contains": text})
