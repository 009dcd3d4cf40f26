"""The ledger of an office's blanks: what lies where, and whether a period closes (domain 3.5, invariant 3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min

from xinsheng.law.terms import BlankStatus
from xinsheng.registry.models import Blank, BlankMove, Office, Tray
from xinsheng.standards.civil_time import first_moment


@dataclass(frozen=True, kw_only=True)
class TrayRow:
    """How many blanks of each status lie in one tray ('' for the stock room), and the next number to be used."""

    label: str
    holder: str
    counts: dict[str, int]
    next_no: str

    @property
    def total(self) -> int:
        """All blanks that ever lay here."""
        return sum(self.counts.values())


@dataclass(frozen=True, kw_only=True)
class Balance:
    """A period's account; `counted` is what lies there now, None for a period that ended before today."""

    first: date
    last: date
    opening: int
    drawn: int
    used: int
    void: int
    counted: int | None

    @property
    def closing(self) -> int:
        """Closing = opening + drawn - used - void."""
        return self.opening + self.drawn - self.used - self.void

    @property
    def agrees(self) -> bool:
        """Whether what was counted is what the account says; so for a period already past."""
        return self.counted is None or self.counted == self.closing


def tray_rows(office: Office) -> tuple[TrayRow, ...]:
    """Each tray of the office, the stock room first, with its counts by status."""
    counts: dict[object, dict[str, int]] = {}
    for tray_id, status, number in (
        Blank.objects.filter(office=office).values_list("tray", "status").annotate(number=Count("no"))
    ):
        counts.setdefault(tray_id, {})[status] = number
    next_nos = dict(
        Blank.objects.free().order_by().filter(office=office).values_list("tray").annotate(first=Min("no"))
    )
    trays = Tray.objects.filter(office=office).select_related("holder").order_by("label")
    room = TrayRow(label="", holder="", counts=counts.get(None, {}), next_no=next_nos.get(None, ""))
    return (
        room,
        *(
            TrayRow(
                label=tray.label,
                holder=tray.holder.name if tray.holder else "",
                counts=counts.get(tray.pk, {}),
                next_no=next_nos.get(tray.pk, ""),
            )
            for tray in trays
        ),
    )


def balance_of(office: Office, *, first: date, last: date, today: date) -> Balance:
    """The account of a period, first and last day included, from the moves alone; counted against the blanks."""
    begin, end = first_moment(first), first_moment(last + timedelta(days=1))
    before, within = _tally(office, until=begin), _tally(office, since=begin, until=end)
    held = (BlankStatus.STOCK, BlankStatus.ASSIGNED)
    counted = Blank.objects.filter(office=office, status__in=held).count() if last >= today else None
    return Balance(
        first=first,
        last=last,
        opening=before["drawn"] - before["used"] - before["void"],
        drawn=within["drawn"],
        used=within["used"],
        void=within["void"],
        counted=counted,
    )


def _tally(office: Office, *, until: datetime, since: datetime | None = None) -> dict[str, int]:
    moves = BlankMove.objects.filter(blank__office=office, at__lt=until)
    if since is not None:
        moves = moves.filter(at__gte=since)
    by_status = dict(moves.exclude(from_status="").values_list("to_status").annotate(number=Count("id")))
    return {
        "drawn": moves.filter(from_status="").count(),
        "used": by_status.get(BlankStatus.USED, 0),
        "void": by_status.get(BlankStatus.VOID, 0),
    }
