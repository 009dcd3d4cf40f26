from datetime import datetime

import pytest
from tests.papers.samples import content

from xinsheng.papers.printed import (
    printed_fields,
    printed_gestation,
    printed_length,
    printed_moment,
    printed_order,
    printed_place,
)


def test_a_father_not_given_is_the_placeholder_throughout() -> None:
    fields = printed_fields(content(father=None))
    assert {words for name, words in fields.items() if name.startswith("father_")} == {"/"}
    assert fields["mother_name"] == "龙秋月"


@pytest.mark.parametrize(("sex", "printed"), [("male", "男"), ("female", "女"), ("unknown", "未知")])
def test_sex_is_printed_as_the_standard_names_it(sex: str, printed: str) -> None:
    assert printed_fields(content(child={"sex": sex}))["child_sex"] == printed


def test_the_minute_of_birth_keeps_its_leading_nought() -> None:
    assert printed_moment(datetime.fromisoformat("2026-01-02T00:05")) == "2026年1月2日0时05分"


@pytest.mark.parametrize(("days", "printed"), [(0, "39周"), (2, "39周2天")])
def test_gestation_names_days_only_when_there_are_some(days: int, printed: str) -> None:
    assert printed_gestation(39, days=days) == printed


@pytest.mark.parametrize(("length", "printed"), [(500, "50厘米"), (505, "50.5厘米"), (499, "49.9厘米")])
def test_length_is_never_rounded(length: int, printed: str) -> None:
    assert printed_length(length) == printed


@pytest.mark.parametrize(
    ("plurality", "order", "printed"), [(1, 1, "单胎"), (2, 2, "双胎之二"), (3, 1, "三胎之一"), (9, 9, "九胎之九")]
)
def test_each_of_several_children_has_its_place(plurality: int, order: int, printed: str) -> None:
    assert printed_order(plurality, order=order) == printed


def test_a_municipality_is_not_said_twice() -> None:
    assert printed_place({"province": "重庆市", "prefecture": "重庆市", "county": "渝中区"}) == "重庆市渝中区"
