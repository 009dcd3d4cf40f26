"""A register 登记簿 on paper, A4 across: some days of an office, a line a row, as long as it is."""

from dataclasses import asdict, dataclass
from datetime import date

from xinsheng.papers.printed import printed_day
from xinsheng.papers.typesetting import set_document


@dataclass(frozen=True, kw_only=True)
class RegisterPaper:
    """What it says, each cell as worded; the days are civil, both included."""

    title: str
    office: str
    first: date
    last: date
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    made_on: date


def render_register(paper: RegisterPaper) -> bytes:
    """Render it over as many pages as it needs, the head on each. Raises UnableToPrint."""
    days = {name: printed_day(getattr(paper, name)) for name in ("first", "last", "made_on")}
    return set_document("register.typ", facts=asdict(paper) | days, on=paper.made_on)
