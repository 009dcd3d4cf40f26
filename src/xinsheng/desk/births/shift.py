"""The attendant's list: what is mine and unsigned, by hours left; what I signed of late; what colleagues hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from xinsheng.desk.births.hours import HoursLeft, hours_left
from xinsheng.desk.births.kept import find_kept
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Case, CaseQuerySet, ReceivedBirth

MOST = 100  # of colleagues' entries on one page
A_SHIFT = timedelta(hours=24)  # so long what was signed stays in sight


@dataclass(frozen=True, kw_only=True)
class Row:
    """One unsigned entry."""

    case: Case
    left: HoursLeft
    begun: bool
    received: bool


@require_GET
@for_officers
def shift(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The list of this shift."""
    offices = officer.offices_for(Duty.ATTENDANT)
    return show_page(
        request,
        "births/shift.html",
        officer=officer,
        here="desk:births",
        mine=mine_of(officer),
        signed=_signed(officer),
        theirs=_rows(_held_by_others(officer).exclude(holder=None)[:MOST], officer=officer),
        nobodys=_rows(_held_by_others(officer).filter(holder=None)[:MOST], officer=officer),
        asking=_asking(officer),
        offices=offices,
    )


def mine_of(officer: Officer) -> list[Row]:
    """What this officer holds and has not signed, the least time left first."""
    reachable = officer.births_in_reach()
    held = reachable.unsigned_held_by(officer.person).select_related("key", "office", "holder")
    return _rows(held, officer=officer)


def _signed(officer: Officer) -> list[Case]:
    """What this officer has signed in the last day and night, each with the slips printed for it."""
    reachable = officer.births_in_reach()
    signed = reachable.signed_by(officer.person, since=officer.at - A_SHIFT)
    return list(signed.prefetch_related("claim_slips")[:MOST])


def _asking(officer: Officer) -> list[Case]:
    """What this officer signed and the hospital's system has otherwise, while it can still be corrected."""
    asking = ReceivedBirth.objects.asking(officer.person).values("case")
    reachable = officer.births_in_reach()
    still = [stage for stage in service.CORRECT_DELIVERY.moves if stage]
    return list(reachable.filter(pk__in=asking, stage__in=still).order_by("stage_since", "id")[:MOST])


def _held_by_others(officer: Officer) -> CaseQuerySet:
    reachable = officer.births_in_reach()
    unsigned = reachable.awaiting(Duty.ATTENDANT, stages=service.AWAITING).exclude(holder=officer.person)
    in_my_wards = unsigned.at_offices(officer.offices_for(Duty.ATTENDANT))
    return in_my_wards.select_related("holder", "office").order_by("sign_due_at", "id")


def _rows(cases: Iterable[Case], *, officer: Officer) -> list[Row]:
    rows = []
    for case in cases:
        kept = find_kept(case, officer=officer) if case.holder_id == officer.person.pk else None
        left = hours_left(case, typed=kept.typed if kept else None, officer=officer)
        received = kept is not None and kept.is_received
        rows.append(Row(case=case, left=left, begun=kept is not None, received=received))
    return sorted(rows, key=lambda row: (row.left.due_at, row.case.opened_at, row.case.birth_order))
