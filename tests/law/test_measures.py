"""Measures as rows: each is made of tallies that there are, and of nothing it says nothing."""

import pytest

from xinsheng.law.measures import MEASURES, STANDING, MeasureKind, Tally, Unit, figure_of, find_measure


def test_every_kind_has_its_one_row_and_its_article() -> None:
    assert [row.kind for row in MEASURES] == list(MeasureKind)
    assert all(row.source for row in MEASURES)
    assert [find_measure(kind.value) for kind in MeasureKind] == list(MEASURES)
    assert find_measure("beauty") is None


def test_every_tally_is_of_a_measure() -> None:
    measured = {one for row in MEASURES for one in (row.numerator, row.denominator)} - {None}
    assert set(Tally) - measured == {Tally.USED}
    assert measured >= STANDING


def test_what_stands_is_a_number_and_what_happened_is_told_of_something() -> None:
    for row in MEASURES:
        assert (row.numerator in STANDING) is (row.unit is Unit.NUMBER) is (row.denominator is None)
        assert row.of_people <= (row.denominator is not None)


@pytest.mark.parametrize(
    ("tallies", "value"),
    [({Tally.ISSUED: 40, Tally.NOTICES: 10}, 0.25), ({Tally.ISSUED: 40}, 0.0), ({}, None)],
)
def test_a_figure_is_its_numerator_by_its_denominator_and_of_nothing_there_is_none(
    tallies: dict[Tally, int], value: float | None
) -> None:
    notices = find_measure("notices_a_case")
    overdue = find_measure("overdue")
    assert notices is not None
    assert overdue is not None
    assert figure_of(notices, tallies).value == value
    assert figure_of(overdue, tallies).value == 0
