"""Whom a certificate names, and whom it does not: the parents by their papers, the child once of full age."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from tests.casework.scene import a_block, a_declaration
from tests.casework.succession_scene import an_application
from tests.law.test_values import HOSPITAL

from xinsheng.law.certificates import printed_content
from xinsheng.law.entitlement import (
    applies_as_the_child,
    is_child_of_full_age,
    may_hold_the_file,
    papers_named,
    relation_to_child,
)
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import with_check

CONTENT = printed_content(a_block(), declaration=a_declaration(), institution=HOSPITAL, mark="/")
NAME, BORN = "龙雨欣", date(2026, 11, 22)
GROWN, EVE = date(2044, 11, 22), date(2044, 11, 21)


def test_a_certificate_names_its_parents_by_their_papers() -> None:
    named = papers_named(CONTENT)
    assert [(one.relation, one.kind) for one in named] == [
        (ApplicantRelation.MOTHER, PaperKind.RESIDENT_CARD),
        (ApplicantRelation.FATHER, PaperKind.RESIDENT_CARD),
    ]
    assert [one.no for one in named] == [CONTENT["mother"]["paper_no"], CONTENT["father"]["paper_no"]]


def test_neither_a_parent_left_out_nor_the_placeholder_names_anybody() -> None:
    without = {**CONTENT, "father": None, "mother": {**CONTENT["mother"], "paper_no": CONTENT["placeholder"]}}
    assert papers_named(without) == ()
    unknown = {**CONTENT, "father": None, "mother": {**CONTENT["mother"], "paper_kind": "饭卡"}}
    assert papers_named(unknown) == ()


@pytest.mark.parametrize(
    ("name", "born_on", "on", "is_so"),
    [
        (NAME, BORN, GROWN, True),
        (NAME, BORN, EVE, False),
        ("龙雨昕", BORN, GROWN, False),
        (NAME, date(2026, 11, 23), GROWN, False),
        (NAME, None, GROWN, False),
    ],
)
def test_the_child_is_known_by_name_and_birth_from_the_day_of_full_age(
    name: str, born_on: date | None, on: date, *, is_so: bool
) -> None:
    assert is_child_of_full_age(CONTENT, name=name, born_on=born_on, on=on) is is_so
    relation = relation_to_child(CONTENT, named=None, name=name, born_on=born_on, on=on)
    assert relation is (ApplicantRelation.CHILD if is_so else None)


def test_whom_it_names_is_a_parent_whatever_their_name_and_birth() -> None:
    named = ApplicantRelation.FATHER
    assert relation_to_child(CONTENT, named=named, name=NAME, born_on=BORN, on=GROWN) is named


@pytest.mark.parametrize(
    ("changes", "is_so"),
    [
        ({}, True),
        ({"relation": ApplicantRelation.MOTHER}, False),
        ({"paper_no": ""}, False),
        ({"paper_no": with_check("52260120261123028")}, False),
        ({"name": "龙雨昕"}, False),
    ],
)
def test_at_the_window_the_childs_paper_tells_its_birth(changes: dict[str, object], *, is_so: bool) -> None:
    child = {"name": NAME, "relation": ApplicantRelation.CHILD, "paper_no": with_check("52260120261122028")}
    said = replace(an_application().applicant, **{**child, **changes})  # type: ignore[arg-type]
    assert applies_as_the_child(said, content=CONTENT, on=GROWN) is is_so


def test_the_file_is_a_parents_and_that_of_who_signed() -> None:
    for is_parent, has_signed in product((False, True), repeat=2):
        held = may_hold_the_file(is_parent=is_parent, has_signed=has_signed)
        assert held is (is_parent or has_signed)
    assert not may_hold_the_file(is_parent=False, has_signed=False)
