"""Constraints that many books share, built from the words of the law."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact


def one_of(words: Iterable[StrEnum], *, field: str, name: str) -> CheckConstraint:
    """Promise that `field` holds one of these words (and nothing else, the empty text included)."""
    return CheckConstraint(condition=Q(**{f"{field}__in": [word.value for word in words]}), name=name)


def all_of(words: Iterable[StrEnum], *, field: str, name: str) -> CheckConstraint:
    """Promise that the list in `field` holds none but these words."""
    known = [word.value for word in words]
    return CheckConstraint(condition=Q(**{f"{field}__contains": [], f"{field}__contained_by": known}), name=name)


def two_people(*, first: str, second: str, name: str) -> CheckConstraint:
    """Promise that two columns of one row never name the same natural person (invariant 25)."""
    return CheckConstraint(condition=~Q(**{first: F(second)}), name=name)


def is_digest(field: str, *, name: str) -> CheckConstraint:
    """Promise that `field` is exactly 32 bytes, the length of a SHA-256 digest; null passes."""
    return CheckConstraint(condition=Q(Exact(Length(field), 32)), name=name)


def is_positive(field: str, *, name: str) -> CheckConstraint:
    """Promise that `field` counts from one."""
    return CheckConstraint(condition=Q(**{f"{field}__gte": 1}), name=name)


def starts_the_chain(*, name: str) -> CheckConstraint:
    """Promise that the first row of a chain names no previous row and every later one does."""
    return CheckConstraint(
        condition=Q(seq=1, previous__isnull=True) | Q(seq__gt=1, previous__isnull=False), name=name
    )
