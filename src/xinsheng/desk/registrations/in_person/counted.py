"""How many ordinary certificates each of the officer's townships has filled in: the forms are counted (E6)."""

from collections.abc import Iterable
from datetime import date, datetime, time

from xinsheng.registry.models import Office, OrdinaryPrint
from xinsheng.standards.civil_time import moment


def counts_of(offices: Iterable[Office], *, on: date) -> tuple[tuple[Office, int, int], ...]:
    """For each office: forms filled in since the first of the month, and since the beginning."""
    first = moment(datetime.combine(on.replace(day=1), time.min))
    prints = ((office, OrdinaryPrint.objects.filter(office=office)) for office in offices)
    return tuple((office, made.filter(printed_at__gte=first).count(), made.count()) for office, made in prints)
