"""Who read whose papers: a line written before the answer leaves, outside the journal (design 10, invariant 32)."""

from datetime import datetime

from xinsheng.casework.acting import By
from xinsheng.registry.models import Case, Certificate, Person, Reading


def record_reading(
    case: Case, *, by: By, purpose: str, page: str, at: datetime, certificate: Certificate | None = None
) -> None:
    """Record that a person read this case; `purpose` and `page` are codes, never personal data."""
    Reading.objects.create(case=case, certificate=certificate, by=by.someone, purpose=purpose, page=page, at=at)


def record_person_reading(person: Person | None, *, by: By, purpose: str, page: str, at: datetime) -> None:
    """Record that someone read what the books hold on this person, or (None) on more than one."""
    Reading.objects.create(person_read=person, by=by.someone, purpose=purpose, page=page, at=at)
