"""The words that one of a couple signs; Chinese, as they are filed."""

from collections.abc import Mapping

from xinsheng.casework.authorisations import authorised_until
from xinsheng.counter.registration.work import Work, spouse_of
from xinsheng.law.entrusting import AgentRelation, Entrusting
from xinsheng.words.messages import whole_day_words

ENTRUSTING = (
    "本人{signer}（证件号码 {signer_no}）现委托{agent}（与本人关系：{relation}，证件号码 {agent_no}），"
    "由其持本人身份证件到乡镇（街道）或村（居）委会，代为办理{couple}的生育登记。受托人在委托范围内所办事项，本人均予认可。"
    "本委托书有效期至 {until}，限办理一次；办理之前，本人可以撤回。"
)
_RELATIONS: Mapping[AgentRelation, str] = {
    AgentRelation.PARENT: "父母",
    AgentRelation.SIBLING: "兄弟姐妹",
    AgentRelation.RELATIVE: "亲属",
    AgentRelation.OTHER: "其他",
}


def entrusting_text(work: Work, entrusting: Entrusting) -> str:
    """The couple's authorisation of this agent, good for the days that the policy gives from today."""
    own, agent = spouse_of(work.declaration, work.own_side), entrusting.agent
    return ENTRUSTING.format(
        signer=own.name,
        signer_no=own.paper_no,
        agent=agent.name,
        relation=_RELATIONS[entrusting.relation],
        agent_no=agent.paper_no,
        couple=_couple(work),
        until=whole_day_words(authorised_until(work.case, at=work.at)),
    )


def _couple(work: Work) -> str:
    if work.declaration.man is None:
        return "本人"
    other = spouse_of(work.declaration, work.other_side)
    return f"本人与{other.name}（证件号码 {other.paper_no}）"
