import pytest

from xinsheng.standards.divisions import (
    DivisionLevel,
    children_of,
    counties,
    county_codes,
    find_division,
    full_name,
    get_division,
    is_same_county,
    parents_of,
    search,
    successor_of,
)
from xinsheng.standards.refusals import UnableToRead


def test_guizhou_is_whole_down_to_the_village() -> None:
    prefectures = children_of("52")
    inside = [county for prefecture in prefectures for county in children_of(prefecture.code)]
    townships = [township for county in inside for township in children_of(county.code)]
    villages = sum(len(children_of(township.code)) for township in townships)
    districts = [county for county in inside if county.name != "市辖区"]
    assert (len(prefectures), len(districts), len(townships), villages) == (9, 88, 1510, 17964)


def test_the_counties_of_a_province_are_listed_without_those_abolished() -> None:
    codes = {county.code for county in counties(province="52")}
    assert {"520103", "520203", "520581"} <= codes
    assert not {"520522", "522401"} & codes


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("52", "贵州省"),
        ("520000", "贵州省"),
        ("520000000000", "贵州省"),
        ("520100", "贵阳市"),
        ("520103", "云岩区"),
        ("520203", "六枝特区"),
        ("520204", "水城区"),
        ("520581", "黔西市"),
        ("522101", "遵义市"),
        ("522400", "毕节地区"),
        ("441900", "东莞市"),
        ("810000", "香港特别行政区"),
        ("520102016001", "纪念塔社区"),
    ],
)
def test_a_code_of_any_form_and_any_time_has_its_name(code: str, name: str) -> None:
    assert get_division(code).name == name


def test_a_code_nobody_gave_is_unknown() -> None:
    assert find_division("999999") is None
    assert find_division("") is None
    with pytest.raises(UnableToRead, match="unknown_division"):
        get_division("999999")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("520103", "贵州省贵阳市云岩区"),
        ("520102016001", "贵州省贵阳市南明区新华路街道纪念塔社区"),
        ("110101", "北京市东城区"),
        ("500229", "重庆市城口县"),
        ("522427", "贵州省毕节地区威宁彝族回族苗族自治县"),
        ("522732", "贵州省黔南布依族苗族自治州三都水族自治县"),
        ("52", "贵州省"),
        ("441900", "广东省东莞市"),
        ("460400", "海南省儋州市"),
    ],
)
def test_a_place_is_printed_from_the_province_down(code: str, name: str) -> None:
    assert full_name(code) == name


def test_the_steps_of_an_address_can_be_parted_and_listed() -> None:
    assert full_name("520103", separator=" ") == "贵州省 贵阳市 云岩区"
    assert [division.level for division in parents_of("520103")] == [DivisionLevel.PROVINCE, DivisionLevel.PREFECTURE]


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("522400", "毕节市"),
        ("522401", "七星关区"),
        ("522121", "播州区"),
        ("520222", "盘州市"),
        ("520114", "花溪区"),
        ("520522", "黔西市"),
        ("520103", "云岩区"),
    ],
)
def test_an_abolished_code_leads_to_the_place_of_today(old: str, now: str) -> None:
    assert successor_of(old).name == now


def test_every_abolished_code_leads_to_one_that_stands() -> None:
    former = [found for n in range(520000, 530000) if (found := find_division(str(n))) and found.until_year]
    assert len(former) > 50
    assert all(successor_of(division.code).until_year is None for division in former)


def test_a_few_characters_find_a_place_the_best_first() -> None:
    assert search("云岩")[0].code == "520103"
    assert search("三都", within="520000", level=DivisionLevel.COUNTY)[0].name == "三都水族自治县"
    assert search("南明 新华路", level=DivisionLevel.TOWNSHIP)[0].code == "520102016"
    assert len(search("村", within="52", limit=7)) == 7
    assert all(found.code.startswith("5226") for found in search("侗族", within="522600"))
    assert search("毕节地区") == ()
    assert search("  ") == ()


def test_a_county_is_known_by_every_number_it_has_had() -> None:
    assert county_codes("520114") == county_codes("520111000000") == ("520111", "520114")
    assert "520522" in county_codes("520581")
    assert is_same_county("522201", "520602001")
    assert not is_same_county("520103", "520102")


@pytest.mark.parametrize("code", ["", "52", "520000000000", "999999"])
def test_what_is_no_county_stands_alone(code: str) -> None:
    assert county_codes(code) == (code[:6],)
