"""Which certificates can be had again: those that name a person, and the one of a number typed at the counter."""

from collections.abc import Iterator

from xinsheng.law.terms import Standing
from xinsheng.registry.models import Case, Certificate, Person


def certificates_naming(person: Person) -> Iterator[Certificate]:
    """The certificates in force that name this person as a parent, the latest first."""
    cases = Case.objects.of_parent(person)
    in_force = Certificate.objects.filter(case__in=cases, standing__state=Standing.VALID).select_related("case")
    yield from in_force.order_by("-issued_on", "blank_id")


def find_sealed(certificate_no: str) -> Certificate | None:
    """The certificate of this number that was sealed, whatever became of it; one printed only is nobody's yet.

    Whose it is may be shown where it is handled, and each look is written down.
    """
    found = Certificate.objects.select_related("case__key", "case__office", "standing", "office")
    return found.filter(blank_id=certificate_no, standing__isnull=False, elicence__isnull=False).first()
