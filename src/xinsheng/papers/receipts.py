"""The receipt 受理回执: what was received, who has it now and by when it will be answered (mission A2, C1)."""

from dataclasses import asdict, dataclass
from datetime import date

from xinsheng.papers.printed import printed_day
from xinsheng.papers.qr import qr_svg
from xinsheng.papers.typesetting import set_document


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a receipt says; `answer_by` is a civil day, `received` the papers and facts handed in, as worded.

    `awaited` are the papers that nobody gave yet, and `awaited_words` what becomes of them; `told` says how the
    result reaches the family. `signed_by` is whoever put their name to it already; None leaves a line for a pen.
    """

    receipt_no: str
    institution: str
    matter: str
    child: str
    mother: str
    collector: str
    received: tuple[str, ...]
    awaited: tuple[str, ...] = ()
    awaited_words: str = ""
    told: str
    received_on: date
    received_by: str
    answer_by: date
    office: str
    telephone: str
    signed_by: str | None = None
    page_address: str | None = None
    written_svg: str | None = None  # their name as they wrote it by hand on a screen


def render_receipt(receipt: Receipt) -> bytes:
    """Render the receipt on A5. Raises UnableToPrint, UnableToEncode."""
    facts = asdict(receipt) | {
        "received_on": printed_day(receipt.received_on),
        "answer_by": printed_day(receipt.answer_by),
        "qr_svg": None if receipt.page_address is None else qr_svg(receipt.page_address, quiet=False),
    }
    return set_document("receipt.typ", facts=facts, on=receipt.received_on)
