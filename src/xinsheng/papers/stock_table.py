"""The yearly table of blanks 空白证件年度统计表 on paper, A4 across, the whole last (domain 3.5)."""

from dataclasses import asdict, dataclass
from datetime import date

from xinsheng.papers.printed import printed_day
from xinsheng.papers.typesetting import set_document


@dataclass(frozen=True, kw_only=True)
class StockTable:
    """What the table says: `columns` names the seventeen, each line has a name and as many figures as printed."""

    office: str
    year: int
    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    whole: tuple[str, ...]
    made_on: date


def render_stock_table(table: StockTable) -> bytes:
    """Render the table; long ones go on over several pages, the head on each. Raises UnableToPrint."""
    facts = asdict(table) | {"year": str(table.year), "made_on": printed_day(table.made_on)}
    return set_document("stock_table.typ", facts=facts, on=table.made_on)
