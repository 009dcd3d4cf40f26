"""A number of our blanks that another source has on a certificate which these books did not issue (threat T3).

The machine finds it where the source is read: printing stops at the institution that holds the blank, and says why,
as when a person reports it. Another record of our own certificate is none; so is what cannot be compared.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from xinsheng.casework.suspensions import stop_printing
from xinsheng.law.stock_terms import NUMBER_TAKEN, SeenIn, StopCause
from xinsheng.registry.models import Blank, Case, Filing, Suspension

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A certificate as another source has it: its number, and whose it is."""

    no: str
    child_name: str
    mother_name: str
    born_on: date


def stop_where_told(told: Iterable[Told], *, source: SeenIn, at: datetime) -> tuple[Suspension, ...]:
    """Stop the printing of each institution that holds a number which is another's there: one stop a number.

    Each number stays where it is until it was counted and opened itself. Inside the transaction that writes down what
    the source said. What stands stopped, or was opened again after a stop of this source, is left as it is.
    """
    by_no = {one.no: one for one in told}
    blanks = Blank.objects.filter(pk__in=by_no).select_related("office", "certificate__case")
    others = [blank for blank in blanks if not _is_ours(by_no[blank.no], blank=blank)]
    return _stop(others, source=source, at=at)


def stop_where_refused(*, at: datetime) -> tuple[Suspension, ...]:
    """Stop where a state register has refused a certificate because another stands there under its number."""
    refused = Filing.objects.filter(fault=NUMBER_TAKEN, taken_at=None).values("certificate__blank")
    return _stop(Blank.objects.filter(pk__in=refused).select_related("office"), source=SeenIn.FILING, at=at)


def _stop(blanks: Iterable[Blank], *, source: SeenIn, at: datetime) -> tuple[Suspension, ...]:
    stopped, cause = [], StopCause.USED_ELSEWHERE
    for blank in sorted(blanks, key=lambda one: (one.office_id, one.no)):  # in one order, whoever stops several
        row = stop_printing(blank.office, cause=cause, about=blank.no, seen_in=source, at=at)
        if row is not None:
            _log.error("number_used_elsewhere", extra={"office": str(blank.office_id), "code": source.value})
            stopped.append(row)
    return tuple(stopped)


def _is_ours(told: Told, *, blank: Blank) -> bool:
    """Whether it is what was printed on this very blank: the day of birth, and the child's or the mother's name."""
    certificate = getattr(blank, "certificate", None)
    return certificate is not None and _is_of(certificate.case, told=told)


def _is_of(case: Case, *, told: Told) -> bool:
    if case.born_local is None or not case.mother_name:  # erased, or of before these books: nothing to compare with
        return True
    same_name = told.child_name == case.child_name or told.mother_name == case.mother_name
    return same_name and told.born_on == case.born_local.date()
