"""Which of their own answers a declarant is asked to look at again, without telling anything of the other person.

What a page tells after a comparison can be used to ask the register about anybody (threat T24): whether a number
exists, whether a name belongs to it, whether its holder is married to somebody else or has other children. So this
module is given the declarant's own record and the children it is connected with, and nothing else of the answer: what
it says cannot depend on the other person's record. What was typed of the other is named always, or never.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xinsheng.law.children_likeness import children_likeness
from xinsheng.law.couple_faults import spouses_of
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.likeness import Verdict, whole_number
from xinsheng.law.register_records import ChildRecord, PersonRecord
from xinsheng.law.spouse_likeness import marriage_day_likeness, spouse_likeness

_TYPED_OF_EACH = ("name", "paper_no", "household")
OWN_ANSWERS: tuple[str, ...] = (  # in the order of the pages
    *(f"{side}.{answer}" for side in Side for answer in _TYPED_OF_EACH),
    "marriage",
    "children",
    "child_order",
)
_ANSWER_FOR: Mapping[str, str] = {  # what is compared -> what was typed; nobody types whether they live
    "number": "paper_no",
    "name": "name",
    "sex": "paper_no",
    "birth": "paper_no",
    "household": "household",
    "marital_state": "marriage",
    "counterpart": "marriage",
}


@dataclass(frozen=True, kw_only=True)
class LookAt:
    """The answers to look at again, told apart for whoever declared: theirs differ, the other's are not spoken of."""

    own: tuple[str, ...]  # each differs from what the register has of the declarant
    of_the_other: tuple[str, ...]  # named always, or never: nothing is said of whether one differs (threat T24)


def told_apart(answers: Sequence[str], *, declarant: Side) -> LookAt:
    """Tell the declarant's own answers from those that were typed of the other, each in the order of the pages."""
    sides = {f"{side}." for side in Side if side is not declarant}
    theirs = tuple(answer for answer in answers if any(answer.startswith(side) for side in sides))
    return LookAt(own=tuple(answer for answer in answers if answer not in theirs), of_the_other=theirs)


def answers_to_look_at(
    declaration: CoupleDeclaration,
    *,
    own_record: PersonRecord | None,
    own_children: Sequence[ChildRecord],
    is_within_policy: bool,
    on: date,
) -> tuple[str, ...]:
    """The answers to look at again after a comparison that did not agree, dotted names in the order of the pages.

    Of the declarant's own answers those that differ from their own record. Of what was typed of the other: all of it,
    unless the dated policy alone sends the couple to a person.
    """
    side = declaration.declarant
    sides = [one for one, _ in spouses_of(declaration)]
    found: set[str] = set()
    if side in sides:
        found |= _of_the_record(declaration, record=own_record, on=on)
        found |= _of_the_children(declaration, children=own_children)
    if is_within_policy:
        found |= {f"{other}.{answer}" for other in sides if other is not side for answer in _TYPED_OF_EACH}
    return tuple(answer for answer in OWN_ANSWERS if answer in found)


def children_of_declarant(
    declaration: CoupleDeclaration, *, children: Iterable[ChildRecord]
) -> tuple[ChildRecord, ...]:
    """The children that the register connects with the declarant, by their number."""
    own = dict(spouses_of(declaration)).get(declaration.declarant)
    if own is None:
        return ()
    number = whole_number(own.paper_no, kind=own.paper_kind)
    is_woman = declaration.declarant is Side.WOMAN
    parents = ((child, child.mother_no if is_woman else child.father_no) for child in children)
    return tuple(child for child, no in parents if whole_number(no, kind=own.paper_kind) == number)


def _of_the_record(declaration: CoupleDeclaration, *, record: PersonRecord | None, on: date) -> set[str]:
    side = declaration.declarant
    parts = spouse_likeness(declaration, side=side, record=record, on=on)
    differ = {
        _ANSWER_FOR[part] for part, one in parts.items() if part in _ANSWER_FOR and one.verdict is Verdict.DIFFER
    }
    day = marriage_day_likeness(declaration.marriage, records=[record])
    if day.verdict is Verdict.DIFFER:
        differ.add("marriage")
    return {answer if answer == "marriage" else f"{side}.{answer}" for answer in differ}


def _of_the_children(declaration: CoupleDeclaration, *, children: Sequence[ChildRecord]) -> set[str]:
    """A declared child that is not among the declarant's own may be the other's: then nothing is said of it."""
    alone = declaration.man is None
    found = children_likeness(
        declaration.children, child_order=declaration.child_order, recorded=children, whole=alone
    )
    differ = {
        "children": Verdict.DIFFER in (found.number, found.found, found.none_missing),
        "child_order": found.order is Verdict.DIFFER,
    }
    return {answer for answer, does in differ.items() if does}
