"""Which registrations can be entered on site: begun here, or waiting for an answer here or where they were lodged."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from xinsheng.casework.registration_snapshots import lodging_offices_of, offices_of
from xinsheng.desk.officers import Officer, show_page
from xinsheng.desk.registrations.on_site.entrusted import find_taken_back
from xinsheng.desk.registrations.reach import get_registration
from xinsheng.law.services.service_registration import DECLARES_AT
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Case

LODGING = frozenset({Duty.TOWNSHIP_OFFICER, Duty.VILLAGE_AGENT})
OnSiteView = Callable[[HttpRequest, Officer, UUID], HttpResponse]


def get_on_site(officer: Officer, case_id: UUID) -> Case:
    """The case, for who may enter it; any other meets a missing page."""
    case = get_registration(officer, case_id)
    here = any(officer.duties_at(office) & LODGING for office in (*offices_of(case), *lodging_offices_of(case)))
    if case.stage not in DECLARES_AT or not here:
        raise Http404
    return case


def get_lodged(officer: Officer, case_id: UUID) -> Case:
    """A registration whose couple was taken in where the officer lodges; any other meets a missing page."""
    case = get_registration(officer, case_id)
    here = any(officer.duties_at(office) & LODGING for office in lodging_offices_of(case))
    if not here or not case.declarations.exists():
        raise Http404
    return case


def unless_taken_back(view: OnSiteView) -> OnSiteView:
    """Say so to who took an agent in whose couple took the authorisation back; for anyone else it stays missing."""

    @wraps(view)
    def guarded(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
        try:
            return view(request, officer, case_id)
        except Http404:
            named = find_taken_back(officer, case_id)
            if named is None:
                raise
            at = named.row.ending.ended_at
            return show_page(request, "registrations/on_site/taken_back.html", officer=officer, at_moment=at)

    return guarded
