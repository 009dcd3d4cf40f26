"""A reason that an act asked for is a reason kept: in the words given, among the case's private parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from xinsheng.casework.acting import By
from xinsheng.casework.privacy import hide, show
from xinsheng.law.acts import Given, Input
from xinsheng.registry.models import Case, GivenReason

_REASONS = (Input.REASON, Input.LATE_REASON, Input.LATER_ITEM_REASON, Input.SOURCES, Input.COMMITMENT)
_PLACE = "given_reason"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One reason as it was given: for which act, by whom ('' is the machine), when."""

    act: str
    by: str
    at: datetime
    reason: str


def keep_reason(given: Given, *, case: Case, act: str, by: By, at: datetime) -> None:
    """Keep what was given as a reason with this act, if the act asked one."""
    for text in _reasons_in(given):
        GivenReason.objects.create(
            case=case, act=act, reason_cipher=hide({"reason": text}, case=case, place=_PLACE), by=by.person, at=at
        )


def _reasons_in(given: Mapping[Input, object]) -> list[str]:
    return [str(given[asked]) for asked in _REASONS if given.get(asked)]


def reasons_said(case: Case) -> tuple[Said, ...]:
    """Every reason given on a case, oldest first."""
    rows = case.given_reasons.select_related("by").order_by("at")
    return tuple(
        Said(
            act=row.act,
            by=row.by.name if row.by else "",
            at=row.at,
            reason=str(show(row.reason_cipher, case=case, place=_PLACE)["reason"]),
        )
        for row in rows
    )
