"""The pages of household place and residence: the same questions for mother and father."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.claim.place.form import PlaceForm
from xinsheng.counter.claim.way import (
    FATHERS_HOUSEHOLD,
    FATHERS_RESIDENCE,
    MOTHERS_HOUSEHOLD,
    MOTHERS_RESIDENCE,
    onward,
    show_page,
)
from xinsheng.counter.claim.work import NOBODY, NOWHERE, Work, keep, on_own_form
from xinsheng.law.certificates import printed_address
from xinsheng.law.declaration import Address, Declaration, Parent
from xinsheng.standards.divisions import find_division, full_name, successor_of
from xinsheng.standards.identity_papers import PaperKind

TITLES: dict[str, Promise | str] = {
    MOTHERS_HOUSEHOLD: _("母亲的户籍地址"),
    MOTHERS_RESIDENCE: _("母亲现在住在哪里？"),
    FATHERS_HOUSEHOLD: _("父亲的户籍地址"),
    FATHERS_RESIDENCE: _("父亲现在住在哪里？"),
}
_SAME: dict[str, tuple[tuple[str, Promise | str], ...]] = {
    MOTHERS_HOUSEHOLD: (),
    MOTHERS_RESIDENCE: ((MOTHERS_HOUSEHOLD, _("与户籍地址相同")),),
    FATHERS_HOUSEHOLD: ((MOTHERS_HOUSEHOLD, _("与母亲的户籍地址相同")),),
    FATHERS_RESIDENCE: (
        (MOTHERS_RESIDENCE, _("与母亲现住址相同")),
        (FATHERS_HOUSEHOLD, _("与父亲的户籍地址相同")),
    ),
}


@require_http_methods(["GET", "POST"])
@on_own_form
def place(request: HttpRequest, work: Work, *, page: str) -> HttpResponse:
    """Ask for one place; `page` says whose and which."""
    places = places_of(work.declaration)
    same = _same_as(places, page=page)
    known = places[page] if places[page].detail else _guessed(work, page)
    before = next((key for key, _words in same if places[key] == places[page]), "")
    form = PlaceForm(request.POST if request.method == "POST" else None, known=known, same=same, same_before=before)
    if form.is_same:
        return _settled(request, work, page=page, address=places[request.POST["same_as"]])
    if form.is_valid():
        return _settled(request, work, page=page, address=form.address)
    return show_page(
        request,
        work,
        "place/page.html",
        page=page,
        form=form,
        title=TITLES[page],
        goes_on=form.goes_on,
        guessed=known is not places[page] and "county" in form.fields and bool(form.initial["county"]),
    )


def _same_as(places: Mapping[str, Address], *, page: str) -> list[tuple[str, str]]:
    """The places already given that this one may be the same as, each address once."""
    given = {key: printed_address(places[key]) for key, _words in _SAME[page] if places[key].detail}
    first = {address: key for key, address in reversed(given.items())}
    sentence = gettext("%(same)s：%(place)s")
    shown = [(key, words) for key, words in _SAME[page] if key in first.values()]
    return [(key, sentence % {"same": words, "place": given[key]}) for key, words in shown]


def _settled(request: HttpRequest, work: Work, *, page: str, address: Address) -> HttpResponse:
    kept = keep(work, with_place(work.declaration, page=page, address=address), page=page, request=request)
    return onward(kept, after=page)


def places_of(declaration: Declaration) -> dict[str, Address]:
    """The four places by the pages that ask for them."""
    mother, father = declaration.mother, declaration.father or NOBODY
    return {
        MOTHERS_HOUSEHOLD: mother.household,
        MOTHERS_RESIDENCE: mother.residence,
        FATHERS_HOUSEHOLD: father.household,
        FATHERS_RESIDENCE: father.residence,
    }


def with_place(declaration: Declaration, *, page: str, address: Address) -> Declaration:
    """The declaration with this place given."""
    father = declaration.father or NOBODY
    match page:
        case "mother-household":
            return replace(declaration, mother=replace(declaration.mother, household=address))
        case "mother-residence":
            return replace(declaration, mother=replace(declaration.mother, residence=address))
        case "father-household":
            return replace(declaration, father=replace(father, household=address))
        case _:
            return replace(declaration, father=replace(father, residence=address))


def _guessed(work: Work, page: str) -> Address:
    """A household place begins at the county of the resident number, which is that of the first registration."""
    parent = work.declaration.mother if page == MOTHERS_HOUSEHOLD else work.declaration.father
    return _county_of(parent) if page in (MOTHERS_HOUSEHOLD, FATHERS_HOUSEHOLD) and parent else NOWHERE


def _county_of(parent: Parent) -> Address:
    county = parent.paper_no[:6] if parent.paper_kind is PaperKind.RESIDENT_CARD else ""
    if not county or find_division(county) is None:
        return NOWHERE
    standing = successor_of(county)
    return Address(division_code=standing.code, division_name=full_name(standing.code), detail="")
