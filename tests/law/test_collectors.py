"""Who takes the certificate is one of the declared people, or is told by themself."""

from dataclasses import replace

import pytest
from tests.casework.scene import a_declaration

from xinsheng.law.declaration import Collector, Declaration, collector_as_declared
from xinsheng.law.terms import Relation
from xinsheng.standards.identity_papers import PaperKind

DECLARED = a_declaration()
TOLD = Collector(
    name="另外的名字",
    relation=Relation.MOTHER,
    paper_kind=PaperKind.PASSPORT,
    paper_no="E00000000",
    phone="13900000123",
)


def who(collector: Collector) -> tuple[str, object, str]:
    return collector.name, collector.paper_kind, collector.paper_no


@pytest.mark.parametrize("relation", [Relation.MOTHER, Relation.FATHER])
def test_a_parent_who_collects_is_the_parent_as_declared_and_keeps_their_own_phone(relation: Relation) -> None:
    taken = collector_as_declared(DECLARED, replace(TOLD, relation=relation))
    parent = DECLARED.mother if relation is Relation.MOTHER else DECLARED.father

    assert parent is not None
    assert who(taken) == (parent.name, parent.paper_kind, parent.paper_no)
    assert taken.phone == TOLD.phone


@pytest.mark.parametrize(
    ("declaration", "relation"),
    [
        (DECLARED, Relation.GRANDPARENT),
        (replace(DECLARED, father=None), Relation.FATHER),
        (replace(DECLARED, mother=replace(DECLARED.mother, paper_kind=None, paper_no="")), Relation.MOTHER),
    ],
    ids=["no parent", "a father not declared", "a mother without papers"],
)
def test_whoever_else_collects_stays_as_they_told(declaration: Declaration, relation: Relation) -> None:
    told = replace(TOLD, relation=relation)

    assert collector_as_declared(declaration, told) == told
