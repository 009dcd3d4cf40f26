"""The comparison with the population register: every case of the signed table, and what the table cannot show."""

from dataclasses import replace
from datetime import date

import pytest
from tests.law.comparison_table import AT_ONCE, NOTHING, TO_A_PERSON, Outcome, comparison_of, outcome_of
from tests.law.couples import GIRL, MANS_NO, ON, REQUEST, a_child_record, a_couple, a_record, an_answer
from tests.law.tables import rows_of

from xinsheng.law.children_likeness import children_likeness
from xinsheng.law.comparison import (
    AUXILIARY,
    RULE_VERSION,
    ComparedField,
    Comparison,
    PolicyLimit,
    compare,
    comparison_from,
    to_look_at,
)
from xinsheng.law.couples import CurrentChild, Marriage, Side
from xinsheng.law.likeness import Normalisation, Verdict, divisions_likeness, names_likeness, numbers_likeness
from xinsheng.law.policies import Policy
from xinsheng.law.register_records import Silence
from xinsheng.law.terms import Sex
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.words.comparison import comparison_words

HEADINGS = (
    "一、没有不同",
    "二、姓名的写法",
    "三、证件号码",
    "四、户籍地和现居住地",
    "五、婚姻",
    "六、现有子女",
    "七、人口库没有可用的答复",
    "八、人的情况和规定",
)
CASES = [row for heading in HEADINGS for row in rows_of("comparison_cases.md", under=heading)]


def changes(row: dict[str, str]) -> tuple[str, str, str]:
    return row["申报的改动"], row["人口库的改动"], row["规定的改动"]


def compared(declared: str = NOTHING, recorded: str = NOTHING, policies: str = NOTHING) -> Comparison:
    return comparison_of(declared, recorded, policies)


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row['号']} {row['情形']}")
def test_a_case_comes_out_as_the_table_that_officials_sign_says(row: dict[str, str]) -> None:
    told = Outcome(different=row["与基准不同的结果"], handled=row["办理"], look_at=row["请申报人再看"])

    assert outcome_of(*changes(row)) == told
    assert row["理由"]


def test_the_table_has_more_than_sixty_cases_each_with_its_own_number() -> None:
    assert [int(row["号"]) for row in CASES] == list(range(1, len(CASES) + 1))
    assert len(CASES) >= 60
    assert {row["办理"] for row in CASES} == {AT_ONCE, TO_A_PERSON}


@pytest.mark.parametrize("word", [*Silence, *PolicyLimit, *Normalisation], ids=str)
def test_the_table_shows_every_silence_every_limit_and_every_normalisation(word: Silence) -> None:
    assert any(comparison_words(word) in row["与基准不同的结果"] for row in CASES)


@pytest.mark.parametrize("field", ComparedField)
def test_the_table_shows_what_becomes_of_a_couple_when_only_this_field_differs_or_is_not_told(
    field: ComparedField,
) -> None:
    by_fields = [(comparison_of(*changes(row)), row) for row in CASES]
    of_the_field = [
        row["办理"]
        for found, row in by_fields
        if any(one.field is field and one.verdict is not Verdict.AGREE for one in found.fields)
        and found.silence is None
        and not found.outside_policy
    ]
    assert of_the_field
    if field not in AUXILIARY:
        assert set(of_the_field) == {TO_A_PERSON}


@pytest.mark.parametrize("verdict", [Verdict.DIFFER, Verdict.CANNOT_TELL])
@pytest.mark.parametrize("field", ComparedField)
def test_one_main_field_that_does_not_agree_is_enough_and_an_auxiliary_one_never(
    field: ComparedField, verdict: Verdict
) -> None:
    found = compared()
    other = tuple(replace(one, verdict=verdict) if one.field is field else one for one in found.fields)

    assert found.agrees
    assert replace(found, fields=other).agrees is (field in AUXILIARY)


def test_every_field_is_compared_and_the_auxiliary_ones_are_named_as_such() -> None:
    found = compared()

    assert {one.field for one in found.fields} == set(ComparedField)
    assert {one.field for one in found.fields if not one.is_main} == set(AUXILIARY)
    assert (found.rule_version, found.snapshot, found.request_id) == (RULE_VERSION, "2026-11-15/1", REQUEST)


def test_of_a_man_not_given_nothing_is_compared_and_of_no_marriage_no_day() -> None:
    found = compare(
        a_couple(man=None, marriage=Marriage(registered=False)),
        an_answer(man=None),
        request_id=REQUEST,
        policy=Policy(),
        on=ON,
    )

    fields = {one.field for one in found.fields}
    assert not any(field.startswith("man.") for field in fields)
    assert ComparedField.MARRIAGE_DAY not in fields


def test_nobody_with_children_has_no_certificates_to_compare() -> None:
    found = compared("children = []; child_order = 1", "children = []")

    assert ComparedField.CHILDREN_CERTIFICATES not in {one.field for one in found.fields}
    assert found.agrees


def test_where_the_register_is_silent_nothing_is_told_of_any_field() -> None:
    found = compared(recorded='silence = "late"')

    assert {one.verdict for one in found.fields} == {Verdict.CANNOT_TELL}
    assert (found.silence, to_look_at(found)) == (Silence.LATE, ())


def test_a_comparison_comes_back_from_storage_as_it_was() -> None:
    for declared, recorded in (("", ""), ('woman.name = "龙 小梅"', "man = null"), ("man = null", "taken_on = null")):
        found = compared(declared, recorded)
        assert comparison_from(found.as_json()) == found


def test_a_declarant_who_is_not_declared_is_asked_to_look_at_nothing_of_their_own() -> None:
    couple = a_couple(man=None, declarant=Side.MAN)
    found = compare(couple, an_answer(), request_id=REQUEST, policy=Policy(), on=ON)

    assert (found.agrees, to_look_at(found)) == (False, ())


def test_a_day_of_marriage_not_yet_answered_is_not_told() -> None:
    couple = a_couple(marriage=Marriage(registered=True))
    found = compare(couple, an_answer(), request_id=REQUEST, policy=Policy(), on=ON)

    assert {one.field for one in found.fields if one.verdict is not Verdict.AGREE} == {ComparedField.MARRIAGE_DAY}


def test_a_child_that_only_the_other_parents_record_names_is_told_to_that_parent_alone() -> None:
    recorded = "children = [库中他的, 库中甲]"
    his, hers = compared('declarant = "man"', recorded), compared(recorded=recorded)

    assert "children" in to_look_at(his)
    assert "children" not in to_look_at(hers)
    assert not his.agrees
    assert not hers.agrees


def test_the_day_decides_how_old_an_extract_is() -> None:
    answer = an_answer(taken_on=date(2026, 11, 1))

    assert compare(a_couple(), answer, request_id=REQUEST, policy=Policy(register_snapshot_days=22), on=ON).agrees
    assert (
        compare(a_couple(), answer, request_id=REQUEST, policy=Policy(register_snapshot_days=21), on=ON).silence
        is Silence.STALE
    )


def test_an_answer_to_another_asking_decides_nothing_however_well_it_agrees() -> None:
    found = compare(a_couple(), an_answer(), request_id="8e1a", policy=Policy(), on=ON)

    assert (found.silence, found.agrees, found.request_id) == (Silence.NOT_OURS, False, "8e1a")
    assert {one.verdict for one in found.fields} == {Verdict.CANNOT_TELL}
    assert to_look_at(found) == ()


@pytest.mark.parametrize(
    ("declared", "recorded", "verdict"),
    [
        ("522601", "522601003002", Verdict.AGREE),
        ("810000", "810000", Verdict.CANNOT_TELL),  # no county there
        ("433031", "433031000000", Verdict.AGREE),  # unknown, but the very same
        ("4330", "4330", Verdict.CANNOT_TELL),
        ("", "", Verdict.CANNOT_TELL),
        ("522101", "520302001001", Verdict.AGREE),
        ("522101", "522102", Verdict.CANNOT_TELL),
    ],
)
def test_places_are_compared_by_code(declared: str, recorded: str, verdict: Verdict) -> None:
    assert divisions_likeness(declared, recorded=recorded).verdict is verdict
    assert divisions_likeness(recorded, recorded=declared).verdict is verdict


def test_a_former_name_is_named_only_where_the_name_of_today_is_another() -> None:
    assert names_likeness("龙小梅", name="龙小梅", former_name="龙小梅").normalised_by == ()
    assert names_likeness("龙小梅", name="龙晓梅", former_name="龙 小梅").normalised_by == (
        Normalisation.SPACES,
        Normalisation.FORMER_NAME,
    )


def test_what_is_empty_cannot_be_told() -> None:
    assert names_likeness("", name="龙小梅").verdict is Verdict.CANNOT_TELL
    assert numbers_likeness(" ", kind=PaperKind.RESIDENT_CARD, recorded=MANS_NO).verdict is Verdict.CANNOT_TELL


def test_fifteen_digits_are_an_old_number_only_where_numbers_are_of_gb_11643() -> None:
    old = MANS_NO[:6] + MANS_NO[8:17]

    assert numbers_likeness(old, kind=PaperKind.HOUSEHOLD_BOOKLET, recorded=MANS_NO).verdict is Verdict.AGREE
    assert numbers_likeness(old, kind=PaperKind.OTHER, recorded=MANS_NO).verdict is Verdict.DIFFER
    assert numbers_likeness("0" + old[1:], kind=PaperKind.RESIDENT_CARD, recorded=MANS_NO).verdict is Verdict.DIFFER


def test_two_children_told_apart_by_their_certificates_alone_are_paired_by_them() -> None:
    twins = "children = [申报乙, 申报丙]; child_order = 3; children.0.order = 1; children.1.order = 2; "
    crossed = twins + 'children.0.certificate_no = "W520000002"; children.1.certificate_no = "W520000001"'
    one_told = twins + 'children.1.certificate_no = "W520000001"'
    wrong = twins + 'children.0.certificate_no = "W520000009"; children.1.certificate_no = "W520000001"'
    recorded = "children = [库中乙, 库中丙]"
    alone = 'children = [申报乙]; child_order = 2; children.0.order = 1; children.0.certificate_no = "W520000002"'
    certificates = {
        declared: {one.field: one.verdict for one in compared(declared, recorded).fields}[
            ComparedField.CHILDREN_CERTIFICATES
        ]
        for declared in (crossed, one_told, wrong, alone)
    }

    assert [certificates[declared] for declared in (crossed, one_told, alone)] == [Verdict.AGREE] * 3
    assert certificates[wrong] is Verdict.DIFFER


def test_who_is_described_by_the_day_finds_their_record_before_who_is_described_by_the_month() -> None:
    declared = (
        CurrentChild(order=1, sex=Sex.MALE, born_year=2023, born_month=8),
        CurrentChild(order=2, sex=Sex.MALE, born_year=2023, born_month=8, born_day=2),
    )
    recorded = [a_child_record(sex=Sex.MALE, born_on=date(2023, 8, day)) for day in (2, 3)]
    found = children_likeness(declared, child_order=3, recorded=recorded, whole=True)

    assert (found.found, found.none_missing, found.order) == (Verdict.AGREE, Verdict.AGREE, Verdict.DIFFER)


def test_a_record_that_names_another_number_than_was_asked_for_is_never_enough() -> None:
    answer = an_answer(woman=a_record(side=Side.WOMAN, paper_no=MANS_NO))

    assert not compare(a_couple(children=(GIRL,)), answer, request_id=REQUEST, policy=Policy(), on=ON).agrees
