"""Who read whose papers: a line written before the answer leaves, outside the journal (design 10, invariant 32)."""

from collections.abc import Iterable
from datetime import datetime

from xinsheng.casework.acting import By
from xinsheng.registry.models import Case, Certificate, LegacyCertificate, Person, Reading
from xinsheng.standards.civil_time import civil_date, first_moment


def record_reading(
    case: Case, *, by: By, purpose: str, page: str, at: datetime, certificate: Certificate | None = None
) -> None:
    """Record that a person read this case; `purpose` and `page` are codes, never personal data."""
    Reading.objects.create(case=case, certificate=certificate, by=by.someone, purpose=purpose, page=page, at=at)


def record_listing(cases: Iterable[Case], *, by: By, purpose: str, page: str, at: datetime) -> None:
    """Record that a person was shown these cases in a list: each once a civil day, however often it is opened.

    A list is looked at all day long; a line for every look would bury the readings that matter.
    """
    midnight = first_moment(civil_date(at))
    known = set(Reading.objects.on_page(page, by=by.someone, since=midnight).values_list("case", flat=True))
    Reading.objects.bulk_create(
        Reading(case=case, by=by.someone, purpose=purpose, page=page, at=at) for case in cases if case.pk not in known
    )


def record_legacy_reading(certificate: LegacyCertificate, *, by: By, purpose: str, page: str, at: datetime) -> None:
    """Record that someone read what an older certificate says, which is found by nothing but its number (T39)."""
    Reading.objects.create(legacy=certificate, by=by.someone, purpose=purpose, page=page, at=at)


def record_person_reading(person: Person | None, *, by: By, purpose: str, page: str, at: datetime) -> None:
    """Record that someone read what the books hold on this person, or (None) on more than one."""
    Reading.objects.create(person_read=person, by=by.someone, purpose=purpose, page=page, at=at)
