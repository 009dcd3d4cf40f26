"""Blanks lost, stolen or spoiled before anything was printed on them: void for everyone from that moment (T3)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.holds import find_by_page
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.law.stock_terms import ADD_POLICE_REPORT, REPORT_LOSS, BlankLossKind
from xinsheng.law.terms import BlankStatus
from xinsheng.registry.models import Blank, BlankLoss, BlankMove, Office, PoliceReport, Tray
from xinsheng.standards.certificate_numbers import numbers_in_range, range_length


@dataclass(frozen=True, kw_only=True)
class Lost:
    """What is reported: a range of numbers, both ends included, why they are waste, and what happened."""

    kind: BlankLossKind
    first_no: str
    last_no: str
    words: str


def report_lost_blanks(office: Office, *, lost: Lost, by: By, at: datetime, key: UUID | None = None) -> BlankLoss:
    """Void every number of the range at once; whoever asks after any of them is told void from then on.

    One person is enough, since it only closes doors: a keeper or supervisor of the office, or of one above it. The
    same page sent twice reports once. Raises NotAllowed, UnableToAct("other_body"), or UnableToAct("not_all_there")
    where a number of the range is not in this office's stock; `about` is the first such number. Raises UnableToRead
    for a range that is none.
    """
    duty = get_office_duty(REPORT_LOSS, office, by=by, at=at)
    quantity = range_length(lost.first_no, last=lost.last_no)
    said = {**asdict(lost), "kind": lost.kind.value, "office": office, "reported_by": by.someone}
    with transaction.atomic():
        if earlier := find_by_page(BlankLoss.objects.all(), key, said=said):
            return earlier
        _void(_locked(office, lost=lost), reason=lost.kind, by=by, at=at)
        row = BlankLoss.objects.create(pk=key or uuid4(), quantity=quantity, at=at, **said)
        subjects = {"office": str(office.pk), "first_no": lost.first_no, "last_no": lost.last_no}
        write_line(Line(chain=row.pk, act=REPORT_LOSS, duty=duty, by=by, at=at, subjects=subjects))
    return row


def _locked(office: Office, *, lost: Lost) -> list[str]:
    """Every number of the range, in stock here and locked: whoever prints from its tray waits, or was before us."""
    known = Blank.objects.filter(no__gte=lost.first_no, no__lte=lost.last_no)
    trays = known.filter(tray__isnull=False).values("tray")
    list(Tray.objects.select_for_update().filter(pk__in=trays).order_by("pk"))
    here = known.filter(office=office, status=BlankStatus.STOCK).select_for_update()  # on the way too
    there = set(here.values_list("no", flat=True))
    numbers = list(numbers_in_range(lost.first_no, last=lost.last_no))
    missing = next((no for no in numbers if no not in there), None)
    if missing is not None:
        raise UnableToAct("not_all_there", about=missing)
    return numbers


def _void(numbers: list[str], *, reason: BlankLossKind, by: By, at: datetime) -> None:
    Blank.objects.filter(no__in=numbers).update(status=BlankStatus.VOID, moved_at=at)
    BlankMove.objects.bulk_create(
        [
            BlankMove(
                blank_id=no,
                from_status=BlankStatus.STOCK.value,
                to_status=BlankStatus.VOID.value,
                reason=reason.value,
                by=by.someone,
                at=at,
            )
            for no in numbers
        ]
    )


def add_police_report(loss: BlankLoss, *, no: str, on: date, by: By, at: datetime) -> PoliceReport:
    """Add the number and day of the police's receipt, once. Raises NotAllowed, UnableToAct("already_added")."""
    duty = get_office_duty(ADD_POLICE_REPORT, loss.office, by=by, at=at)
    try:
        with transaction.atomic():
            row = PoliceReport.objects.create(loss=loss, no=no, on=on, added_by=by.someone, added_at=at)
            subjects = {"office": str(loss.office_id)}
            write_line(Line(chain=loss.pk, act=ADD_POLICE_REPORT, duty=duty, by=by, at=at, subjects=subjects))
    except IntegrityError as fault:
        raise UnableToAct("already_added") from fault
    return row
