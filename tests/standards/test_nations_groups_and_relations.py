import pytest

from xinsheng.standards.ethnic_groups import (
    ETHNIC_GROUPS,
    LABELS_WITHOUT_CODE,
    ethnic_code_of,
    ethnic_label_fault,
    find_ethnic_group,
)
from xinsheng.standards.nationalities import find_nationality, get_nationality, nationalities
from xinsheng.standards.refusals import UnableToRead
from xinsheng.standards.relations import find_relation_name, relation_code
from xinsheng.standards.sexes import SEX_CODES, find_sex, sex_code


@pytest.mark.parametrize(
    ("code", "chinese", "of_china"),
    [
        ("CHN", "中国", True),
        ("156", "中国", True),
        ("HKG", "中国(香港)", True),
        ("MAC", "中国(澳门)", True),
        ("TWN", "中国(台湾)", True),
        ("VNM", "越南", False),
        ("124", "加拿大", False),
    ],
)
def test_a_nationality_is_printed_by_the_fill_rules(code: str, chinese: str, *, of_china: bool) -> None:
    entry = get_nationality(code)
    assert (entry.chinese, entry.is_chinese) == (chinese, of_china)


def test_the_list_is_whole_and_begins_with_china() -> None:
    entries = nationalities()
    assert [one.chinese for one in entries[4:7]] == ["阿尔巴尼亚", "阿尔及利亚", "阿富汗"]
    order = [one.chinese for one in entries]
    assert order.index("法国") < order.index("梵蒂冈") < order.index("菲律宾") < order.index("挪威")
    assert [entry.code for entry in entries[:5]] == ["CHN", "HKG", "MAC", "TWN", "ALB"]
    assert (
        len(entries) == len({entry.numeric for entry in entries}) == len({entry.chinese for entry in entries}) == 242
    )


@pytest.mark.parametrize("code", ["ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"])
def test_where_nobody_is_at_home_is_no_nationality_to_choose_and_a_stored_code_of_it_can_be_read(code: str) -> None:
    assert code not in {entry.code for entry in nationalities()}
    assert get_nationality(code).chinese


def test_a_nationality_nobody_listed_is_unknown() -> None:
    assert find_nationality("XKX") is None
    with pytest.raises(UnableToRead, match="unknown_nationality"):
        get_nationality("XKX")


@pytest.mark.parametrize(
    ("code", "chinese"),
    [
        ("01", "汉族"),
        ("06", "苗族"),
        ("07", "彝族"),
        ("08", "壮族"),
        ("09", "布依族"),
        ("11", "满族"),
        ("12", "侗族"),
        ("13", "瑶族"),
        ("14", "白族"),
        ("15", "土家族"),
        ("25", "水族"),
        ("32", "仫佬族"),
        ("36", "毛南族"),
        ("37", "仡佬族"),
        ("56", "基诺族"),
    ],
)
def test_the_groups_of_guizhou_have_the_codes_of_the_standard(code: str, chinese: str) -> None:
    group = find_ethnic_group(code)
    assert group is not None
    assert group.chinese == chinese
    assert ethnic_code_of(chinese) == ethnic_code_of(chinese.removesuffix("族")) == code


def test_there_are_fifty_six_groups_and_two_codes_more() -> None:
    assert sorted(ETHNIC_GROUPS) == [f"{n:02}" for n in range(1, 57)] + ["97", "98"]
    assert find_ethnic_group("57") is None


@pytest.mark.parametrize("label", LABELS_WITHOUT_CODE)
def test_chuanqing_and_gejia_keep_the_label_their_cards_print(label: str) -> None:
    assert ethnic_code_of(label) == "97"
    assert ethnic_label_fault("97", label=label) is None


@pytest.mark.parametrize(
    ("code", "label", "fault"),
    [
        ("06", "苗族", None),
        ("06", "苗", None),
        ("06", "侗族", "differs"),
        ("06", "", "no_label"),
        ("97", "长" * 21, "too_long"),
        ("60", "苗族", "unknown_code"),
    ],
)
def test_a_code_and_its_label_must_agree(code: str, label: str, fault: str | None) -> None:
    assert ethnic_label_fault(code, label=label) == fault


def test_sexes_have_the_digits_of_the_standard() -> None:
    assert [sex_code(word) for word in ("unknown", "male", "female", "not_stated")] == ["0", "1", "2", "9"]
    assert all(find_sex(code) == word for word, code in SEX_CODES.items())
    assert find_sex("3") is None


@pytest.mark.parametrize(
    ("word", "code", "name"),
    [
        ("mother", "52", "母亲"),
        ("father", "51", "父亲"),
        ("grandparent", "60", "祖父母或外祖父母"),
        ("relative", "97", "其他亲属"),
        ("guardian", "80", "其他"),
        ("other", "99", "非亲属"),
    ],
)
def test_a_collectors_relation_has_a_code_and_a_name(word: str, code: str, name: str) -> None:
    assert relation_code(word) == code
    assert find_relation_name(code) == name


def test_a_relation_no_collector_has_is_not_named() -> None:
    assert find_relation_name("20") is None
