"""An original brought while the case waits for its review: seen and written down; what was signed is not touched."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from xinsheng.casework.snapshots import find_declaration
from xinsheng.casework.succession_snapshots import find_application, is_succession
from xinsheng.desk.asking import was_done
from xinsheng.desk.at_counter.originals import originals_of, see_original
from xinsheng.desk.at_counter.reach import get_case_under_review, is_under_review
from xinsheng.desk.cases.naming import title_of
from xinsheng.desk.cases.reading import ReadCase, objections_of, read_case
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.law.applications import Application
from xinsheng.law.declaration import Declaration
from xinsheng.law.materials import shortfalls
from xinsheng.law.services.first_issuance_inside import GIVE_MATERIAL
from xinsheng.registry.models import Case


def brought_href(read: ReadCase, *, officer: Officer) -> str:
    """The address for whoever may note an original now; "" where none is lacking, or it is not theirs."""
    case = read.case
    if not is_under_review(case, officer=officer) or not shortfalls(read.facts):
        return ""
    return "" if objections_of(GIVE_MATERIAL, read=read) else reverse("desk:originals_brought", args=[case.pk])


@require_GET
@for_officers
def brought(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """What is lacking or was refused, each with the button that says its original was seen."""
    case = get_case_under_review(officer, case_id)
    return _page(request, officer, case=case)


@require_POST
@for_officers
def original_brought(request: HttpRequest, officer: Officer, case_id: UUID, kind: str) -> HttpResponse:
    """Attest that the original of one needed paper was seen, beside what the family has signed already."""
    if was_done(request, by=officer.person):
        return redirect("desk:case", case_id)
    case = get_case_under_review(officer, case_id)
    done = see_original(request, officer=officer, case=case, kind=kind, declaration=_signed(case))
    if done.outcome is not None:
        return redirect("desk:case", case.pk)
    return done.answer or _page(request, officer, case=case, refused=done.refused)


def _signed(case: Case) -> Declaration | Application:
    """What the family signed last; it says what the case needs."""
    signed = find_application(case) if is_succession(case) else find_declaration(case)
    if signed is None:
        raise Http404
    return signed


def _page(request: HttpRequest, officer: Officer, *, case: Case, refused: tuple[str, ...] = ()) -> HttpResponse:
    note_reading(officer, case, page="originals_brought")
    lacking = tuple(one for one in originals_of(read_case(case, officer=officer).facts) if not one.stands)
    return show_page(
        request,
        "at_counter/brought.html",
        officer=officer,
        case=case,
        title=title_of(case),
        lacking=lacking,
        refused=refused,
    )
