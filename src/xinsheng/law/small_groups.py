"""What is said of very few families is kept back, and so is what would give it away by subtraction.

Places form a tree: each holds the cases of the places under it, and whoever sees a place's figure may see those under
it. A group of one to four is small. Where a small group would be the only one that its place does not tell, or those
not told are few together, the next larger one is kept back as well; and of a place that is kept back not all below it
is told. So no group that is kept back, nor several of them together, can be worked out to be small from what is told.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

SMALLEST_TOLD = 5  # the usual threshold of official statistics; to be confirmed with the province
_LEAST_UNTOLD = 2  # one alone is what its place has, less what all others have


class Group(NamedTuple):
    """How many cases a place has; with places below, as many as they have together."""

    key: Hashable
    size: int
    below: "tuple[Group, ...]" = ()


def is_small(size: int) -> bool:
    """Whether it is said of very few; of none nothing is said."""
    return 0 < size < SMALLEST_TOLD


def kept_back(whole: Group) -> frozenset[Hashable]:
    """The keys of all places of which nothing is told."""
    return frozenset(_keep(whole).keys if is_small(whole.size) else _tell(whole))


@dataclass(frozen=True)
class _Hidden:
    """A place kept back: what is kept back with it, and how many cases lie in what nobody can subtract."""

    keys: tuple[Hashable, ...]
    behind: int


def _tell(place: Group) -> Iterator[Hashable]:
    """What is kept back below a place that is told itself."""
    small, told = _split(place.below)
    hidden = [_keep(one) for one in small]
    while hidden and told and (len(hidden) < _LEAST_UNTOLD or _behind(hidden) < SMALLEST_TOLD):
        hidden.append(_keep(told.pop(0)))
    yield from _all_of(hidden, told=told)


def _keep(place: Group) -> _Hidden:
    """Keep a place back, and enough below it that it cannot be added up."""
    if not place.below:
        return _Hidden((place.key,), place.size)
    small, told = _split(place.below)
    hidden = [_keep(one) for one in small]
    while told and _behind(hidden) < SMALLEST_TOLD:
        hidden.append(_keep(told.pop(0)))
    return _Hidden((place.key, *_all_of(hidden, told=told)), _behind(hidden))


def _behind(hidden: Sequence[_Hidden]) -> int:
    return sum(one.behind for one in hidden)


def _all_of(hidden: Sequence[_Hidden], *, told: Sequence[Group]) -> Iterator[Hashable]:
    for one in hidden:
        yield from one.keys
    for place in told:
        if place.below:
            yield from _tell(place)


def _split(places: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """The small ones; and those that may be told, the smallest first. Empty places are always told."""
    told = sorted((one for one in places if one.size >= SMALLEST_TOLD), key=attrgetter("size"))
    return [one for one in places if 0 < one.size < SMALLEST_TOLD], told
