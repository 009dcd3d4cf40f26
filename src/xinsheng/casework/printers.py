"""How an office's printers place the words on the insert: kept by those who print there."""

from collections.abc import Mapping
from datetime import datetime

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.law.office_acts import KEEP_PLACEMENT
from xinsheng.papers.prints import LARGEST_OFFSET
from xinsheng.registry.models import Office, PrinterPlacement

MOVES = ("main_x", "main_y", "hukou_x", "hukou_y", "stub_x", "stub_y")


def keep_placement(office: Office, *, label: str, moves: Mapping[str, int], by: By, at: datetime) -> PrinterPlacement:
    """Keep how far the printer of this label moves each part of the insert, in tenth-millimetres right and down.

    `moves` has one number for each of MOVES. Raises NotAllowed for who does not print there, and
    UnableToAct("too_far") beyond papers.prints.LARGEST_OFFSET. Nothing of a case changes by it.
    """
    get_office_duty(KEEP_PLACEMENT, office, by=by, at=at)
    if max(abs(moves[move]) for move in MOVES) > LARGEST_OFFSET:
        raise UnableToAct("too_far")
    placement, _is_new = PrinterPlacement.objects.update_or_create(
        office=office, label=label, defaults={f"{move}_tenth_mm": moves[move] for move in MOVES}
    )
    return placement
