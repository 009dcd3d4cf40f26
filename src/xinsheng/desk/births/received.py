"""What the hospital's own system sent of a birth, beside what the attendant has typed or signed."""

from dataclasses import dataclass

from xinsheng.casework.received_births import find_received
from xinsheng.desk.births.block_lines import changed_lines
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.registry.models import Case

Lines = list[tuple[str, str, str]]


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The block as last sent; `differs` are the lines in which the page has it otherwise (label, here, sent).

    `is_other`: what stands there is not whole yet, or differs.
    """

    block: DeliveryBlock
    differs: Lines
    is_other: bool


def find_sent(case: Case, *, beside: DeliveryBlock | None) -> Sent | None:
    """What was sent, compared with the block on the page; without one (it is not whole yet) with nothing."""
    sent = find_received(case)
    if sent is None:
        return None
    differs = changed_lines(beside, after=sent) if beside else []
    return Sent(block=sent, differs=differs, is_other=bool(differs) or beside is None)
