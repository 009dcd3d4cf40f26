"""Which certificates one may have reissued, and which applications are one's own."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404

from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.law.services.succession import FAMILYS_TURN
from xinsheng.law.terms import Standing
from xinsheng.registry.models import Case, Certificate, Person


def certificates_of(person: Person) -> Iterator[Certificate]:
    """The certificates in force that name this person as a parent, the youngest child's first."""
    cases = Case.objects.of_parent(person)
    in_force = Certificate.objects.filter(case__in=cases, standing__state=Standing.VALID).select_related("case")
    yield from in_force.order_by("-issued_on", "blank_id")


def find_application_case(person: Person, case_id: UUID) -> Case:
    """One's own application; anyone else's is missing."""
    case = Case.objects.of_party(person).select_related("office", "key").filter(pk=case_id).first()
    if case is None or not is_succession(case):
        raise Http404
    return case


def find_open_case(person: Person, case_id: UUID) -> Case | None:
    """The same while it is the family's turn; None once it has gone on."""
    case = find_application_case(person, case_id)
    return case if case.stage in FAMILYS_TURN else None
