"""Which corrections exist for an officer: those of the counties where they may propose one, and all under them."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from xinsheng.desk.officers import Officer
from xinsheng.desk.stock.reach import shut
from xinsheng.law.legacy_corrections import CONFIRM_CORRECTION, PROPOSE_CORRECTION
from xinsheng.law.office_acts import OFFICE_ACTS
from xinsheng.law.stock import LINE_DIGITS
from xinsheng.law.terms import Duty
from xinsheng.registry.models import LegacyCorrection, Office, offices_below


def counties_of(officer: Officer) -> tuple[Office, ...]:
    """The counties where the officer may propose a correction."""
    row = OFFICE_ACTS[PROPOSE_CORRECTION]
    return tuple(one for one in officer.offices_for(*row.here) if one.kind in row.kinds)


def within_reach(officer: Officer) -> QuerySet[LegacyCorrection]:
    """The corrections they may see; raises Http404 for whoever has nothing to do with any."""
    counties = counties_of(officer)
    over = [one for one in officer.offices_for(Duty.SUPERVISOR) if one.kind in LINE_DIGITS]
    if not counties and not over:
        raise Http404
    theirs = Q(office__in=counties)
    for one in over:
        theirs |= Q(office__in=offices_below(one))
    rows = LegacyCorrection.objects.filter(theirs)
    return rows.select_related("office", "proposed_by", "decision__decided_by", "certificate__standing__correction")


def get_correction(officer: Officer, correction_id: UUID) -> LegacyCorrection:
    """One of them; raises Http404 alike for another's and for one that is not."""
    found = within_reach(officer).filter(pk=correction_id).first()
    if found is None:
        raise Http404
    return found


def may_decide(officer: Officer, correction: LegacyCorrection) -> bool:
    """Whether this officer may confirm or decline it now: another person, at its county or over it."""
    return not hasattr(correction, "decision") and not deciding_shut(officer, correction)


def deciding_shut(officer: Officer, correction: LegacyCorrection) -> tuple[str, ...]:
    """Why confirming and declining it are greyed for the officer, in sentences."""
    return shut(officer, CONFIRM_CORRECTION, correction.office, first=correction.proposed_by_id)
