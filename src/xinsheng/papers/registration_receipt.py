"""The receipt of a birth-service registration 生育登记受理回执: what came in, when, what happens next, by which day.

Online no paper is asked; on site originals are seen and given back, never copied (mission E12).
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from xinsheng.papers.printed import printed_day, printed_moment
from xinsheng.papers.qr import qr_svg
from xinsheng.papers.typesetting import set_document


@dataclass(frozen=True, kw_only=True)
class RegistrationReceipt:
    """What the receipt says, each text as worded.

    `received_local` is civil time (naive); `received` what was declared, `seen` the originals looked at and given
    back; `answer_by` the last day for the answer, None when it was given at once or while it `waits` for the other of
    the two; `provisional` when the year's calendar is not known yet.
    """

    receipt_no: str
    declarant: str
    child: str
    received: tuple[str, ...]
    received_local: datetime
    next_steps: tuple[str, ...]
    answer_by: date | None
    township: str
    seen: tuple[str, ...] = ()
    township_lines: tuple[str, ...] = ()
    provisional: bool = False
    waits: bool = False
    received_by: str | None = None
    page_address: str | None = None


def render_registration_receipt(receipt: RegistrationReceipt) -> bytes:
    """Render the receipt on A5. Raises UnableToPrint, UnableToEncode."""
    facts = asdict(receipt) | {
        "received_local": printed_moment(receipt.received_local),
        "answer_by": None if receipt.answer_by is None else printed_day(receipt.answer_by),
        "qr_svg": None if receipt.page_address is None else qr_svg(receipt.page_address, quiet=False),
    }
    return set_document("registration_receipt.typ", facts=facts, on=receipt.received_local.date())
