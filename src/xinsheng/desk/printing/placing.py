"""How each printer of an office moves the three parts of the insert, from the books to the paper."""

from xinsheng.casework.succession_snapshots import find_application, is_succession
from xinsheng.papers.prints import PrinterOffset
from xinsheng.registry.models import Case, Office, PrinterPlacement

PARTS = (("main", "main"), ("household", "hukou"), ("stub", "stub"))  # the paper's part, the column's word


def printers_of(office: Office) -> tuple[PrinterPlacement, ...]:
    """The calibrated printers of an office, by label."""
    return tuple(office.printer_placements.order_by("label"))


def offsets_of(placement: PrinterPlacement | None) -> dict[str, PrinterOffset]:
    """How far each part of the insert moves on this printer; nothing moves without one."""
    if placement is None:
        return {}
    return {
        part: PrinterOffset(
            right=getattr(placement, f"{column}_x_tenth_mm"), down=getattr(placement, f"{column}_y_tenth_mm")
        )
        for part, column in PARTS
    }


def parts_of(case: Case) -> tuple[str, ...]:
    """The parts that are printed: no household page for a child who is in a household register (domain 3.7)."""
    application = find_application(case) if is_succession(case) else None
    whole = tuple(part for part, _column in PARTS)
    if application is None or not application.in_household_register:
        return whole
    return tuple(part for part in whole if part != "household")
