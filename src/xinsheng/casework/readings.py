"""Who read whose papers: a line written before the answer leaves, outside the journal (design 10, invariant 32)."""

from datetime import datetime

from xinsheng.casework.acting import By
from xinsheng.registry.models import Case, Certificate, Reading


def record_reading(
    case: Case, *, by: By, purpose: str, page: str, at: datetime, certificate: Certificate | None = None
) -> None:
    """Record that a person read this case; `purpose` and `page` are codes, never personal data."""
    Reading.objects.create(case=case, certificate=certificate, by=by.someone, purpose=purpose, page=page, at=at)
