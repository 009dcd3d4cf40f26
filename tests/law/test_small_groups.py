"""What is said of very few is kept back, and nobody works it out: tried by whoever knows all that is told."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinsheng.law import small_groups
from xinsheng.law.small_groups import SMALLEST_TOLD, Group, is_small, kept_back

SIZES = st.one_of(st.integers(0, 8), st.integers(0, 200))
PLACES = st.lists(
    st.recursive(SIZES, lambda below: st.lists(below, min_size=1, max_size=4), max_leaves=9), min_size=1, max_size=4
)


def tree(node: object, *, key: str = "r") -> Group:
    if isinstance(node, int):
        return Group(key=key, size=node)
    assert isinstance(node, list)
    below = tuple(tree(one, key=f"{key}{place}") for place, one in enumerate(node))
    return Group(key=key, size=sum(one.size for one in below), below=below)


def everyone(place: Group) -> Iterator[Group]:
    yield place
    for one in place.below:
        yield from everyone(one)


def leaves(place: Group) -> list[str]:
    return [one.key for one in everyone(place) if not one.below]


def row_of(places: tuple[Group, ...] | list[Group], *, columns: list[str]) -> list[Fraction]:
    """Which leaves these places are made of."""
    inside = [key for place in places for key in leaves(place)]
    return [Fraction(inside.count(key)) for key in columns]


def follows(row: list[Fraction], known: list[list[Fraction]]) -> bool:
    """Whether a sum follows from known sums, by any adding and subtracting (Gauss)."""
    return rank([*known, row]) == rank(known)


def rank(rows: list[list[Fraction]]) -> int:
    left, found = [list(row) for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        for row in left:
            if row is not pivot and row[column]:
                times = row[column] / pivot[column]
                row[:] = [one - times * other for one, other in zip(row, pivot, strict=True)]
        found += 1
    return found


def worked_out(whole: Group) -> list[tuple[str, ...]]:
    """The small groups, and the small sums of several beside each other, that follow from all that is told."""
    hidden = kept_back(whole)
    empty = {one.key for one in everyone(whole) if not one.size}  # told, and known to count nothing
    columns = [key for key in leaves(whole) if key not in empty]
    known = [row_of([one], columns=columns) for one in everyone(whole) if one.size and one.key not in hidden]
    found = []
    for place in everyone(whole):
        beside = [one for one in place.below if one.key in hidden and one.size]
        found += [
            tuple(one.key for one in some)
            for many in range(1, len(beside) + 1)
            for some in combinations(beside, many)
            if is_small(sum(one.size for one in some)) and follows(row_of(some, columns=columns), known)
        ]
    return found


@settings(max_examples=400, deadline=None)
@given(PLACES)
def test_no_small_group_is_told_nor_worked_out_by_adding_and_subtracting(places: list[object]) -> None:
    whole = tree(places)
    hidden = kept_back(whole)
    assert [one.key for one in everyone(whole) if is_small(one.size) and one.key not in hidden] == []
    assert worked_out(whole) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(SMALLEST_TOLD, 50), min_size=1, max_size=4), min_size=1, max_size=4))
def test_where_no_group_is_small_everything_is_told(places: list[object]) -> None:
    assert kept_back(tree(places)) == frozenset()


@pytest.mark.parametrize(
    ("places", "untold"),
    [
        ([3, 40, 50], {"r0", "r1"}),  # the next larger one goes with the only small one
        ([3, 4, 50], {"r0", "r1"}),  # two, and together seven
        ([1, 2, 50, 60], {"r0", "r1", "r2"}),  # two, but together three
        ([0, 40, 50], set()),  # of nobody nothing is said
        ([2, 1], {"r", "r0", "r1"}),  # the whole is small
        ([[2], [30, 40]], {"r0", "r00", "r1", "r10"}),  # what is kept back is not to be added up from below
        ([[2], [52, 1]], {"r0", "r00", "r1", "r10", "r11"}),  # nor may what lies behind be small together
    ],
)
def test_examples(places: list[object], untold: set[str]) -> None:
    assert kept_back(tree(places)) == untold


def test_without_its_two_guards_a_small_group_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tree([4, 40, 50])
    assert worked_out(whole) == []
    monkeypatch.setattr(small_groups, "_LEAST_UNTOLD", 1)
    monkeypatch.setattr(small_groups, "_behind", lambda _hidden: SMALLEST_TOLD)
    assert worked_out(whole) == [("r0",)]
