"""A second look at a flagged parentage test report, by an issuing officer of another institution (threat T16).

A dated policy asks for it. It asks nothing of the family: the second officer sees what the first one has.
"""

from datetime import date, timedelta
from enum import StrEnum

ASKED_WITHIN = (4, 2)  # digits of the division code that it shares: the prefecture's; where none, the province's


class SecondFinding(StrEnum):
    """What the officer of the other institution found."""

    CLEARED = "cleared"  # 复核无疑，可以签发
    DOUBTED = "doubted"  # 仍有疑问


def is_overdue(on: date, *, since: date, days: int) -> bool:
    """Whether a look that is asked since that day has waited too long; that day is not counted, the last one is."""
    return on > since + timedelta(days=max(days, 1))
