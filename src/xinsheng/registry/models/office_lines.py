"""The line of authority that blanks go down and orders come down: province, prefecture, county, issuing offices."""

import uuid
from datetime import date

from django.db.models import Q

from xinsheng.law.stock import LINE_DIGITS, STOCKED
from xinsheng.law.terms import OfficeKind

from .offices import Office


def offices_below(office: Office) -> frozenset[uuid.UUID]:
    """Give the ids of this office and of all that stand under it on the line, closed ones included.

    Who is under whom is what each office names as its authority; where it names none, its division code says so.
    """
    found = {office.pk} | _by_code(office)
    while more := set(Office.objects.filter(authority__in=found).exclude(pk__in=found).values_list("pk", flat=True)):
        found |= more
    return frozenset(found)


def next_above(office: Office, *, on: date) -> Office | None:
    """Give the nearest open county, prefecture or province over this one on the line; None where there is none.

    By what each names as its authority, as far as that leads; then by the division code.
    """
    is_open = Office.objects.open(on=on).filter(kind__in=LINE_DIGITS)
    last, above = office, office.authority
    while above is not None:
        if is_open.filter(pk=above.pk).exists():
            return above
        last, above = above, above.authority
    own = LINE_DIGITS.get(OfficeKind(last.kind), len(last.division_code) + 1)
    for kind, digits in sorted(LINE_DIGITS.items(), key=lambda one: -one[1]):
        over = is_open.filter(kind=kind, division_code__startswith=last.division_code[:digits])
        if digits < own and (found := over.order_by("opened_at", "id").first()):
            return found
    return None


def _by_code(office: Office) -> set[uuid.UUID]:
    """The lower offices that name no authority and lie in this one's division; none under who is not on the line."""
    digits = LINE_DIGITS.get(OfficeKind(office.kind))
    if digits is None:
        return set()
    higher = [kind for kind, length in LINE_DIGITS.items() if length <= digits]
    here = Q(authority__isnull=True, division_code__startswith=office.division_code[:digits])
    return set(Office.objects.filter(here).exclude(kind__in=higher).values_list("pk", flat=True))


def stocked_below(office: Office) -> "list[Office]":
    """Give the offices of this line that may keep blanks, this one included, by their code."""
    kept = Office.objects.filter(pk__in=offices_below(office), kind__in=STOCKED)
    return list(kept.order_by("division_code", "name"))
