import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.standards.names import (
    characters_outside_table,
    foreign_name_fault,
    is_han,
    name_cautions,
    name_fault,
    normalise_name,
    person_name_fault,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" 王 小明 ", "王小明"),
        ("阿依•古丽", "阿依·古丽"),
        ("阿依．古丽", "阿依·古丽"),
        ("阿依・古丽", "阿依·古丽"),
        ("阿依.古丽", "阿依·古丽"),
        ("阿依··古丽", "阿依·古丽"),
        ("王\u200b小明\ufeff", "王小明"),
        ("\uf9dc", "\u9686"),  # a compatibility form of 隆
        ("王\ue000", "王\ue000"),
        (" anna  maria o’neil ", "ANNA MARIA O'NEIL"),
        ("ＡＮＮＡ–Ｍaria", "ANNA-MARIA"),
        ("", ""),
    ],
)
def test_a_name_is_stored_in_one_way_however_it_was_typed(typed: str, stored: str) -> None:
    assert normalise_name(typed) == stored
    assert normalise_name(stored) == stored


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("王小明", None),
        ("阿依·古丽", None),
        ("杨𬭶", None),  # plane 2
        ("覃〇", None),
        ("", "empty"),
        ("王" * 50, None),
        ("王" * 51, "too_long"),
        ("王\ue000", "private_use"),
        ("王3", "digits"),
        ("王３", "digits"),
        ("王Lily", "mixed_scripts"),
        ("王ㄅ", "mixed_scripts"),
        ("王!", "not_han"),
        ("王\U000e0100", "not_han"),  # a variation selector
        ("さくら", "not_han"),
        ("王·", "misplaced_dot"),
        ("·王", "misplaced_dot"),
        ("阿··依", "misplaced_dot"),
    ],
)
def test_a_childs_chinese_name_is_han_characters_and_the_dot(name: str, fault: str | None) -> None:
    assert name_fault(name) == fault


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("ANNA MARIA O'NEIL-SMITH", None),
        ("A", None),
        ("A" * 60, None),
        ("A" * 61, "too_long"),
        ("", "empty"),
        ("ANNA 2", "digits"),
        ("ANNA\ue000", "private_use"),
        ("ANNA 王", "mixed_scripts"),
        ("JOSÉ", "not_latin"),
        ("-ANNA", "not_latin"),
        ("anna", "not_latin"),
    ],
)
def test_a_foreign_name_is_latin_capitals_as_in_the_passport(name: str, fault: str | None) -> None:
    assert foreign_name_fault(name) == fault


@pytest.mark.parametrize(
    ("name", "fault"),
    [("王小明", None), ("ANNA", None), ("王ANNA", "mixed_scripts"), ("A王", "mixed_scripts"), ("", "empty")],
)
def test_a_parents_name_is_in_one_script_or_the_other(name: str, fault: str | None) -> None:
    assert person_name_fault(name) == fault


@pytest.mark.parametrize(
    ("name", "cautions"),
    [
        ("王小明", ()),
        ("王", ("single_character",)),
        ("王喆龘", ("outside_table",)),
        ("阿卜杜拉·艾合买提", ("over_six",)),
        ("阿卜杜·拉艾", ()),
        ("龘", ("outside_table", "single_character")),
    ],
)
def test_what_the_police_station_may_ask_about_is_told_and_not_refused(name: str, cautions: tuple[str, ...]) -> None:
    assert name_fault(name) is None
    assert name_cautions(name) == cautions


def test_characters_outside_the_general_table_are_named_once_each() -> None:
    assert characters_outside_table("龘㵘王㵘") == ("龘", "㵘")


def test_the_general_table_holds_characters_of_all_its_three_levels() -> None:
    assert characters_outside_table("一" + "蠢" + "乂" + "𬭶" + "喆") == ()


@given(st.text(max_size=20))
def test_storing_a_stored_name_again_changes_nothing(text: str) -> None:
    once = normalise_name(text)
    assert normalise_name(once) == once


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=50))
def test_every_text_of_plain_han_characters_may_be_a_name(text: str) -> None:
    assert name_fault(normalise_name(text)) is None


@given(st.characters())
def test_what_we_call_han_is_what_unicode_calls_an_ideograph_of_its_blocks(char: str) -> None:
    name = unicodedata.name(char, "")
    assert not name.startswith("CJK UNIFIED IDEOGRAPH") or is_han(char)
