"""The province as a tree: every office stands once, under whoever the line of authority says."""

import pytest
from tests.registry.books import an_office

from xinsheng.desk.supervision.areas import Area, whole_province
from xinsheng.law.measures import Tally
from xinsheng.registry.models import Office

pytestmark = pytest.mark.django_db


def at(code: str, kind: str = "midwifery_institution", *, name: str = "", **said: object) -> Office:
    return an_office(name or f"{kind} {code}", kind=kind, division_code=code.ljust(12, "0"), **said)


def names(area: Area | None) -> list[object]:
    """Each place with those below it."""
    assert area is not None
    return [area.name, *([names(one) for one in area.below])]


def test_before_the_province_is_founded_there_is_no_tree() -> None:
    at("520103")
    assert whole_province({}) is None


def test_each_stands_under_its_authority_or_where_its_code_says() -> None:
    province = at("52", "province")
    prefecture = at("5203", "prefecture")
    county = at("520302", "county")  # names no authority: its prefecture's, by its code
    alone = at("520103", "county", authority=province)  # its prefecture has no office
    in_county, of_province = at("520302"), at("520302", name="省属", authority=province)
    moved = at("520103", name="代管", authority=county)
    nowhere = at("522699")  # its county has no office either
    counts = {one.pk: {Tally.SIGNED: 10} for one in (in_county, of_province, moved, nowhere, county)}
    tree = whole_province(counts)
    assert names(tree) == [
        province.name,
        ["贵阳市", [alone.name]],
        [prefecture.name, [county.name, [county.name], [moved.name], [in_county.name]]],
        ["省属"],
        ["黔东南苗族侗族自治州", [nowhere.name]],
    ]
    assert tree is not None
    assert tree.tallies == {Tally.SIGNED: 50}
    found = tree.find(prefecture.pk)
    assert found is not None
    assert found.tallies == {Tally.SIGNED: 30}
    assert [one.name for one in tree.path_to("5226")] == [province.name, "黔东南苗族侗族自治州"]
    assert (tree.path_to("9999"), tree.find("9999")) == ((), None)


def test_what_was_counted_is_in_the_whole_once_whatever_authority_is_named() -> None:
    at("52", "province")
    first, second = at("520302", "county"), at("520303", "county")
    both = [at("520302", authority=second), at("520303", authority=first), at("520399")]
    tree = whole_province({one.pk: {Tally.SIGNED: 7} for one in both})
    assert tree is not None
    assert tree.tallies == {Tally.SIGNED: 21}
