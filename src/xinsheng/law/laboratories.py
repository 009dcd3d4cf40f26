"""Laboratories that may make parentage test reports: which licence was in force when, and whose (threat T16)."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xinsheng.law.flags import Flag
from xinsheng.law.parentage import ParentageReport


@dataclass(frozen=True, kw_only=True)
class Licence:
    """One laboratory's licence: from its first day on, before the day on which it ended; None has not ended."""

    laboratory: str
    from_on: date
    ended_on: date | None = None

    def is_in_force(self, *, on: date) -> bool:
        """Whether it counts on that day; the day on which it ended does not."""
        return self.from_on <= on and (self.ended_on is None or on < self.ended_on)


def laboratory_flags(report: ParentageReport, *, licences: Sequence[Licence], is_kept: bool) -> tuple[Flag, ...]:
    """What about the laboratory is looked at once more; it refuses nothing and asks nothing more of the family.

    `licences` are those of the report's number; `is_kept` says whether the province keeps the register at all: an
    empty one says nothing of anybody. What counts is the day on which the report was made.
    """
    if not is_kept or report.issued_on is None:
        return ()
    then = [one for one in licences if one.is_in_force(on=report.issued_on)]
    if not then:
        return (Flag.REPORT_LABORATORY_UNLICENSED,)
    same = any(_written(one.laboratory) == _written(report.laboratory) for one in then)
    return () if same else (Flag.REPORT_LABORATORY_DIFFERS,)


def _written(name: str) -> str:
    """A name as it is compared: width and spaces are habits of writing."""
    return "".join(unicodedata.normalize("NFKC", name).split())
