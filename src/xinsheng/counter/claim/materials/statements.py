"""Statements a mother signs here: their words, as they are kept with her signature."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.authorisations import authorised_until
from xinsheng.casework.people import paper_no_of
from xinsheng.counter.claim.birth import printed_place
from xinsheng.counter.claim.work import Work
from xinsheng.law.declaration import Collector
from xinsheng.law.terms import Material, Relation, Sex
from xinsheng.papers.printed import printed_day, printed_order
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import sex_in
from xinsheng.standards.relations import find_relation_name, relation_code

# The words of the paper forms; Chinese, as the institution files them (domain 3.3).
NO_FATHER = (
    "本人{mother}（证件号码 {paper_no}）于{born}在{place}生育一孩{which}，自愿不提供新生儿父亲信息，"
    "请在《出生医学证明》相应栏目作未提供处理。本人了解证件签发后各项信息原则上不再变更，"
    "对以上声明的真实性承担法律责任。"
)
AUTHORISATION = (
    "本人{mother}（证件号码 {paper_no}）于{born}在{place}分娩一{sex}，现委托{agent}（与新生儿关系：{relation}，"
    "证件号码 {agent_no}）代为填报并领取新生儿{child}《出生医学证明》。受托人在委托范围内所办事项，本人均予认可。"
    "本委托书有效期至{until}，限受托人提交一次；提交之前，本人可以撤回。"
)
PARENTAGE = (
    "本人{signer}（证件号码 {signer_no}）声明：{born}在{place}出生的{sex}{child}，系{parents}亲生。"
    "本人对以上声明的真实性承担法律责任。"
)
NO_MOTHER = (
    "本人{signer}（证件号码 {signer_no}）系{born}在{place}出生的新生儿{child}的父亲，单独申领《出生医学证明》，"
    "不提供新生儿母亲信息，请在证件相应栏目作未提供处理。本人了解证件签发后各项信息原则上不再变更，"
    "对以上声明的真实性承担法律责任。"
)
_GRANDPARENTS = {"male": "祖父或外祖父", "female": "祖母或外祖母", None: "祖父母或外祖父母"}
_SEXES = {Sex.MALE: "男婴", Sex.FEMALE: "女婴", Sex.UNKNOWN: "婴"}


class SignForm(forms.Form):
    """Put one's name to the words above."""

    agree = forms.BooleanField(label=_("我已看过以上内容，确认属实，同意签名"))


def no_father_text(work: Work) -> str:
    """The mother's statement that the father is not given."""
    return NO_FATHER.format(**_mothers(work), which=_which_of_them(work))


def authorisation_text(work: Work, *, agent: Collector) -> str:
    """The mother's authorisation of the agent."""
    child = work.declaration.child_name
    return AUTHORISATION.format(
        **_mothers(work),
        sex=_SEXES[work.sex] + _which_of_them(work),
        agent=agent.name,
        relation=_to_the_child(agent, on=work.today),
        agent_no=agent.paper_no,
        child=child if child and work.mother_is_recorded else "的",
        until=printed_day(authorised_until(work.case, at=work.at)),
    )


def _to_the_child(agent: Collector, *, on: date) -> str:
    """What the agent is to the child, as said of one person: a grandparent's number tells which of the two."""
    if agent.relation is Relation.GRANDPARENT:
        return _GRANDPARENTS[sex_in(agent.paper_kind, agent.paper_no, on=on)]
    if agent.relation is Relation.GUARDIAN:  # no kinship: the standard has only 其他 for it
        return "监护人"
    return find_relation_name(relation_code(agent.relation.value)) or ""


def _which_of_them(work: Work) -> str:
    """Which of the children born together it is about: a day and a sex may be of both."""
    born = work.block or work.declaration.birth
    return f"（{printed_order(born.plurality, order=born.birth_order)}）" if born and born.plurality > 1 else ""


def _mothers(work: Work) -> dict[str, str]:
    mother = work.declaration.mother
    return {"mother": mother.name, "paper_no": mother.paper_no, **_birth(work)}


def _birth(work: Work) -> dict[str, str]:
    """The day, and where: at the institution, or where it was told to be."""
    born, told = work.born_local, work.declaration.birth
    return {
        "born": printed_day(born.date()) if born else "",
        "place": printed_place(told) if work.is_outside and told else work.case.office.name,
    }


def find_text(kind: Material, *, work: Work) -> str:
    """The words that this person can sign here and now for such a paper; '' where there are none.

    A statement that lacks what it is about is not signed: the day and place of a birth are told first.
    """
    if work.is_outside and not _says_of_whom(work):
        return ""
    mothers = {Material.NO_FATHER_STATEMENT: no_father_text}
    parents = {Material.PARENTAGE_DECLARATION: parentage_text, Material.NO_MOTHER_STATEMENT: no_mother_text}
    text = (mothers if work.is_mother else {}).get(kind) or (parents if signs_as_parent(work) else {}).get(kind)
    return text(work) if text else ""


def _says_of_whom(work: Work) -> bool:
    """Whether child, day and place of birth and both parents are told, which such a statement is about."""
    told = work.declaration
    of_child = bool(told.child_name and told.birth and told.birth.born_local and told.birth.county_code)
    of_father = bool(told.father.name) if told.father else work.has_answered("father-given")
    return of_child and of_father and bool(told.mother.name or not told.mother_given)


def signs_as_parent(work: Work) -> bool:
    """Whether whoever fills in the form is a parent or guardian."""
    return work.is_mother or work.claim.relation in (Relation.FATHER, Relation.GUARDIAN)


def parentage_text(work: Work) -> str:
    """The declaration of parentage by a parent or guardian."""
    told = work.declaration
    parents = [told.mother.name] if told.mother_given else []
    parents += [told.father.name] if told.father else []
    return PARENTAGE.format(
        **_signer(work), **_birth(work), sex=_SEXES[work.sex], child=told.child_name, parents="与".join(parents)
    )


def no_mother_text(work: Work) -> str:
    """The father's statement that the mother is not given."""
    return NO_MOTHER.format(**_signer(work), **_birth(work), child=work.declaration.child_name)


def _signer(work: Work) -> dict[str, str]:
    return {"signer": work.person.name, "signer_no": paper_no_of(work.person)}


def statement_details(text: str, *, work: Work, **more: Any) -> dict[str, Any]:
    """What is kept and signed: the very words, who signs, on which day."""
    on: date = civil_date(work.at)
    return {"text": text, "signed_by": work.person.name, "signed_on": on.isoformat(), **more}
