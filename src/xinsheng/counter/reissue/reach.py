"""Which applications are one's own."""

from uuid import UUID

from django.http import Http404

from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.counter.visitor import today
from xinsheng.law.services.succession import FAMILYS_TURN
from xinsheng.registry.models import Case, Person


def get_application_case(person: Person, case_id: UUID) -> Case:
    """One's own application; anyone else's is missing."""
    case = Case.objects.of_party(person, on=today()).select_related("office", "key").filter(pk=case_id).first()
    if case is None or not is_succession(case):
        raise Http404
    return case


def find_open_case(person: Person, case_id: UUID) -> Case | None:
    """The same while it is the family's turn; None once it has gone on."""
    case = get_application_case(person, case_id)
    return case if case.stage in FAMILYS_TURN else None
