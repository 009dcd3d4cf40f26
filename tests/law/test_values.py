"""What is printed, what anyone is told of a standing, and the policy values that a case is frozen with."""

from dataclasses import replace

import pytest
from tests.casework.scene import a_block, a_declaration

from xinsheng.law.administration import APPOINTED_DUTIES, TWO_HANDS, ProposalKind
from xinsheng.law.certificates import BirthInstitution, printed_content, public_standing
from xinsheng.law.declaration import Address, Declaration, Parent
from xinsheng.law.payloads import declaration_from, delivery_from, payload_of
from xinsheng.law.policies import Policy, UnableToReadPolicy, policy_as_rows, policy_from
from xinsheng.law.terms import Duty, PublicStanding, Standing

HOSPITAL = BirthInstitution(
    name="贵阳市新生妇幼保健院", division_code="520102", province="贵州省", prefecture="贵阳市", county="南明区"
)
NOWHERE = Address(division_code="", division_name="", detail="")


def printed(declaration: Declaration) -> dict[str, object]:
    return printed_content(a_block(), declaration=declaration, institution=HOSPITAL, mark="/")


def test_a_parents_age_is_that_at_the_birth_and_the_ethnicity_is_the_cards_own_word() -> None:
    content = printed(a_declaration())

    assert content["mother"] == {
        "name": "龙小梅",
        "age": "30",
        "nationality": "中国",
        "ethnicity": "苗族",
        "address": "贵州省黔东南苗族侗族自治州凯里市西门街道和平村 3 组 12 号",
        "paper_kind": "居民身份证",
        "paper_no": a_declaration().mother.paper_no,
    }
    assert content["father"]["ethnicity"] == "穿青人"  # type: ignore[index]


def test_a_father_not_provided_is_nobody_and_the_mark_is_the_policys() -> None:
    content = printed(a_declaration(father=None))

    assert (content["father"], content["placeholder"]) == (None, "/")


def test_what_a_parent_cannot_say_bears_the_mark() -> None:
    empty = Parent(
        name="",
        born_on=None,
        nationality="",
        ethnicity_code="",
        ethnicity_label="",
        household=NOWHERE,
        residence=NOWHERE,
        paper_kind=None,
        paper_no="",
    )

    assert set(printed(a_declaration(mother=empty))["mother"].values()) == {"/"}  # type: ignore[attr-defined]


def test_the_household_address_stands_where_no_residence_is_given() -> None:
    declaration = a_declaration()
    declaration = replace(declaration, mother=replace(declaration.mother, residence=NOWHERE))

    assert str(printed(declaration)["mother"]["address"]).endswith("3 组 12 号")  # type: ignore[index]


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (Standing.VALID, PublicStanding.IN_FORCE),
        (Standing.UNDER_REVIEW, PublicStanding.UNDER_REVIEW),
        (Standing.SUPERSEDED, PublicStanding.REPLACED),
        (Standing.VOID, PublicStanding.VOID),
        (Standing.REVOKED, PublicStanding.VOID),
        (None, PublicStanding.UNKNOWN),
    ],
)
def test_what_anyone_is_told_of_a_standing(stored: Standing | None, told: PublicStanding) -> None:
    assert public_standing(stored) is told


def test_a_form_comes_back_from_its_plain_values_as_it_was() -> None:
    assert delivery_from(payload_of(a_block())) == a_block()
    assert declaration_from(payload_of(a_declaration())) == a_declaration()
    assert declaration_from(payload_of(a_declaration(father=None))).father is None


def test_an_unfinished_draft_is_read_with_what_is_missing_left_empty() -> None:
    draft = declaration_from({})

    assert (draft.child_name, draft.mother.born_on, draft.mother.paper_kind, draft.father) == ("", None, None, None)


def test_a_policy_row_takes_the_place_of_the_notices_own_value() -> None:
    policy = policy_from({"missing_value_mark": "未提供"})

    assert policy == replace(Policy(), missing_value_mark="未提供")
    assert policy_from(policy_as_rows(policy)) == policy


@pytest.mark.parametrize("rows", [{"children_allowed": 3}, {"claim_slip_days": "30"}, {"claim_slip_days": True}])
def test_a_policy_row_of_no_known_name_or_kind_is_refused(rows: dict[str, object]) -> None:
    with pytest.raises(UnableToReadPolicy) as refusal:
        policy_from(rows)
    assert refusal.value.name in rows


def test_whatever_is_set_up_is_proposed_and_confirmed_by_different_duties() -> None:
    assert set(TWO_HANDS) == set(ProposalKind)
    for kind, hands in TWO_HANDS.items():
        if kind is not ProposalKind.ORDINARY_FORMS:  # any two people of a small township count a delivery in
            assert not set(hands.proposes) & set(hands.confirms)


def test_nobody_is_appointed_machine_collector_applicant_declarant_or_spouse() -> None:
    appointed = {duty for duties in APPOINTED_DUTIES.values() for duty in duties}
    assert set(Duty) - appointed == {
        Duty.MACHINE,
        Duty.HOSPITAL_SYSTEM,
        Duty.COLLECTOR,
        Duty.APPLICANT,
        Duty.DECLARANT,
        Duty.SPOUSE,
    }
