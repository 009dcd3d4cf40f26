"""The comparison for whatever is declared and whatever the register says: deterministic, safe, and a bad oracle."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from tests.law.couples import (
    BOZHOU,
    GIRL,
    KAILI,
    MANS_NO,
    ON,
    OTHER_MANS_NO,
    OTHER_WOMANS_NO,
    REQUEST,
    WOMANS_NO,
    a_child_record,
    a_couple,
    a_record,
    an_answer,
)

from xinsheng.law.comparison import Comparison, compare, comparison_from, to_look_at
from xinsheng.law.couple_payloads import (
    couple_declaration_from,
    couple_payload_of,
    register_answer_from,
    register_answer_payload_of,
)
from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Marriage, Side, Spouse
from xinsheng.law.likeness import Verdict, names_likeness
from xinsheng.law.own_answers import OWN_ANSWERS
from xinsheng.law.policies import Policy
from xinsheng.law.register_records import MaritalState, PersonRecord, RegisterAnswer, Silence
from xinsheng.law.terms import Sex
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.names import normalise_name

T = TypeVar("T")
OLD_NO = WOMANS_NO[:6] + WOMANS_NO[8:17]
OWN_NOS = {Side.WOMAN: {WOMANS_NO, OLD_NO}, Side.MAN: {MANS_NO}}
NUMBERS = st.sampled_from([WOMANS_NO, MANS_NO, OTHER_MANS_NO, OTHER_WOMANS_NO, OLD_NO, "12AB34567", ""])
NAMES = st.sampled_from(["龙小梅", "杨志强", "龙 小梅", "买买提•依明", "买买提·依明", "JEAN MARTIN", "龙\ue3a1", ""])
CODES = st.sampled_from(["522601003002", "520304001001", "522121001001", "522601", "431230", "999999", "52", ""])
MARRIED = st.sampled_from([date(2019, 9, 9), date(2024, 2, 14), None])
BORN = st.sampled_from([date(2021, 5, 20), date(2023, 8, 2), date(2016, 1, 15)])
CERTIFICATES = st.sampled_from(["U520012345", "W520000001", ""])
POLICIES = st.builds(
    Policy,
    registration_children=st.integers(1, 4),
    registration_marriage=st.booleans(),
    register_snapshot_days=st.integers(1, 40),
)


def mostly(usual: T, others: st.SearchStrategy[T], *, one_in: int = 25) -> st.SearchStrategy[T]:
    """The usual value nearly always, so that most couples agree in all but a field or two."""
    return st.integers(1, one_in).flatmap(lambda one: others if one == one_in // 2 + 1 else st.just(usual))


def spouses(usual: Spouse) -> st.SearchStrategy[Spouse]:
    places = CODES.map(lambda code: replace(KAILI, division_code=code))
    return st.builds(
        Spouse,
        name=mostly(usual.name, NAMES),
        paper_kind=mostly(usual.paper_kind, st.sampled_from(PaperKind)),
        paper_no=mostly(usual.paper_no, NUMBERS),
        household=mostly(usual.household, places),
        residence=mostly(BOZHOU, places),
    )


def records(side: Side, *, one_in: int = 25) -> st.SearchStrategy[PersonRecord | None]:
    usual = a_record(side=side)
    found: st.SearchStrategy[PersonRecord | None] = st.builds(
        PersonRecord,
        paper_no=mostly(usual.paper_no, NUMBERS, one_in=one_in),
        name=mostly(usual.name, NAMES, one_in=one_in),
        former_name=mostly("", NAMES, one_in=one_in),
        sex=mostly(usual.sex, st.sampled_from(Sex), one_in=one_in),
        born_on=mostly(usual.born_on, BORN, one_in=one_in),
        household_code=mostly(usual.household_code, CODES, one_in=one_in),
        residence_code=mostly(usual.residence_code, CODES, one_in=one_in),
        marital_state=mostly(usual.marital_state, st.sampled_from(MaritalState), one_in=one_in),
        spouse_no=mostly(usual.spouse_no, NUMBERS, one_in=one_in),
        married_on=mostly(usual.married_on, MARRIED, one_in=one_in),
        is_alive=mostly(True, st.just(False), one_in=one_in),
    )
    return st.integers(1, one_in).flatmap(lambda one: st.none() if one == one_in // 2 + 1 else found)


CHILDREN = st.builds(
    CurrentChild,
    order=st.integers(1, 3),
    sex=st.sampled_from(Sex),
    born_year=st.sampled_from([2016, 2021, 2023]),
    born_month=st.sampled_from([1, 5, 8]),
    born_day=st.sampled_from([2, 15, 20, None]),
    certificate_no=CERTIFICATES,
)
CHILD_RECORDS = st.builds(
    a_child_record,
    sex=st.sampled_from(Sex),
    born_on=BORN,
    mother_no=NUMBERS,
    father_no=NUMBERS,
    certificate_no=CERTIFICATES,
    is_alive=st.booleans(),
)
USUAL = a_couple()
assert USUAL.man is not None
MEN: st.SearchStrategy[Spouse | None] = spouses(USUAL.man)
COUPLES = st.builds(
    a_couple,
    woman=spouses(USUAL.woman),
    man=st.integers(1, 25).flatmap(lambda one: st.none() if one == 13 else MEN),
    marriage=mostly(USUAL.marriage, st.builds(Marriage, registered=st.booleans(), registered_on=MARRIED)),
    children=mostly((GIRL,), st.lists(CHILDREN, max_size=3).map(tuple)),
    child_order=mostly(2, st.integers(0, 5)),
    declarant=st.sampled_from(Side),
)
SILENCES: st.SearchStrategy[Silence | None] = mostly(None, st.sampled_from(Silence))


def answers(*, one_in: int = 25) -> st.SearchStrategy[RegisterAnswer]:
    """What the register says; with a small `one_in` hardly anything is as it was declared."""
    return st.builds(
        an_answer,
        woman=records(Side.WOMAN, one_in=one_in),
        man=records(Side.MAN, one_in=one_in),
        children=mostly((a_child_record(),), st.lists(CHILD_RECORDS, max_size=3).map(tuple), one_in=one_in),
        taken_on=mostly(date(2026, 11, 22), st.sampled_from([None, date(2026, 10, 1), date(2026, 11, 24)])),
        silence=SILENCES,
    )


ANSWERS = answers()


@settings(max_examples=200, deadline=None)
@given(COUPLES, ANSWERS, POLICIES)
def test_a_stored_comparison_recomputes_to_the_very_same(
    couple: CoupleDeclaration, answer: RegisterAnswer, policy: Policy
) -> None:
    found = compare(couple, answer, request_id=REQUEST, policy=policy, on=ON)
    event("agrees" if found.agrees else "to a person")
    again = compare(
        couple_declaration_from(couple_payload_of(couple)),
        register_answer_from(register_answer_payload_of(answer)),
        request_id=REQUEST,
        policy=policy,
        on=ON,
    )

    assert again == found
    assert comparison_from(found.as_json()) == found


@settings(max_examples=300, deadline=None)
@given(COUPLES, ANSWERS, POLICIES)
def test_the_machine_registers_nobody_whom_a_person_would_have_to_look_at(
    couple: CoupleDeclaration, answer: RegisterAnswer, policy: Policy
) -> None:
    """Written another way: not the verdicts again, but what must be true of a couple that is registered at once."""
    if not compare(couple, answer, request_id=REQUEST, policy=policy, on=ON).agrees:
        return
    man, woman = answer.man, answer.woman
    assert answer.silence is None
    assert couple.man is not None
    assert woman is not None
    assert man is not None
    assert answer.taken_on is not None
    assert 0 <= (ON - answer.taken_on).days <= policy.register_snapshot_days
    assert couple.child_order <= policy.registration_children
    for declared, record in ((couple.woman, woman), (couple.man, man)):
        assert normalise_name(declared.name) in map(normalise_name, (record.name, record.former_name))
        assert record.is_alive
        assert f"{record.born_on:%y%m%d}" in record.paper_no
    assert (woman.sex, man.sex) == (Sex.FEMALE, Sex.MALE)
    assert (woman.marital_state is MaritalState.MARRIED) is couple.marriage.registered
    if couple.marriage.registered:
        assert man.spouse_no in OWN_NOS[Side.WOMAN]
        assert woman.spouse_no in OWN_NOS[Side.MAN]
        assert couple.marriage.registered_on in (woman.married_on, man.married_on)
    else:
        assert not policy.registration_marriage
    living = sorted((one.born_on.year, one.born_on.month, one.sex) for one in answer.children if one.is_alive)
    assert living == sorted((one.born_year, one.born_month, one.sex) for one in couple.children)
    assert couple.child_order == len(living) + 1


def with_another_other(answer: RegisterAnswer, other: RegisterAnswer, *, declarant: Side) -> RegisterAnswer:
    """The same answer about the declarant, and about the other person whatever another answer says."""
    is_woman = declarant is Side.WOMAN
    own = [one for one in answer.children if (one.mother_no if is_woman else one.father_no) in OWN_NOS[declarant]]
    others = [
        one for one in other.children if (one.mother_no if is_woman else one.father_no) not in OWN_NOS[declarant]
    ]
    children = tuple(own + others)
    if is_woman:
        return replace(answer, man=other.man, children=children)
    return replace(answer, woman=other.woman, children=children)


@settings(max_examples=300, deadline=None)
@given(COUPLES, ANSWERS, answers(one_in=2), POLICIES)
def test_what_a_declarant_is_told_does_not_depend_on_the_other_persons_record(
    couple: CoupleDeclaration, answer: RegisterAnswer, other: RegisterAnswer, policy: Policy
) -> None:
    """Threat T24: who is married to whom, who has which children, who is in the register at all."""
    assume(couple.man is not None)
    assert couple.man is not None
    woman, man = replace(couple.woman, paper_no=WOMANS_NO), replace(couple.man, paper_no=MANS_NO)
    couple = replace(couple, woman=woman, man=man)
    one = compare(couple, answer, request_id=REQUEST, policy=policy, on=ON)
    changed = with_another_other(answer, other, declarant=couple.declarant)
    two = compare(couple, changed, request_id=REQUEST, policy=policy, on=ON)
    assume(not one.agrees and not two.agrees)

    assert to_look_at(one) == to_look_at(two)


@settings(max_examples=100, deadline=None)
@given(COUPLES, ANSWERS, POLICIES)
def test_a_declarant_is_told_names_of_answers_and_no_value_of_the_register(
    couple: CoupleDeclaration, answer: RegisterAnswer, policy: Policy
) -> None:
    found: Comparison = compare(couple, answer, request_id=REQUEST, policy=policy, on=ON)

    assert set(to_look_at(found)) <= set(OWN_ANSWERS)
    assert not (found.agrees and to_look_at(found))


SIGNS = "龙小梅㼆·•・.． 　aA'’-ｚＺé\u200b\ufa1b"
OTHERWISE = str.maketrans(
    {"·": "•", "A": "ａ", "'": "’", "梅": "梅\u200b", "小": " 小", "Z": "Ｚ", "\u798f": "\ufa1b"}
)


@settings(max_examples=400, deadline=None)
@given(
    st.text(alphabet=SIGNS, max_size=8), st.text(alphabet=SIGNS, max_size=3), st.sampled_from(["otherwise", "more"])
)
def test_two_names_are_alike_exactly_when_the_house_would_store_them_as_one(one: str, more: str, how: str) -> None:
    other = normalise_name(one).translate(OTHERWISE) if how == "otherwise" else one + more
    found = names_likeness(one, name=other)
    same = normalise_name(one) == normalise_name(other)
    event("the same" if same else "another")

    assert (found.verdict is Verdict.AGREE) is (same and bool(one and other))
    assert names_likeness(one, name=one).normalised_by == ()
