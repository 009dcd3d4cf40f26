"""The rows of a registration's clock (invariants 45, 48): nobody starts, stops or moves it but the machine."""

from xinsheng.law import registration_conditions as on
from xinsheng.law.acts import Act
from xinsheng.law.services.certificate_correction import CERTIFICATE_IN_FORCE
from xinsheng.law.terms import Duty, Stage

_MACHINE = (Duty.MACHINE,)
_AT_TOWNSHIP = (Stage.WITH_TOWNSHIP, Stage.NOTICED)

ESCALATE = Act(
    verb="escalate",
    duties=_MACHINE,
    moves={stage: stage for stage in (*_AT_TOWNSHIP, Stage.CORRECTING)},
    conditions=(on.is_overdue, on.is_not_yet_escalated),
    takes_hand=False,
    source="通知：在规定的工作日内办结；逾期自动报县级",
)
RECOUNT_LIMIT = Act(
    verb="recount_limit",
    duties=_MACHINE,
    moves={stage: stage for stage in (*_AT_TOWNSHIP, *CERTIFICATE_IN_FORCE)},
    takes_hand=False,
    source="全国年节及纪念日放假办法：放假安排公布后重新计算暂定的期限",
)

CLOCK_ACTS: tuple[Act, ...] = (ESCALATE, RECOUNT_LIMIT)
