"""Between the flat boxes of the on-site form and the couple's declaration as the law knows it."""

from collections.abc import Mapping
from typing import Any

from xinsheng.desk.registrations.on_site.places import NOWHERE, Told, answers_of_place, read_place
from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Marriage, Place, Side, Spouse
from xinsheng.law.declaration import normalise_mobile_no
from xinsheng.law.terms import Sex
from xinsheng.standards.certificate_numbers import normalise_certificate_no
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no
from xinsheng.standards.names import normalise_name

MOST_CHILDREN, ROOM = 12, 2  # a bound of the page; empty rows offered beyond the children known
HOUSEHOLD, RESIDENCE = "household", "residence"
SAME_AS_HOUSEHOLD, SAME_AS_WOMAN, ELSEWHERE = "household", "woman", "elsewhere"
YES, NO = "yes", "no"

Answers = Mapping[str, Any]


class TypedPlaces(dict[str, Told]):
    """What was typed of each place, by the field's name."""


def declaration_from(answers: dict[str, Any], *, rows: int) -> tuple[CoupleDeclaration, TypedPlaces]:
    """What was typed as a declaration, finished or not; and what each typed place came to."""
    places = TypedPlaces()
    woman = _spouse(answers, who=Side.WOMAN, places=places, other=NOWHERE)
    man = None if answers.get("no_man") else _spouse(answers, who=Side.MAN, places=places, other=woman.residence)
    declaration = CoupleDeclaration(
        woman=woman,
        man=man,
        marriage=_marriage(answers),
        children=tuple(_children(answers, rows=rows)),
        child_order=answers.get("child_order") or 0,
        declarant=Side(answers.get("declarant") or Side.WOMAN),
        township_code=answers.get("township_code") or "",
        phone=normalise_mobile_no(answers.get("phone") or ""),
        other_phone=normalise_mobile_no(answers.get("other_phone") or ""),
    )
    return declaration, places


def _spouse(answers: dict[str, Any], *, who: Side, places: TypedPlaces, other: Place) -> Spouse:
    kind = PaperKind(answers.get(f"{who}_paper_kind") or PaperKind.RESIDENT_CARD)
    household = _place(answers, field=f"{who}_{HOUSEHOLD}", kind=kind, places=places)
    lives = answers.get(f"{who}_lives") or ELSEWHERE
    if lives == SAME_AS_HOUSEHOLD:
        residence = household
    elif lives == SAME_AS_WOMAN:
        residence = other
    else:
        residence = _place(answers, field=f"{who}_{RESIDENCE}", kind=kind, places=places)
    return Spouse(
        name=normalise_name(answers.get(f"{who}_name") or ""),
        paper_kind=kind,
        paper_no=normalise_paper_no(kind, answers.get(f"{who}_paper_no") or ""),
        household=household,
        residence=residence,
    )


def _place(answers: dict[str, Any], *, field: str, kind: PaperKind, places: TypedPlaces) -> Place:
    told = read_place(answers, field=field, kind=kind)
    places[field] = told
    return told.place


def _marriage(answers: Answers) -> Marriage:
    if answers.get("married") == NO:
        return Marriage(registered=False)
    return Marriage(registered=True, registered_on=answers.get("married_on"))


def filled_rows(answers: Answers, *, rows: int) -> tuple[int, ...]:
    """The rows of children that hold anything, by number; the declaration counts the children by their place here."""
    ends = ("sex", "born", "certificate_no")
    return tuple(row for row in range(rows) if any(answers.get(f"child_{row}_{end}") for end in ends))


def _children(answers: Answers, *, rows: int) -> list[CurrentChild]:
    """The children in the order of their rows; what is missing in one is left for the law to ask."""
    filled = enumerate(filled_rows(answers, rows=rows), start=1)
    return [_child(answers, row=row, order=order) for order, row in filled]


def _child(answers: Answers, *, row: int, order: int) -> CurrentChild:
    year, month, day = answers.get(f"child_{row}_born") or (0, 0, None)
    return CurrentChild(
        order=order,
        sex=Sex(answers.get(f"child_{row}_sex") or Sex.UNKNOWN),
        born_year=year,
        born_month=month,
        born_day=day,
        certificate_no=normalise_certificate_no(answers.get(f"child_{row}_certificate_no") or ""),
    )


def answers_of(declaration: CoupleDeclaration) -> dict[str, Any]:
    """A declaration, or what there is of one, as the boxes show it."""
    answers: dict[str, Any] = {
        "no_man": declaration.man is None,
        "married": YES if declaration.marriage.registered else NO,
        "married_on": declaration.marriage.registered_on,
        "child_order": declaration.child_order or None,
        "declarant": declaration.declarant.value,
        "township_code": declaration.township_code,
        "phone": declaration.phone,
        "other_phone": declaration.other_phone,
    }
    for side, spouse in ((Side.WOMAN, declaration.woman), (Side.MAN, declaration.man)):
        if spouse is not None:
            answers |= _spouse_answers(spouse, who=side, woman=declaration.woman)
    for row, child in enumerate(declaration.children):
        answers |= _child_answers(child, row=row)
    return answers


def _spouse_answers(spouse: Spouse, *, who: Side, woman: Spouse) -> dict[str, Any]:
    lives = "" if spouse.residence == NOWHERE else ELSEWHERE
    if spouse.residence == spouse.household and spouse.household != NOWHERE:
        lives = SAME_AS_HOUSEHOLD
    elif who is Side.MAN and spouse.residence == woman.residence and spouse.residence != NOWHERE:
        lives = SAME_AS_WOMAN
    shown = spouse.residence if lives == ELSEWHERE else NOWHERE
    return {
        f"{who}_name": spouse.name,
        f"{who}_paper_kind": spouse.paper_kind.value,
        f"{who}_paper_no": spouse.paper_no,
        f"{who}_lives": lives,
        **answers_of_place(spouse.household, field=f"{who}_{HOUSEHOLD}"),
        **answers_of_place(shown, field=f"{who}_{RESIDENCE}"),
    }


def _child_answers(child: CurrentChild, *, row: int) -> dict[str, Any]:
    born = (child.born_year, child.born_month, child.born_day) if child.born_year else None
    return {
        f"child_{row}_sex": child.sex.value,
        f"child_{row}_born": born,
        f"child_{row}_certificate_no": child.certificate_no,
    }
