"""The four places of a couple: whose and which, how they are called, which may be the same as which."""

from dataclasses import replace

from django.utils.translation import gettext as _

from xinsheng.counter.registration.way import HOUSEHOLD, RESIDENCE, door_page, place_page
from xinsheng.counter.registration.work import Work, spouse_of, with_spouse
from xinsheng.law.couples import CoupleDeclaration, Place, Side
from xinsheng.look.shared_answers import in_one_line
from xinsheng.standards.divisions import DivisionLevel, find_division, successor_of
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.words.labels import label


def place_of(declaration: CoupleDeclaration, *, side: Side, part: str) -> Place:
    """One of the four places as typed so far."""
    spouse = spouse_of(declaration, side)
    return spouse.household if part == HOUSEHOLD else spouse.residence


def with_place(declaration: CoupleDeclaration, *, side: Side, part: str, place: Place) -> CoupleDeclaration:
    """The declaration with this place given."""
    spouse = spouse_of(declaration, side)
    changed = replace(spouse, household=place) if part == HOUSEHOLD else replace(spouse, residence=place)
    return with_spouse(declaration, side=side, spouse=changed)


def title_of(work: Work, *, side: Side, part: str) -> str:
    """The question that a page of this place asks."""
    if side is work.own_side:
        return _("您的户籍在哪里？") if part == HOUSEHOLD else _("您现在住在哪里？")
    words = _("%(side)s的户籍在哪里？") if part == HOUSEHOLD else _("%(side)s现在住在哪里？")
    return words % {"side": label(side)}


def called(work: Work, *, side: Side, part: str) -> str:
    """Whose place it is and which, as the head of a list of places that may be meant."""
    if side is work.own_side:
        return _("您的户籍地") if part == HOUSEHOLD else _("您现在的住处")
    words = _("%(side)s的户籍地") if part == HOUSEHOLD else _("%(side)s现在的住处")
    return words % {"side": label(side)}


def same_as(work: Work, *, side: Side, part: str) -> dict[str, tuple[str, Place]]:
    """The other places already given down to the door, by their page: in words, each address once."""
    found: dict[str, tuple[str, Place]] = {}
    told: set[str] = set()
    for other in (side, *(one for one in Side if one is not side)):
        for which in (HOUSEHOLD, RESIDENCE):
            place, page = place_of(work.declaration, side=other, part=which), place_page(other, which)
            is_given = place.division_code and work.has_answered(door_page(other, which))
            words = in_one_line(place)
            if (other, which) != (side, part) and is_given and words not in told:
                told.add(words)
                found[page] = (_called(work, side=other, part=which, words=words), place)
    return found


def _called(work: Work, *, side: Side, part: str, words: str) -> str:
    if side is work.own_side:
        sentence = _("与您的户籍地址相同：%(place)s") if part == HOUSEHOLD else _("与您的住址相同：%(place)s")
        return sentence % {"place": words}
    sentence = _("与%(side)s的户籍地址相同：%(place)s") if part == HOUSEHOLD else _("与%(side)s的住址相同：%(place)s")
    return sentence % {"side": label(side), "place": words}


def county_to_begin_with(work: Work, *, side: Side, part: str) -> str:
    """Where to begin: at the county of the resident number, a residence at that of the household; '' if unknown."""
    spouse = spouse_of(work.declaration, side)
    if part == RESIDENCE and spouse.household.division_code:
        return spouse.household.division_code[: DivisionLevel.COUNTY]
    county = spouse.paper_no[: DivisionLevel.COUNTY] if spouse.paper_kind is PaperKind.RESIDENT_CARD else ""
    return successor_of(county).code if county and find_division(county) else ""
