"""How many proposals wait for this very officer: said on the bar and on the day's page."""

from collections.abc import Iterable

from django.db.models import Q

from xinsheng.law.administration import TWO_HANDS
from xinsheng.registry.models import Appointment, Person, Proposal


def count_to_confirm(person: Person, *, appointments: Iterable[Appointment]) -> int:
    """How many proposals of others this person may confirm by these appointments; a local kind at the very office."""
    held, wanted = tuple(appointments), []
    for kind, hands in TWO_HANDS.items():
        offices = [one.office_id for one in held if one.duty in hands.confirms]
        if offices:
            wanted.append(Q(kind=kind, office__in=offices) if hands.local else Q(kind=kind))
    if not wanted:
        return 0
    theirs = Q()
    for one in wanted:
        theirs |= one
    return Proposal.objects.waiting().filter(theirs).exclude(proposed_by=person).count()
