"""The one-time notice 一次性告知书 on paper, for the counter (mission C3; 行政许可法 article 32, item 4, by analogy).

It names everything that is missing or not acceptable at once: what, why, what would do, where, by whom.
"""

from dataclasses import asdict, dataclass
from datetime import date

from xinsheng.papers.printed import printed_day
from xinsheng.papers.qr import qr_svg
from xinsheng.papers.typesetting import set_document


@dataclass(frozen=True, kw_only=True)
class NoticeItem:
    """One thing to make up, each in a sentence a family understands; `missing` tells lacking from unacceptable."""

    what: str
    missing: bool
    why: str
    remedy: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a one-time notice says. `child` is the name, or how the child is called before it has one."""

    notice_no: str
    institution: str
    child: str
    mother: str
    collector: str
    items: tuple[NoticeItem, ...]
    given_on: date
    given_by: str
    office: str
    hours: str
    telephone: str
    page_address: str | None = None


def render_notice(notice: Notice) -> bytes:
    """Render the notice on A4, in two copies' wording, with lines for both signatures.

    Raises ValueError for a notice without items, UnableToPrint, UnableToEncode.
    """
    if not notice.items:
        raise ValueError(notice.notice_no)
    facts = asdict(notice) | {
        "given_on": printed_day(notice.given_on),
        "qr_svg": None if notice.page_address is None else qr_svg(notice.page_address, quiet=False),
    }
    return set_document("notice.typ", facts=facts, on=notice.given_on)
