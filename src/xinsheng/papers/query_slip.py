"""The query slip 查询码单: the code for who has no phone, or has lost it and came in person (mission E3, E7).

It holds the code and no name, no number: whoever finds it sees with it how far a registration is, nothing personal.
"""

from dataclasses import asdict, dataclass
from datetime import date

from xinsheng.papers.printed import printed_day
from xinsheng.papers.qr import qr_svg
from xinsheng.papers.typesetting import set_document
from xinsheng.standards.query_codes import grouped_query_code


@dataclass(frozen=True, kw_only=True)
class QuerySlip:
    """What the slip says. `code` is a normalised query code; `office_lines` address, hours, window, as worded."""

    code: str
    page_address: str
    typed_address: str
    printed_on: date
    office: str
    office_lines: tuple[str, ...] = ()
    replaces: bool = False  # an earlier code ended in the same act


def render_query_slip(slip: QuerySlip) -> bytes:
    """Render the slip on A5. `page_address` goes into the QR, without the code; `typed_address` is to be typed.

    Raises UnableToPrint, UnableToEncode.
    """
    facts = asdict(slip) | {
        "code": grouped_query_code(slip.code).split("-"),
        "printed_on": printed_day(slip.printed_on),
        "qr_svg": qr_svg(slip.page_address, quiet=False),
    }
    return set_document("query_slip.typ", facts=facts, on=slip.printed_on)
