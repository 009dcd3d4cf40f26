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


def test_a_verdict_is_a_sentence_with_the_steps_that_made_it() -> None:
    found = comparison_of('man.name = "买买提 • 依明"', 'man.name = "买买提·依明"; man.sex = "unknown"', "")
    told = {one.field: words.verdict_sentence(one) for one in found.fields}
    with translation.override("en"):
        english = {one.field: words.verdict_sentence(one) for one in found.fields}

    assert told[ComparedField.MAN_NAME] == "男方姓名：一致（不计空格、统一间隔号）"
    assert english[ComparedField.MAN_NAME] == "Man’s name: Agrees (spaces left out, one form of the middle dot)"
    assert told[ComparedField.MAN_SEX] == "男方性别（按证件号码）：无法判断"


@pytest.mark.parametrize(
    ("declared", "recorded", "why"),
    [
        ("", "", ()),
        ("", 'woman.residence_code = "522601003"', ()),
        ("", "man.is_alive = false", ("男方在世：不一致",)),
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
