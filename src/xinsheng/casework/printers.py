"""How an office's printers place the words on the insert: kept by those who print there."""

from collections.abc import Mapping
from datetime import datetime

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.law.administration import EXAMINING_DUTIES
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.papers.prints import LARGEST_OFFSET
from xinsheng.registry.models import Appointment, Office, PrinterPlacement
from xinsheng.standards.civil_time import civil_date

MOVES = ("main_x", "main_y", "hukou_x", "hukou_y", "stub_x", "stub_y")


def keep_placement(office: Office, *, label: str, moves: Mapping[str, int], by: By, at: datetime) -> PrinterPlacement:
    """Keep how far the printer of this label moves each part of the insert, in tenth-millimetres right and down.

    `moves` has one number for each of MOVES. Raises NotAllowed for who does not print there, and
    UnableToAct("too_far") beyond papers.prints.LARGEST_OFFSET. Nothing of a case changes by it.
    """
    held = Appointment.objects.duties_of(by.someone, on=civil_date(at)).filter(office=office)
    if not held.filter(duty__in=EXAMINING_DUTIES).exists():
        raise NotAllowed((Reason(ReasonCode.NOT_YOUR_DUTY, tuple(sorted(EXAMINING_DUTIES))),))
    if max(abs(moves[move]) for move in MOVES) > LARGEST_OFFSET:
        raise UnableToAct("too_far")
    placement, _is_new = PrinterPlacement.objects.update_or_create(
        office=office, label=label, defaults={f"{move}_tenth_mm": moves[move] for move in MOVES}
    )
    return placement
