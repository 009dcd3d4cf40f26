"""The supervisor's rows of first issuance: when a child is lost, and when the law asks for a report first."""

from xinsheng.law import conditions as on
from xinsheng.law.acts import Act, Input
from xinsheng.law.terms import Duty, Stage

_UNSEALED = (Stage.OPENED, Stage.SIGNED, Stage.DECLARED, Stage.NOTICED)

REPORT_LOSS = Act(
    verb="report_loss",
    duties=(Duty.ATTENDANT, Duty.ISSUING_OFFICER),
    moves=dict.fromkeys(_UNSEALED, Stage.WITH_SUPERVISOR),
    asks=(Input.LOSS,),
    conditions=(on.is_no_party,),
    takes_hand=False,
    is_grave=True,
    source="出生医学证明只证明活产；转主管人员，不再要求家属填表",
)
CONTINUE_AFTER_LOSS = Act(
    verb="continue_after_loss",
    duties=(Duty.SUPERVISOR,),
    moves={Stage.WITH_SUPERVISOR: Stage.SIGNED},
    asks=(Input.REASON,),
    conditions=(on.is_no_party, on.was_live_born, on.block_is_signed),
    takes_hand=False,
    source="户口登记条例第 9 条：活产后死亡的，出生、死亡都登记",
)
RETURN_TO_ATTENDANT = Act(
    verb="return_to_attendant",
    duties=(Duty.SUPERVISOR,),
    moves={Stage.WITH_SUPERVISOR: Stage.OPENED},
    asks=(Input.REASON,),
    conditions=(on.is_no_party, on.was_live_born, on.block_is_unsigned),
    takes_hand=False,
    source="户口登记条例第 9 条；接生人员尚未签名的，由其签名后继续",
)
CLOSE_AFTER_LOSS = Act(
    verb="close_after_loss",
    duties=(Duty.SUPERVISOR,),
    moves={Stage.WITH_SUPERVISOR: Stage.CLOSED},
    asks=(Input.REASON,),
    conditions=(on.is_no_party,),
    takes_hand=False,
    is_grave=True,
    source="出生医学证明只证明活产；活产后死亡而家属不申领的，不签发",
)
RECORD_REPORT = Act(
    verb="record_report",
    duties=(Duty.SUPERVISOR,),
    moves={Stage.DECLARED: Stage.DECLARED},
    asks=(Input.REASON,),
    conditions=(on.is_no_party, on.report_is_owed),
    takes_hand=False,
    source="未成年人保护法第 11 条：母亲未满 14 周岁的，先报告公安机关，再办理证明",
)
