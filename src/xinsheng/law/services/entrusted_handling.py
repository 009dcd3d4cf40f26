"""The rows of entrusted handling 委托办理: one of a couple sends somebody in their place (mission E11)."""

from collections.abc import Mapping

from xinsheng.law import conditions
from xinsheng.law import entrusting_conditions as on
from xinsheng.law.acts import Act, Input, StatementKind
from xinsheng.law.terms import Duty, Stage

_DECLARANT = (Duty.DECLARANT,)
_BEFORE_IT_IS_LODGED: Mapping[Stage | None, Stage] = {Stage.BEGUN: Stage.BEGUN}

ENTRUST_REGISTRATION = Act(
    verb="entrust_registration",
    duties=_DECLARANT,
    moves=_BEFORE_IT_IS_LODGED,
    conditions=(on.entrusting_is_complete, on.sends_as_themself),
    signs=StatementKind.MATERIAL_STATEMENT,
    takes_hand=False,
    source="通知：可以委托办理；民法典第 165 条：委托书写明受托人、事项、期限，由委托人签名",
)
REVOKE_AUTHORISATION = Act(
    verb="revoke_authorisation",
    duties=_DECLARANT,
    moves=_BEFORE_IT_IS_LODGED,
    conditions=(on.sent_it_themself, on.it_can_be_taken_back),
    takes_hand=False,
    source="民法典第 173 条：被代理人取消委托；受托人提交之前，委托人随时可以撤回",
)
TAKE_IN_AGENT = Act(
    verb="take_in_agent",
    duties=(Duty.TOWNSHIP_OFFICER, Duty.VILLAGE_AGENT),
    moves=_BEFORE_IT_IS_LODGED,
    asks=(Input.AGENT,),
    conditions=(conditions.is_no_party, on.somebody_is_sent),
    checks=(on.agent_is_the_one_named,),
    takes_hand=False,
    anywhere=True,
    source="通知：现场登记可以委托办理，查看受托人身份证件；委托书已在线签署的，不再要求纸质委托书和委托人的证件",
)

ENTRUSTING_ACTS: tuple[Act, ...] = (ENTRUST_REGISTRATION, REVOKE_AUTHORISATION, TAKE_IN_AGENT)
