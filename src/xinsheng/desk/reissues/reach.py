"""Who begins what at the counter, and which cases are entered there."""

from uuid import UUID

from django.http import Http404

from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.desk.officers import Officer, get_case
from xinsheng.law.services import examiner_of, services_for
from xinsheng.law.services.succession import FAMILYS_TURN
from xinsheng.law.terms import Duty, Service
from xinsheng.registry.models import Case


def services_of(officer: Officer) -> tuple[Service, ...]:
    """The services this officer may begin somewhere; anybody else meets a missing page."""
    found = tuple(service for service in services_for(Duty.APPLICANT) if examiner_of(service) in officer.duties)
    if not found:
        raise Http404
    return found


def get_counter_application(officer: Officer, case_id: UUID) -> Case:
    """The case while it is the family's turn, for who examines it at its office; else a missing page."""
    case = get_case(officer, case_id)
    if not is_succession(case) or case.stage not in FAMILYS_TURN:
        raise Http404
    if examiner_of(Service(case.service)) not in officer.duties_at(case.office):
        raise Http404
    return case
