"""What waits for an officer in the stores of blanks they keep or supervise: told on the day's page."""

from dataclasses import dataclass

from xinsheng.desk.officers import Officer
from xinsheng.desk.stock.asked_rows import awaiting, plans_awaiting
from xinsheng.desk.stock.reach import own_offices
from xinsheng.law.terms import Duty
from xinsheng.registry.models import BlankTransfer, Office


@dataclass(frozen=True, kw_only=True)
class StoreWaits:
    """One store where something waits: requisitions and plans for this officer's part, lots to be counted in."""

    office: Office
    requisitions: int
    plans: int
    coming: int


def stores_waiting(officer: Officer) -> list[StoreWaits]:
    """The stores where something waits for this officer, in the order of their offices."""
    each = (_waits(officer, office) for office in own_offices(officer))
    return [one for one in each if one.requisitions or one.plans or one.coming]


def _waits(officer: Officer, office: Office) -> StoreWaits:
    keeps = Duty.STOCK_KEEPER in officer.duties_at(office)
    return StoreWaits(
        office=office,
        requisitions=len(awaiting(officer, office)),
        plans=len(plans_awaiting(officer, office)),
        coming=BlankTransfer.objects.on_the_way().filter(to_office=office).count() if keeps else 0,
    )
