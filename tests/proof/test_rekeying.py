from collections import Counter
from dataclasses import replace

import pytest
from tests.proof.samples import CONTENT, STATEMENT

from xinsheng.proof.rekeying import RekeyField, rekey_agrees, rekey_fields

WITHOUT_FATHER = replace(STATEMENT, content=replace(CONTENT, father=None))
WITHOUT_PARENTS = replace(STATEMENT, content=replace(CONTENT, father=None, mother=None))


def test_three_different_fields_are_asked_and_the_seed_alone_chooses_them() -> None:
    asked = rekey_fields(STATEMENT, seed=b"seed")
    assert len(set(asked)) == 3
    assert rekey_fields(STATEMENT, seed=b"seed") == asked


def test_every_field_is_asked_about_equally_often() -> None:
    counted = Counter(field for number in range(900) for field in rekey_fields(STATEMENT, seed=number.to_bytes(2)))
    assert set(counted) == set(RekeyField)
    assert all(230 < times < 370 for times in counted.values())


def test_what_prints_as_the_placeholder_is_never_asked() -> None:
    for number in range(200):
        seed = number.to_bytes(2)
        assert RekeyField.FATHER_NAME not in rekey_fields(WITHOUT_FATHER, seed=seed)
        assert not {RekeyField.MOTHER_NAME, RekeyField.MOTHER_PAPER_NO} & set(
            rekey_fields(WITHOUT_PARENTS, seed=seed)
        )


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (RekeyField.CHILD_NAME, " 王 𪚥明 "),
        (RekeyField.SEX, "女"),
        (RekeyField.BORN_LOCAL, "2026年11月22日 15时4分"),
        (RekeyField.BORN_LOCAL, "2026-11-22 15:04"),
        (RekeyField.BORN_LOCAL, "202611221504"),
        (RekeyField.WEIGHT, "３２５０ 克"),
        (RekeyField.WEIGHT, "3250"),
        (RekeyField.LENGTH, "50.5"),
        (RekeyField.LENGTH, "50.5厘米"),
        (RekeyField.MOTHER_NAME, "王秀英"),
        (RekeyField.MOTHER_PAPER_NO, "520102 19970401 3725"),
        (RekeyField.FATHER_NAME, "阿卜杜拉•买买提"),
        (RekeyField.CERTIFICATE_NO, "x 520000001"),
    ],
)
def test_the_way_of_writing_does_not_count(field: RekeyField, typed: str) -> None:
    assert rekey_agrees(field, typed=typed, statement=STATEMENT)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (RekeyField.CHILD_NAME, "王明"),
        (RekeyField.CHILD_NAME, ""),
        (RekeyField.SEX, "男"),
        (RekeyField.SEX, ""),
        (RekeyField.BORN_LOCAL, "2026-11-22 15:05"),
        (RekeyField.BORN_LOCAL, "2026-11-22"),
        (RekeyField.BORN_LOCAL, ""),
        (RekeyField.WEIGHT, "325"),
        (RekeyField.WEIGHT, "32500"),
        (RekeyField.LENGTH, "50"),
        (RekeyField.LENGTH, "505"),
        (RekeyField.LENGTH, "50.55"),
        (RekeyField.MOTHER_PAPER_NO, "52010219970401372z"),
        (RekeyField.FATHER_NAME, "阿卜杜拉买买提"),
        (RekeyField.CERTIFICATE_NO, "520000001"),
    ],
)
def test_a_character_that_carries_meaning_counts(field: RekeyField, typed: str) -> None:
    assert not rekey_agrees(field, typed=typed, statement=STATEMENT)
