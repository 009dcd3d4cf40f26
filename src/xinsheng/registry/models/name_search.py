"""Finding a piece of a Chinese name by index: a name is the array of its characters (GIN, no extension)."""

from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Cast


class _Characters(Func):
    """`string_to_array(text, NULL)`: the same expression as in the index of the migration."""

    template = "string_to_array(%(expressions)s, NULL)"
    output_field = models.TextField()


class _HoldsAll(Func):
    """`left @> right`: every character on the right occurs on the left."""

    template = "(%(expressions)s)"
    arg_joiner = " @> "
    arity = 2
    output_field = models.BooleanField()


def name_contains(field: str, *, text: str) -> Q:
    """Match rows whose `field` contains `text`: the index finds the characters, LIKE then their order."""
    piece = _Characters(Cast(Value(text), models.TextField()))
    return Q(_HoldsAll(_Characters(field), piece)) & Q(**{f"{field}__contains": text})
