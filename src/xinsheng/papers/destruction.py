"""The record of waste paper destroyed 废证销毁记录 on paper, A4: the numbers, and the lines for four signatures."""

from dataclasses import asdict, dataclass
from datetime import date

from xinsheng.papers.printed import printed_day
from xinsheng.papers.typesetting import set_document


@dataclass(frozen=True, kw_only=True)
class DestructionRecord:
    """What it says; ranges with both ends, witnesses with their offices; days are civil."""

    office: str
    on: date
    method: str
    place: str
    approval_no: str
    quantity: int
    ranges: tuple[tuple[str, str], ...]
    handled_by: str
    checked_by: str
    witnesses: tuple[tuple[str, str], ...]
    made_on: date


def render_destruction(record: DestructionRecord) -> bytes:
    """Render it over as many pages as the numbers need. Raises UnableToPrint."""
    days = {name: printed_day(getattr(record, name)) for name in ("on", "made_on")}
    facts = asdict(record) | days | {"quantity": str(record.quantity)}
    return set_document("destruction.typ", facts=facts, on=record.made_on)
