"""Whose figures exist for an officer: those of the offices they supervise, and of all that stand under them."""

from datetime import date
from uuid import UUID

from django.http import Http404

from xinsheng.desk.officers import Officer
from xinsheng.desk.supervision.areas import Area, whole_province
from xinsheng.law.terms import Duty
from xinsheng.registry.models import MeasureCount, Office, Span


def supervised_by(officer: Officer) -> tuple[Office, ...]:
    """The offices the officer supervises today."""
    return officer.offices_for(Duty.SUPERVISOR)


def get_supervised(officer: Officer, office_id: UUID, *, month: date) -> tuple[Area, tuple[Area, ...]]:
    """The whole province in that month (its first day), and the way down to this office from one of the officer's.

    Raises Http404 alike for an office out of reach and for one that is not.
    """
    own = supervised_by(officer)
    province = whole_province(MeasureCount.objects.of(Span.MONTH, on=month).by_office()) if own else None
    if province is None:
        raise Http404
    tops = (province.find(office.pk) for office in own)
    ways = [way for top in tops if top is not None and (way := top.path_to(office_id))]
    if not ways:
        raise Http404
    return province, max(ways, key=len)
