"""The day's page, one duty's whole list, and the search."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from xinsheng.desk.at_counter.beginning import bodies_of
from xinsheng.desk.officers import Officer, for_officers, for_readers, show_page
from xinsheng.desk.registrations.reach import handles_registrations
from xinsheng.desk.to_confirm import count_to_confirm
from xinsheng.desk.today.caseload import (
    PAGE,
    cursor_after,
    groups_of,
    handles_births,
    may_list,
    page_of,
    read_cursor,
    title_of,
)
from xinsheng.desk.today.reissued import lately_reissued
from xinsheng.desk.today.rows import rows_of
from xinsheng.desk.today.signed_elsewhere import lately_signed_elsewhere
from xinsheng.desk.today.stores import stores_waiting
from xinsheng.law.terms import Duty, SealKind
from xinsheng.registry.models import Seal
from xinsheng.words.labels import label


@require_GET
@for_officers
def today(request: HttpRequest, officer: Officer) -> HttpResponse:
    """What is due, the oldest deadline first; who has only couples' registrations waiting lands on those."""
    registers, stores = handles_registrations(officer), stores_waiting(officer)
    if registers and not stores and not handles_births(officer):
        return redirect("desk:registrations")
    groups = groups_of(officer)
    return show_page(
        request,
        "today/page.html",
        officer=officer,
        here="desk:today",
        groups=groups,
        to_confirm=count_to_confirm(officer.person, appointments=officer.appointments),
        handles=bool(groups),
        registers=registers,
        attends=Duty.ATTENDANT in officer.duties,
        begins_outside=bool(bodies_of(officer)),
        reissued=lately_reissued(officer),
        signed_elsewhere=lately_signed_elsewhere(officer),
        stores=stores,
        seals=_seals_kept_by(officer),
    )


def _seals_kept_by(officer: Officer) -> list[tuple[str, str]]:
    """The seals in use that are in this person's keeping: what each is for, and whose it is."""
    kept = Seal.objects.in_force(on=officer.on).filter(keeper=officer.person).select_related("office")
    return [(label(SealKind(seal.kind)), seal.office.name) for seal in kept.order_by("in_force_from", "id")]


@require_GET
@for_officers
def waiting(request: HttpRequest, officer: Officer, duty: str) -> HttpResponse:
    """One duty's list, page by page."""
    if duty not in set(Duty) or not may_list(Duty(duty), officer=officer):
        raise Http404
    wanted = Duty(duty)
    after = read_cursor(request.GET.get("after", ""))
    found = tuple(page_of(wanted, officer=officer, after=after, size=PAGE + 1))
    return show_page(
        request,
        "today/waiting.html",
        officer=officer,
        duty=wanted,
        title=title_of(wanted),
        rows=rows_of(found[:PAGE], at=officer.at),
        later=cursor_after(found[PAGE - 1]) if len(found) > PAGE else "",
        is_first=after is None,
    )


@require_http_methods(["GET", "POST"])
@for_readers
def search(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Find cases by name or number; what is sought is posted, so that no address carries it (invariant 39)."""
    sought = request.POST.get("sought", "").strip()
    after = read_cursor(request.POST.get("after", ""))
    reachable = officer.births_in_reach().select_related("office")
    found = tuple(reachable.matching(sought).page_after(after, size=PAGE + 1))
    return show_page(
        request,
        "today/search.html",
        officer=officer,
        here="desk:search",
        sought=sought,
        rows=rows_of(found[:PAGE], at=officer.at),
        later=cursor_after(found[PAGE - 1]) if len(found) > PAGE else "",
    )
