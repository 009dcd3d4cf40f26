"""Whose count of ordinary forms exists for an officer: their own township's, and those below their county."""

from uuid import UUID

from xinsheng.desk.officers import Officer, get_one_of
from xinsheng.law.administration import FORMS_DUTIES
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import Office, townships_under


def kept_by(officer: Officer) -> tuple[Office, ...]:
    """The townships whose forms the officer keeps today."""
    return tuple(one for one in officer.offices_for(*FORMS_DUTIES) if one.kind == OfficeKind.TOWNSHIP)


def seen_by(officer: Officer) -> tuple[Office, ...]:
    """Those, and the townships of the counties the officer supervises."""
    return tuple(dict.fromkeys((*kept_by(officer), *sent_to_by(officer))))


def supervises_townships(officer: Officer) -> bool:
    """Whether the officer supervises a county, though no township of it may have been opened yet."""
    return any(one.kind == OfficeKind.COUNTY for one in officer.offices_for(Duty.SUPERVISOR))


def sent_to_by(officer: Officer) -> tuple[Office, ...]:
    """The townships to which the officer's county sends forms."""
    return tuple(townships_under(officer.person, on=officer.on))


def get_township(officer: Officer, office_id: UUID) -> Office:
    """One whose count the officer may see; raises Http404 alike for another's and for one that is not."""
    return get_one_of(seen_by(officer), office_id)


def get_kept(officer: Officer, office_id: UUID) -> Office:
    """One whose forms the officer keeps; raises Http404 alike for another's and for one that is not."""
    return get_one_of(kept_by(officer), office_id)
