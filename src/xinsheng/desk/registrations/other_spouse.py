"""What the other of the two has said to the declaration, as whoever handles the case reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from xinsheng.casework.registration_snapshots import find_spouse_answer
from xinsheng.desk.registrations.reading import ReadRegistration
from xinsheng.law.terms import Channel, SpouseObjection, Stage
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import SpouseAnswer
from xinsheng.words.labels import label

_NO = "halt"


@dataclass(frozen=True, kw_only=True)
class Said:
    """Their answer or their silence in words, and what to do with it; `tone`: done, now, halt."""

    words: str
    hint: str
    tone: str


def other_of(read: ReadRegistration) -> Said | None:
    """Their answer; None where no policy asks for one, or no other is declared, and for whom it is not to see."""
    facts = read.facts
    asked = facts.policy.registration_spouse_confirms and bool(facts.registration.spouse_index)
    if not asked or not read.sees_comparison or facts.stage is Stage.BEGUN:
        return None
    said = find_spouse_answer(read.case, declaration=read.declaration)
    return _said(said, read=read) if said is not None else _silent(read)


def objection_of(read: ReadRegistration) -> Said | None:
    """Their no, to be read again wherever the couple would be registered; None where there is none."""
    said = other_of(read)
    return said if said is not None and said.tone == _NO else None


def _said(said: SpouseAnswer, *, read: ReadRegistration) -> Said:
    how = {"when": moment(said.answered_at), "how": label(Channel(said.channel))}
    if not said.objection:
        return Said(words=_("已确认（%(when)s，%(how)s）") % how, hint="", tone="done")
    why = label(SpouseObjection(said.objection))
    hint = _(
        "可能是冒用他人名义申报，请分别向双方当面核实，不要告诉申报人另一方选了哪一项。"
        "查明不是双方意思的，结束办理；另一方只是有内容不对的，请申报人更正后再办。"
    )
    if read.facts.stage is Stage.CONFIRMING:
        until = {"day": day(read.facts.registration.spouse_until)}
        hint = _("%(day)s 后转您办理。在此之前不要联系申报人，以免对方从时间上看出另一方已经答复。") % until
    return Said(words=_("不认可：%(why)s（%(when)s，%(how)s）") % {**how, "why": why}, hint=hint, tone=_NO)


def _silent(read: ReadRegistration) -> Said:
    until = read.facts.registration.spouse_until
    if read.facts.stage is Stage.CONFIRMING:
        return Said(words=_("正在等另一方答复，到 %(day)s") % {"day": day(until)}, hint="", tone="now")
    hint = _("没有答复不等于不同意。另一方随时可以登录或持身份证到任一乡镇（街道）答复，不能因此拖延或者拒绝。")
    return Said(words=_("另一方没有答复"), hint=hint, tone="now")
