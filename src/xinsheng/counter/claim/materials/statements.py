"""Statements a mother signs here: their words, as they are kept with her signature."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.claim.work import Work
from xinsheng.law.declaration import Collector
from xinsheng.law.terms import MotherIdentity
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.relations import find_relation_name, relation_code

# The words of the paper forms; Chinese, as the institution files them (domain 3.3).
NO_FATHER = (
    "本人{mother}（证件号码 {paper_no}）于 {born} 在{office}生育一孩，自愿不提供新生儿父亲信息，"
    "请在《出生医学证明》相应栏目作未提供处理。本人了解证件签发后各项信息原则上不再变更，"
    "对以上声明的真实性承担法律责任。"
)
AUTHORISATION = (
    "本人{mother}（证件号码 {paper_no}）于 {born} 在{office}分娩一{sex}，现委托{agent}（与新生儿关系：{relation}，"
    "证件号码 {agent_no}）代为填报并领取新生儿{child}《出生医学证明》。受托人在委托范围内所办事项，本人均予认可。"
)


class SignForm(forms.Form):
    """Put one's name to the words above."""

    agree = forms.BooleanField(label=_("我已看过以上内容，确认属实，同意签名"))


def no_father_text(work: Work) -> str:
    """The mother's statement that the father is not given."""
    return NO_FATHER.format(**_mothers(work))


def authorisation_text(work: Work, *, agent: Collector) -> str:
    """The mother's authorisation of the agent."""
    sexes = {"male": "男婴", "female": "女婴", "unknown": "婴"}
    child = work.declaration.child_name
    return AUTHORISATION.format(
        **_mothers(work),
        sex=sexes[work.block.sex.value],
        agent=agent.name,
        relation=find_relation_name(relation_code(agent.relation.value)),
        agent_no=agent.paper_no,
        child=child if child and work.block.mother_identity is MotherIdentity.ON_RECORD else "的",
    )


def _mothers(work: Work) -> dict[str, str]:
    mother, born = work.declaration.mother, work.block.born_local
    return {
        "mother": mother.name,
        "paper_no": mother.paper_no,
        "born": f"{born.year} 年 {born.month} 月 {born.day} 日",
        "office": work.case.office.name,
    }


def statement_details(text: str, *, work: Work, **more: Any) -> dict[str, Any]:
    """What is kept and signed: the very words, who signs, on which day."""
    on: date = civil_date(work.at)
    return {"text": text, "signed_by": work.declaration.mother.name, "signed_on": on.isoformat(), **more}
