"""The claim slip 领取单, printed at the bedside: the code with which the family opens its own form (mission A2).

It holds the code and no personal data but the mother's masked name (龙**); whoever finds it can do nothing
without being identified as well.
"""

from dataclasses import asdict, dataclass
from datetime import date

from xinsheng.papers.printed import printed_day
from xinsheng.papers.qr import qr_svg
from xinsheng.papers.typesetting import set_document

GROUP = 4


@dataclass(frozen=True, kw_only=True)
class ClaimSlip:
    """What the slip says.

    `mother` is the masked name (龙**); `order` which of the children born together it is for, empty for an only one;
    `bring` the originals to have at hand, as worded.
    """

    institution: str
    mother: str
    order: str = ""
    code: str
    page_address: str
    typed_address: str
    bring: tuple[str, ...]
    printed_on: date
    valid_until: date
    office: str
    telephone: str


def render_claim_slip(slip: ClaimSlip) -> bytes:
    """Render the slip on A5. `page_address` goes into the QR, `typed_address` is for those who type.

    Raises UnableToPrint, UnableToEncode.
    """
    facts = asdict(slip) | {
        "groups": grouped(slip.code),
        "printed_on": printed_day(slip.printed_on),
        "valid_until": printed_day(slip.valid_until),
        "qr_svg": qr_svg(slip.page_address, quiet=False),
    }
    return set_document("slip.typ", facts=facts, on=slip.printed_on)


def grouped(code: str) -> list[str]:
    """Cut a code into groups of four characters, as it is read aloud and typed."""
    plain = code.replace("-", "").replace(" ", "")
    return [plain[at : at + GROUP] for at in range(0, len(plain), GROUP)]
