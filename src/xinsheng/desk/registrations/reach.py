"""Which registrations exist for an officer; any other is answered as if it were missing (invariant 26)."""

from uuid import UUID

from django.http import Http404

from xinsheng.desk.officers import Officer
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import Case, Office, Registration, RegistrationQuerySet


def townships_of(officer: Officer) -> tuple[Office, ...]:
    """The townships whose registrations the officer handles today."""
    return officer.offices_for(Duty.TOWNSHIP_OFFICER)


def villages_of(officer: Officer) -> tuple[Office, ...]:
    """The villages or neighbourhoods the officer lodges for today."""
    return officer.offices_for(Duty.VILLAGE_AGENT)


def counties_of(officer: Officer) -> tuple[Office, ...]:
    """The counties whose overdue registrations climb to this supervisor."""
    return tuple(office for office in officer.offices_for(Duty.SUPERVISOR) if office.kind == OfficeKind.COUNTY)


def lodging_offices_of(officer: Officer) -> tuple[Office, ...]:
    """Where the officer may register for a person in front of them."""
    return (*townships_of(officer), *villages_of(officer))


def handles_registrations(officer: Officer) -> bool:
    """Whether registrations are any of the officer's work today."""
    return bool(lodging_offices_of(officer) or counties_of(officer))


def within_reach(officer: Officer) -> RegistrationQuerySet:
    """The registrations this officer may know of today, with what lists and pages need."""
    found = Registration.objects.within_reach_of(officer.person, on=officer.on)
    return found.select_related(
        "case__office", "case__key", "case__holder", "township", "escalated_to", "taken_in_by"
    )


def handled_by(officer: Officer) -> RegistrationQuerySet:
    """Those of the officer's townships, and for a county what has climbed to it."""
    return within_reach(officer).handled_at(townships_of(officer), counties=counties_of(officer))


def get_registration(officer: Officer, case_id: UUID) -> Case:
    """The case of a registration within reach today; raises Http404 alike out of reach and missing."""
    registration = within_reach(officer).filter(pk=case_id).first()
    if registration is None:
        raise Http404
    return registration.case
