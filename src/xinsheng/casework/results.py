"""What a hospital's system learns of the births it sent: in one order that never changes, from wherever it asks.

The books write each result with the standing it tells (results.sql); here it gets its place, and is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.new_rows import write_rows
from xinsheng.casework.places import Order, may_give_places, next_place
from xinsheng.law.certificates import public_standing
from xinsheng.law.terms import PublicStanding, Standing
from xinsheng.proof.entries import moment_text
from xinsheng.registry.models import Office, Result, ResultLeap, ResultPlace, WaitingResult


@dataclass(frozen=True, kw_only=True)
class ToldResult:
    """One result: of which newborn, by the hospital's own identifier, which certificate came to which standing.

    `version` counts the standings of one certificate from 0; `since` (aware) is when it came to this one.
    """

    position: int
    identifier: str
    case_id: UUID
    certificate_no: str
    standing: PublicStanding
    version: int
    since: datetime


def place_results(*, at: datetime, size: int = 500) -> int:
    """Give up to `size` results that have no place yet theirs, the oldest first; gives how many.

    Two at once cannot interleave: the second finds the lock taken and places nothing.
    """
    with transaction.atomic():
        if not may_give_places(Order.RESULTS):
            return 0
        begin = max(next_place(books, first=1) for books in (ResultPlace.objects.all(), ResultLeap.objects.all()))
        waiting = WaitingResult.objects.order_by("result").values_list("result", flat=True)[:size]
        places = [
            ResultPlace(position=begin + number, result_id=result, placed_at=at)
            for number, result in enumerate(waiting)
        ]
        return len(write_rows(places))


def results_after(office: Office, *, position: int, size: int) -> Sequence[ToldResult]:
    """The results of the births that this institution's systems sent, after this place, in their order."""
    rows = Result.objects.of_office_after(office, position=position, size=size).select_related("certificate", "place")
    return [
        ToldResult(
            position=row.place.position,
            identifier=row.identifier,
            case_id=row.case_id,
            certificate_no=row.certificate.blank_id,
            standing=public_standing(Standing(row.state)),
            version=row.version,
            since=row.since,
        )
        for row in rows
    ]


def said_of(one: ToldResult) -> dict[str, str | int]:
    """A result as a machine is told it: the same content at any time, and whichever way."""
    return {
        "position": one.position,
        "identifier": one.identifier,
        "case": str(one.case_id),
        "certificate_no": one.certificate_no,
        "standing": one.standing.value,
        "version": one.version,
        "since": moment_text(one.since),
    }
