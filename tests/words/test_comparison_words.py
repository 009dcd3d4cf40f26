"""What a comparison came to has words for staff; a declarant's own answers have labels that tell nothing more."""

import re
from collections.abc import Iterator
from enum import StrEnum

import pytest
from django.utils import translation
from tests.law.comparison_table import comparison_of

from xinsheng.law.comparison import ComparedField, PolicyLimit
from xinsheng.law.couples import Side
from xinsheng.law.likeness import Normalisation, Verdict
from xinsheng.law.own_answers import OWN_ANSWERS
from xinsheng.law.register_records import MaritalState, Silence
from xinsheng.law.registration_limits import Urgency
from xinsheng.words import comparison as words
from xinsheng.words.labels import UnableToName

KINDS: tuple[type[StrEnum], ...] = (
    ComparedField,
    Verdict,
    Normalisation,
    Silence,
    PolicyLimit,
    MaritalState,
    Urgency,
)
HAN = re.compile(r"[\u4e00-\u9fff]")


def said() -> Iterator[tuple[str, str]]:
    yield from ((f"{kind.__name__}.{one.name}", words.comparison_words(one)) for kind in KINDS for one in kind)
    yield from ((answer, words.own_answer_label(answer)) for answer in OWN_ANSWERS)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_word_of_a_comparison_is_said_in_both_languages(language: str) -> None:
    with translation.override(language):
        told = dict(said())
    wanted = language == "zh-hans"

    assert [what for what, sentence in told.items() if bool(HAN.search(sentence)) is not wanted] == []


def test_no_two_fields_and_no_two_answers_are_called_the_same() -> None:
    for kind in KINDS:
        assert len({words.comparison_words(one) for one in kind}) == len(kind)
    assert set(words.OWN_ANSWERS) == set(OWN_ANSWERS)


def test_a_word_that_is_stored_twice_is_told_by_its_kind() -> None:
    assert str(ComparedField.CHILD_ORDER) == str(PolicyLimit.CHILD_ORDER)
    assert words.comparison_words(ComparedField.CHILD_ORDER) != words.comparison_words(PolicyLimit.CHILD_ORDER)


def test_one_missing_record_is_one_fact_and_not_a_line_for_each_field_it_leaves_untold() -> None:
    found = comparison_of("", "man = null", "")
    untold = [one.field for one in found.fields if one.verdict is Verdict.CANNOT_TELL]

    assert len(untold) > 8
    assert words.why_a_person(found) == ("男方不在人口库中",)
    assert {words.absent_words(field, comparison=found) for field in untold} == {"男方不在人口库中"}
    assert words.absent_words(ComparedField.WOMAN_NAME, comparison=found) == ""


def test_what_a_missing_record_does_not_explain_is_still_said() -> None:
    found = comparison_of("", 'man = null; woman.is_alive = false; woman.marital_state = "not_stated"', "")
    assert words.why_a_person(found) == ("男方不在人口库中", "女方在世：不一致", "女方婚姻状况：无法判断")
    assert words.absent_words(ComparedField.WOMAN_MARITAL_STATE, comparison=found) == ""


def test_a_silent_register_is_not_a_missing_record() -> None:
    found = comparison_of("", 'man = null; silence = "late"', "")
    assert words.why_a_person(found) == ("人口库没有在时限内答复，没有作比对",)
    assert {words.absent_words(one.field, comparison=found) for one in found.fields} == {""}


@pytest.mark.parametrize(
    ("declared", "recorded", "short"),
    [
        ("", "", ""),
        ("", "man = null; woman.is_alive = false", "男方不在人口库中"),
        ("", "woman.is_alive = false", "女方在世：不一致"),
        ("", "woman.is_alive = false; man.is_alive = false", "女方在世等 2 项：不一致"),
        ("", 'woman.is_alive = false; man.sex = "unknown"', "女方在世：不一致"),
        ("", 'man.sex = "unknown"', "男方性别（按证件号码）：无法判断"),
        ("", 'silence = "late"', "人口库没有在时限内答复，没有作比对"),
        ("child_order = 4", "", "孩次超出本省规定的当场登记范围，由工作人员办理"),
    ],
)
def test_a_list_has_room_for_the_first_reason(declared: str, recorded: str, short: str) -> None:
    assert words.why_in_short(comparison_of(declared, recorded, "")) == short


@pytest.mark.parametrize(
    ("declared", "recorded", "why"),
    [
        ("", "", ()),
        ("", 'woman.residence_code = "522601003"', ()),
        ("", "man.is_alive = false", ("男方在世：不一致",)),
        ("", "woman.is_alive = false; man.is_alive = false", ("女方在世、男方在世：不一致",)),
        ("child_order = 4", "", ("孩次超出本省规定的当场登记范围，由工作人员办理", "本次登记的孩次：不一致")),
        ("", 'silence = "late"', ("人口库没有在时限内答复，没有作比对",)),
        (
            "child_order = 4",
            'silence = "late"',
            ("人口库没有在时限内答复，没有作比对", "孩次超出本省规定的当场登记范围，由工作人员办理"),
        ),
    ],
)
def test_staff_are_told_why_a_case_is_theirs(declared: str, recorded: str, why: tuple[str, ...]) -> None:
    assert words.why_a_person(comparison_of(declared, recorded, "")) == why


def test_a_declarants_answers_are_named_as_they_were_asked_and_marriage_says_no_more_than_that() -> None:
    assert words.own_answer_label("marriage") == "婚姻登记信息"
    assert words.own_answer_label("man.name") == "男方姓名"


@pytest.mark.parametrize("answer", ["man.marital_state", "woman.counterpart", ""])
def test_nothing_but_an_answer_has_a_label(answer: str) -> None:
    with pytest.raises(UnableToName):
        words.own_answer_label(answer)


def test_a_word_of_another_list_has_no_words_here() -> None:
    with pytest.raises(UnableToName):
        words.comparison_words(Side.MAN)
