"""What a register is: its title, its columns, and the rows of the books that stand in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from xinsheng.law.administration import STOCK_DUTIES
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Office

Cells = Callable[[Any], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Rows of one table that stand in a register.

    `at` is the column by which they follow each other; `numbers` are the columns a number is sought in (one, or the
    first and the last of a range).
    """

    rows: Callable[[Office], QuerySet[Any]]
    at: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Register:
    """One register of an office; its lines stand in the order of their time, from whichever of its `sources`.

    `duties` see it; `from_above` too whoever supervises an office over it. Its times are moments unless `by_day`.
    `case_of` gives the case whose names a line shows: each is noted as read. `days`: how many it shows at first; 0
    are those of this month. `has_balance`: whether each line is shown with what the office's store held after it.
    """

    key: str
    title: Promise | str
    head: tuple[Promise | str, ...]
    sources: tuple[Source, ...]
    cells: Cells
    duties: tuple[Duty, ...] = STOCK_DUTIES
    from_above: bool = True
    by_day: bool = False
    case_of: str = ""
    days: int = 0
    has_balance: bool = False
