"""Which certificates can be had again: those that name a person, and the one of a number typed at the counter."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from xinsheng.law.terms import Standing
from xinsheng.registry.models import Case, Certificate, Person

NOT_ENDED = (Standing.VALID, Standing.UNDER_REVIEW)


def certificates_naming(person: Person) -> Iterator[Certificate]:
    """The certificates in force that name this person as a parent, the latest first."""
    cases = Case.objects.of_parent(person)
    in_force = Certificate.objects.filter(case__in=cases, standing__state=Standing.VALID).select_related("case")
    yield from in_force.order_by("-issued_on", "blank_id")


def find_sealed(certificate_no: str) -> Certificate | None:
    """The certificate of this number that was sealed, whatever became of it; one printed only is nobody's yet.

    Whose it is may be shown where it is handled, and each look is written down.
    """
    return _sealed().filter(blank_id=certificate_no).first()


def find_sealed_of(child_name: str, *, mother_name: str, born_on: date) -> tuple[Certificate, ...]:
    """The sealed certificates of a child whose number nobody knows, by what stands on the paper, all of it.

    Of one child the last of its chain; of two children so alike each one's.
    """
    whose = Case.objects.of_child(child_name, mother_name=mother_name, born_on=born_on)
    found: dict[UUID, Certificate] = {}
    for one in _sealed().filter(case__in=whose).order_by("issued_on", "printed_at"):
        found[one.newborn_id] = one  # the last of a chain is the one that stands, if any does
    return tuple(found.values())


def _sealed() -> QuerySet[Certificate]:
    found = Certificate.objects.select_related("case__key", "case__office", "standing", "office")
    return found.filter(standing__isnull=False, elicence__isnull=False)
