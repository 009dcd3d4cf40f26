"""Whom a certificate names, and who may therefore have another in its place, or hold its file (mission D1, T22)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xinsheng.law.applications import Applicant
from xinsheng.law.declaration import FULL_AGE
from xinsheng.law.succession_changes import KIND_PRINTED
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.standards.civil_time import age_on
from xinsheng.standards.identity_papers import PaperKind, birth_date_in

_PARENTS = (("mother", ApplicantRelation.MOTHER), ("father", ApplicantRelation.FATHER))


@dataclass(frozen=True, kw_only=True)
class NamedPaper:
    """The paper by which a certificate names a parent."""

    relation: ApplicantRelation
    kind: PaperKind
    no: str


def papers_named(content: Mapping[str, Any]) -> tuple[NamedPaper, ...]:
    """The papers of the parents whom this content names; the placeholder names nobody."""
    found = []
    for who, relation in _PARENTS:
        parent = content[who]
        kind = KIND_PRINTED.get(parent["paper_kind"]) if parent else None
        if parent and kind and parent["paper_no"] != content["placeholder"]:
            found.append(NamedPaper(relation=relation, kind=kind, no=parent["paper_no"]))
    return tuple(found)


def relation_to_child(
    content: Mapping[str, Any], *, named: ApplicantRelation | None, name: str, born_on: date | None, on: date
) -> ApplicantRelation | None:
    """How a verified person stands to the child of this content; None for a stranger.

    `named` as what their paper is named there. The child of full age is known by name and day of birth: the
    certificate was made before they had a number.
    """
    if named is not None:
        return named
    is_child = is_child_of_full_age(content, name=name, born_on=born_on, on=on)
    return ApplicantRelation.CHILD if is_child else None


def is_child_of_full_age(content: Mapping[str, Any], *, name: str, born_on: date | None, on: date) -> bool:
    """Whether this is the name and the birth of the child, who is of full age on the day `on` (民法典 art. 17)."""
    born = datetime.fromisoformat(content["child"]["born_local"]).date()
    return name == content["child"]["name"] and born_on == born and age_on(born, on=on) >= FULL_AGE


def applies_as_the_child(said: Applicant, *, content: Mapping[str, Any], on: date) -> bool:
    """Whether who says at the counter that they are the child shows a paper that tells the child's birth."""
    if said.relation is not ApplicantRelation.CHILD or not said.paper_no:
        return False
    born_on = birth_date_in(said.paper_kind, said.paper_no, on=on)
    return is_child_of_full_age(content, name=said.name, born_on=born_on, on=on)


def may_hold_the_file(*, is_parent: bool, has_signed: bool) -> bool:
    """Whether the e-licence is this person's to keep: a parent's, or whoever signed the form it was made on."""
    return is_parent or has_signed
