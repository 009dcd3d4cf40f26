"""How each printer of an office moves the three parts of the insert, from the books to the paper."""

from xinsheng.papers.prints import PrinterOffset
from xinsheng.registry.models import Office, PrinterPlacement

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
