"""The page of where a place is: one of the four, the same questions for each."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.registration.place.form import ABROAD, ELSEWHERE, Way, WhereForm
from xinsheng.counter.registration.place.places import (
    called,
    county_to_begin_with,
    place_of,
    same_as,
    title_of,
    with_place,
)
from xinsheng.counter.registration.way import HOUSEHOLD, RESIDENCE, door_page, onward, place_page, show_page
from xinsheng.counter.registration.work import Work, keep, on_own_registration, spouse_of
from xinsheng.law.couples import Place, Side
from xinsheng.law.declared_places import is_of_the_mainland
from xinsheng.standards.divisions import full_name


@require_http_methods(["GET", "POST"])
@on_own_registration
def where(request: HttpRequest, work: Work, *, side: Side, part: str) -> HttpResponse:
    """Ask where; `side` and `part` say whose place and which."""
    known = place_of(work.declaration, side=side, part=part)
    same = same_as(work, side=side, part=part)
    ways = _ways(work, side=side, part=part, same=same)
    form = WhereForm(
        request.POST if request.method == "POST" else None,
        known=known,
        near=county_to_begin_with(work, side=side, part=part),
        ways=ways,
        asks_words=part == RESIDENCE and ABROAD in dict(ways),
        called=called(work, side=side, part=part),
    )
    if form.is_valid():
        given = same[form.same_as][1] if form.same_as else form.place(known)
        return _settled(request, work, side=side, part=part, place=given, is_whole=bool(form.same_as))
    below = form.offered.below
    return show_page(
        request,
        work,
        "place/page.html",
        page=place_page(side, part),
        form=form,
        title=title_of(work, side=side, part=part),
        is_household=part == HOUSEHOLD,
        over=full_name(below) if below else "",
        guessed=request.method == "GET" and not known.division_code and bool(form.offered.divisions),
    )


def _ways(work: Work, *, side: Side, part: str, same: dict[str, tuple[str, Place]]) -> list[Way]:
    ways: list[Way] = [(page, words) for page, (words, _place) in same.items()]
    ways.append((ELSEWHERE, _("其他地方") if ways else _("中国内地")))
    if not is_of_the_mainland(spouse_of(work.declaration, side).paper_kind):
        ways.append((ABROAD, _("没有中国内地户籍") if part == HOUSEHOLD else _("境外，或香港、澳门、台湾")))
    return ways


def _settled(
    request: HttpRequest, work: Work, *, side: Side, part: str, place: Place, is_whole: bool
) -> HttpResponse:
    """Keep it; the same as a whole place is whole itself, another division asks for its door."""
    page, to_the_door = place_page(side, part), door_page(side, part)
    before = place_of(work.declaration, side=side, part=part)
    is_whole = is_whole or (place == before and work.has_answered(to_the_door))
    declaration = with_place(work.declaration, side=side, part=part, place=place)
    pages = (page, to_the_door) if is_whole else (page,)
    open_again = () if is_whole else (to_the_door,)
    return onward(keep(work, declaration, request=request, pages=pages, open_again=open_again), after=page)
