"""Whose stock of blanks exists for an officer: that of the offices where they keep or supervise it, and all below."""

from uuid import UUID

from django.http import Http404

from xinsheng.desk.officers import Officer
from xinsheng.law.administration import SEEING_DUTIES, STOCK_DUTIES
from xinsheng.law.stock import LINE_DIGITS, STOCKED
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Office, offices_below, stocked_below


def own_offices(officer: Officer) -> tuple[Office, ...]:
    """The offices whose blanks the officer keeps, supervises or audits."""
    held = officer.offices_for(*STOCK_DUTIES, Duty.AUDIT_ADMINISTRATOR)
    return tuple(one for one in held if one.kind in STOCKED)


def seen_by(officer: Officer) -> tuple[Office, ...]:
    """Those, and the offices that stand under them on the line."""
    return tuple(dict.fromkeys(below for own in own_offices(officer) for below in (own, *stocked_below(own))))


def keeps(officer: Officer, office: Office) -> bool:
    """Whether the officer keeps or supervises the office's own blanks."""
    return bool(officer.duties_at(office) & set(STOCK_DUTIES))


def is_over(officer: Officer, office: Office) -> bool:
    """Whether the officer is supervisor of a county, prefecture or the province over this office."""
    held = (one for one in officer.offices_for(Duty.SUPERVISOR) if one.kind in LINE_DIGITS)
    return any(office.pk in offices_below(one) for one in held)


def may_report_seen(officer: Officer, office: Office) -> bool:
    """Whether the officer handles the office's blanks or certificates, or supervises it."""
    handles = office.kind in STOCKED and bool(officer.duties_at(office) & set(SEEING_DUTIES))
    return handles or is_over(officer, office)


def get_seen(officer: Officer, office_id: UUID) -> Office:
    """One of which they may say that a number of it was seen elsewhere; raises Http404 alike for any other."""
    own = [one for one in officer.offices_for(*SEEING_DUTIES) if one.pk == office_id]
    office = own[0] if own else get_stocked(officer, office_id)
    if not may_report_seen(officer, office):
        raise Http404
    return office


def get_stocked(officer: Officer, office_id: UUID) -> Office:
    """One whose stock the officer may see; raises Http404 alike for another's and for one that is not."""
    found = [one for one in seen_by(officer) if one.pk == office_id]
    if not found:
        raise Http404
    return found[0]
