"""Plan 用证计划 and requisition 申领 of blanks: what is beyond a plan, and how a requisition stands (domain 3.5).

An office asks only the next office above it; what is granted there is drawn by transfers, and no more than that.
"""

from dataclasses import dataclass
from enum import StrEnum


class RequisitionState(StrEnum):
    """How a requisition stands; never stored, since its answer, its transfers and its withdrawal say it."""

    ASKED = "asked"  # 待审批
    GRANTED = "granted"  # 已批准，待发放
    PARTLY_SENT = "partly_sent"  # 部分发放
    SENT = "sent"  # 已发完
    DECLINED = "declined"  # 不予批准
    WITHDRAWN = "withdrawn"  # 申领机构撤回，不再发放


OPEN_STATES: frozenset[RequisitionState] = frozenset(  # an office has one of these at a time
    {RequisitionState.ASKED, RequisitionState.GRANTED, RequisitionState.PARTLY_SENT}
)
SENDING_STATES: frozenset[RequisitionState] = frozenset({RequisitionState.GRANTED, RequisitionState.PARTLY_SENT})


@dataclass(frozen=True, kw_only=True)
class Course:
    """How far a requisition has come, in inserts: `granted` is None while nobody has answered."""

    granted: int | None = None
    sent: int = 0
    is_withdrawn: bool = False

    @property
    def state(self) -> RequisitionState:
        """How it stands."""
        if self.is_withdrawn:
            return RequisitionState.WITHDRAWN
        if self.granted is None:
            return RequisitionState.ASKED
        if not self.granted:
            return RequisitionState.DECLINED
        if self.sent >= self.granted:
            return RequisitionState.SENT
        return RequisitionState.PARTLY_SENT if self.sent else RequisitionState.GRANTED

    @property
    def is_open(self) -> bool:
        """Whether something is still to be said or sent on it."""
        return self.state in OPEN_STATES

    @property
    def left(self) -> int:
        """How many may still be sent on it."""
        return (self.granted or 0) - self.sent if self.state in SENDING_STATES else 0

    @property
    def drawn(self) -> int:
        """How many of the year's plan it takes: what was granted, or of what was withdrawn as many as were sent."""
        return self.sent if self.is_withdrawn else self.granted or 0


def beyond_plan(*, planned: int, drawn: int, quantity: int) -> int:
    """How many of `quantity` are more than what is left of the plan; 0 where all are within it.

    `planned` is the plan of the year in force (0: none), `drawn` what was granted on it before.
    """
    return max(drawn + quantity - planned, 0)
