"""What a couple is told of its declaration, line by line of a table that an official can read."""

from dataclasses import replace

import pytest
from tests.law.comparison_table import spelled_out
from tests.law.couples import BOZHOU, GIRL, KAILI, ON, a_couple, an_answer
from tests.law.tables import changed, items_of, rows_of

from xinsheng.law.couple_faults import (
    couple_cautions,
    couple_faults,
    townships_open_to,
    unconfirmed_couple_cautions,
)
from xinsheng.law.couple_payloads import (
    couple_declaration_from,
    couple_payload_of,
    register_answer_from,
    register_answer_payload_of,
)
from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Side
from xinsheng.law.current_children import birth_span_of
from xinsheng.law.reasons import CautionCode, FaultCode
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.law.terms import Sex
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import with_check

ROWS = rows_of("couple_faults.md")
WORDS = {"无此县号码": with_check("52990119941003031"), "四十一个字": "长" * 41, "四十个字": "长" * 40}


def declared(changes: str) -> CoupleDeclaration:
    for word, meant in WORDS.items():
        changes = changes.replace(word, meant)
    return couple_declaration_from(changed(couple_payload_of(a_couple()), spelled_out(changes)))


def faults_of(couple: CoupleDeclaration) -> tuple[str, ...]:
    told = couple_faults(couple, on=ON)
    return tuple(" ".join(filter(None, (fault.field, fault.code, fault.detail))) for fault in told)


def cautions_of(couple: CoupleDeclaration) -> tuple[str, ...]:
    told = couple_cautions(couple, on=ON)
    return tuple(" ".join(filter(None, (one.field, one.code, ",".join(one.about)))) for one in told)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["情形"])
def test_what_a_couple_is_told(row: dict[str, str]) -> None:
    couple = declared(row["改动"])

    assert faults_of(couple) == items_of(row["错误"])
    assert cautions_of(couple) == items_of(row["提示"])


@pytest.mark.parametrize(
    "code",
    [
        FaultCode.SWAPPED,
        FaultCode.UNKNOWN_DIVISION,
        FaultCode.NEEDS_VILLAGE,
        FaultCode.NEEDS_COUNTY,
        FaultCode.NEEDS_DETAIL,
        FaultCode.NOT_OPEN_TO_COUPLE,
        FaultCode.OLDER_THAN_PARENTS,
        FaultCode.NOT_IN_BIRTH_ORDER,
        FaultCode.CHILD_ORDER_TOO_SMALL,
        FaultCode.BAD_CERTIFICATE_NO,
        CautionCode.NUMBER_AND_SEX_DIFFER,
        CautionCode.UNKNOWN_COUNTY,
        CautionCode.NOT_A_RESIDENT_NO,
        CautionCode.ABOLISHED_DIVISION,
        CautionCode.YOUNG_MARRIAGE,
        CautionCode.OLDER_THAN_A_PARENT,
        CautionCode.CHILD_ORDER_ABOVE_CHILDREN,
    ],
)
def test_the_table_shows_every_fault_and_caution_of_a_couple(code: FaultCode | CautionCode) -> None:
    assert any(code in f"{row['错误']} {row['提示']}".split() for row in ROWS)


@pytest.mark.parametrize("kind", PaperKind)
def test_a_number_of_every_kind_of_paper_is_really_checked(kind: PaperKind) -> None:
    couple = a_couple()
    wrong = replace(couple.woman, paper_kind=kind, paper_no="?" * 41)

    assert any(fault.field == "woman.paper_no" for fault in couple_faults(replace(couple, woman=wrong), on=ON))


def test_the_townships_are_those_of_both_places_of_both_each_once_and_the_womans_first() -> None:
    couple = a_couple()
    assert couple.man is not None
    here = replace(KAILI, division_code="522601002001")

    assert townships_open_to(couple) == ("522601003", "520304001")
    assert townships_open_to(replace(couple, man=replace(couple.man, residence=here))) == (
        "522601003",
        "520304001",
        "522601002",
    )
    assert townships_open_to(replace(couple, man=None)) == ("522601003", "520304001")


@pytest.mark.parametrize("code", ["431230", "520304", "522121001001", "", "810000"])
def test_a_place_elsewhere_or_of_no_standing_township_opens_none(code: str) -> None:
    couple = a_couple(man=None)
    place = replace(BOZHOU, division_code=code)

    assert townships_open_to(replace(couple, woman=replace(couple.woman, household=place, residence=place))) == ()


@pytest.mark.parametrize(
    ("born", "span"),
    [
        ((2023, 8, None), ("2023-08-01", "2023-08-31")),
        ((2024, 2, None), ("2024-02-01", "2024-02-29")),
        ((2023, 8, 1), ("2023-08-01", "2023-08-01")),
        ((2023, 8, 31), ("2023-08-31", "2023-08-31")),
        ((1900, 1, 1), ("1900-01-01", "1900-01-01")),
        ((9999, 12, 31), ("9999-12-31", "9999-12-31")),
        ((2023, 8, 0), None),
        ((2023, 9, 31), None),
        ((2023, 0, 1), None),
        ((1899, 12, 31), None),
        ((10000, 1, 1), None),
    ],
)
def test_between_which_days_a_child_was_born(born: tuple[int, int, int | None], span: tuple[str, str] | None) -> None:
    year, month, day = born
    found = birth_span_of(replace(GIRL, born_year=year, born_month=month, born_day=day))

    assert (found and tuple(map(str, found))) == span


def test_a_caution_that_was_confirmed_is_not_asked_again() -> None:
    couple = declared("child_order = 3")
    key = "child_order:child_order_above_children:3"

    assert [one.key for one in unconfirmed_couple_cautions(couple, on=ON)] == [key]
    assert unconfirmed_couple_cautions(replace(couple, confirmed=(key,)), on=ON) == ()


def test_a_declaration_comes_back_from_its_plain_values_as_it_was() -> None:
    for couple in (a_couple(), a_couple(man=None, children=(), confirmed=("a:b:",))):
        assert couple_declaration_from(couple_payload_of(couple)) == couple


def test_an_answer_comes_back_from_its_plain_values_as_it_was() -> None:
    for answer in (an_answer(), RegisterAnswer(request_id="1", silence=Silence.LATE)):
        assert register_answer_from(register_answer_payload_of(answer)) == answer


def test_an_empty_draft_is_read_and_everything_in_it_is_asked_for() -> None:
    draft = couple_declaration_from({})

    assert (draft.man, draft.declarant, draft.children) == (None, Side.WOMAN, ())
    assert faults_of(draft) == (
        "woman.name required",
        "woman.paper_no required",
        "woman.household required",
        "woman.residence required",
        "marriage.registered_on required",
        "child_order required",
        "township_code required",
    )


def test_a_half_finished_draft_keeps_what_was_typed() -> None:
    draft = couple_declaration_from(
        {"woman": {"name": "龙小梅", "household": {"door": "12 号"}}, "man": {"name": "杨志强"}, "children": [{}]}
    )

    assert draft.man is not None
    assert (draft.woman.name, draft.woman.household.door, draft.man.name) == ("龙小梅", "12 号", "杨志强")
    assert draft.children == (
        CurrentChild(order=0, sex=Sex.UNKNOWN, born_year=0, born_month=0, born_day=None, certificate_no=""),
    )
    assert {"children.0.born_month required", "children not_in_birth_order"} <= set(faults_of(draft))
