"""What a comparison with the population register came to, in words.

Staff see every field, verdict, normalisation and limit. The declarant sees only the names of their own answers to
look at again (threat T24); there is no word here for anything the register says.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.law.absent_records import absent_behind, absent_sides
from xinsheng.law.comparison import ComparedField, Comparison, PolicyLimit
from xinsheng.law.couples import Side
from xinsheng.law.likeness import Normalisation, Verdict
from xinsheng.law.register_records import MaritalState, Silence
from xinsheng.law.registration_limits import Urgency
from xinsheng.words.labels import UnableToName

FIELDS: Mapping[ComparedField, Promise | str] = {
    ComparedField.WOMAN_NUMBER: _("女方证件号码在人口库中"),
    ComparedField.WOMAN_NAME: _("女方姓名"),
    ComparedField.WOMAN_SEX: _("女方性别（按证件号码）"),
    ComparedField.WOMAN_BIRTH: _("女方出生日期（按证件号码）"),
    ComparedField.WOMAN_ALIVE: _("女方在世"),
    ComparedField.WOMAN_HOUSEHOLD: _("女方户籍地"),
    ComparedField.WOMAN_RESIDENCE: _("女方现居住地（辅助）"),
    ComparedField.WOMAN_MARITAL_STATE: _("女方婚姻状况"),
    ComparedField.WOMAN_COUNTERPART: _("女方登记的配偶是所填男方"),
    ComparedField.MAN_NUMBER: _("男方证件号码在人口库中"),
    ComparedField.MAN_NAME: _("男方姓名"),
    ComparedField.MAN_SEX: _("男方性别（按证件号码）"),
    ComparedField.MAN_BIRTH: _("男方出生日期（按证件号码）"),
    ComparedField.MAN_ALIVE: _("男方在世"),
    ComparedField.MAN_HOUSEHOLD: _("男方户籍地"),
    ComparedField.MAN_RESIDENCE: _("男方现居住地（辅助）"),
    ComparedField.MAN_MARITAL_STATE: _("男方婚姻状况"),
    ComparedField.MAN_COUNTERPART: _("男方登记的配偶是所填女方"),
    ComparedField.MARRIAGE_DAY: _("结婚登记日期"),
    ComparedField.CHILDREN_NUMBER: _("现有子女数"),
    ComparedField.CHILDREN_FOUND: _("申报的子女都在人口库中"),
    ComparedField.CHILDREN_NONE_MISSING: _("人口库中的子女都已申报"),
    ComparedField.CHILDREN_CERTIFICATES: _("子女出生医学证明编号（辅助）"),
    ComparedField.CHILD_ORDER: _("本次登记的孩次"),
}
VERDICTS: Mapping[Verdict, Promise | str] = {
    Verdict.AGREE: _("一致"),
    Verdict.DIFFER: _("不一致"),
    Verdict.CANNOT_TELL: _("无法判断"),
}
NORMALISATIONS: Mapping[Normalisation, Promise | str] = {
    Normalisation.CHARACTER_FORM: _("统一字形、全角半角"),
    Normalisation.SPACES: _("不计空格"),
    Normalisation.LETTER_CASE: _("不分大小写"),
    Normalisation.MIDDLE_DOT: _("统一间隔号"),
    Normalisation.FORMER_NAME: _("与曾用名相同"),
    Normalisation.FIFTEEN_DIGITS: _("15 位号码换算为 18 位"),
    Normalisation.OLD_DIVISION: _("旧区划代码换为现行代码"),
    Normalisation.COUNTY_LEVEL: _("比对到县级"),
}
SILENCES: Mapping[Silence, Promise | str] = {
    Silence.UNREACHABLE: _("人口库没有应答，没有作比对"),
    Silence.LATE: _("人口库没有在时限内答复，没有作比对"),
    Silence.REFUSED: _("人口库答复有错误，没有作比对"),
    Silence.MALFORMED: _("人口库的答复不合约定格式，没有采用"),
    Silence.NOT_OURS: _("人口库的答复与这次查询对不上，没有采用"),
    Silence.STALE: _("人口库数据已过期，或没有可信的日期，没有采用"),
    Silence.CONTRADICTORY: _("人口库中同一号码有不同的记录，没有采用"),
}
ABSENT: Mapping[Side, Promise | str] = {
    Side.WOMAN: _("女方不在人口库中"),
    Side.MAN: _("男方不在人口库中"),
}
LIMITS: Mapping[PolicyLimit, Promise | str] = {
    PolicyLimit.CHILD_ORDER: _("孩次超出本省规定的当场登记范围，由工作人员办理"),
    PolicyLimit.NO_MARRIAGE: _("没有结婚登记，由工作人员办理"),
    PolicyLimit.NO_MAN: _("没有填写男方，由工作人员办理"),
}
TOLD_LIMITS: Mapping[PolicyLimit, Promise | str] = {  # for the declarant, of their own answer
    PolicyLimit.CHILD_ORDER: _("您登记的孩次由工作人员办理，不用补材料。"),
    PolicyLimit.NO_MARRIAGE: _("您填的是没有登记结婚，这种情形由工作人员办理，不用补材料。"),
    PolicyLimit.NO_MAN: _("您没有填写另一方，这种情形由工作人员办理，不用补材料。"),
}
OWN_ANSWERS: Mapping[str, Promise | str] = {
    "woman.name": _("女方姓名"),
    "woman.paper_no": _("女方证件号码"),
    "woman.household": _("女方户籍地址"),
    "man.name": _("男方姓名"),
    "man.paper_no": _("男方证件号码"),
    "man.household": _("男方户籍地址"),
    "marriage": _("婚姻登记信息"),
    "children": _("现有子女"),
    "child_order": _("本次登记的是第几个孩子"),
}
MARITAL_STATES: Mapping[MaritalState, Promise | str] = {
    MaritalState.NEVER_MARRIED: _("未婚"),
    MaritalState.MARRIED: _("已婚"),
    MaritalState.WIDOWED: _("丧偶"),
    MaritalState.DIVORCED: _("离婚"),
    MaritalState.NOT_STATED: _("未说明"),
}
URGENCIES: Mapping[Urgency, Promise | str] = {
    Urgency.IN_TIME: _("期限内"),
    Urgency.SOON: _("即将到期"),
    Urgency.OVERDUE: _("已超期"),
}
_KINDS: Mapping[type[StrEnum], Mapping[Any, Promise | str]] = {  # two enums may store the same word
    ComparedField: FIELDS,
    Verdict: VERDICTS,
    Normalisation: NORMALISATIONS,
    Silence: SILENCES,
    PolicyLimit: LIMITS,
    MaritalState: MARITAL_STATES,
    Urgency: URGENCIES,
}


def comparison_words(member: StrEnum) -> str:
    """The words for a field, a verdict, a normalisation, a silence, a limit, a marital state or an urgency."""
    found = _KINDS.get(type(member), {}).get(member)
    if found is None:
        raise UnableToName(f"{type(member).__name__}.{member.name}")
    return str(found)


def why_a_person(comparison: Comparison) -> tuple[str, ...]:
    """Why the machine did not register, for staff, each fact once; nothing where it may.

    The silence alone where the register said nothing; else what lies outside the policy, who has no record, which
    main fields differ, and which cannot be told for another reason than a missing record.
    """
    told = ((verdict, _fields(comparison, verdict=verdict)) for verdict in (Verdict.DIFFER, Verdict.CANNOT_TELL))
    found = (_sentence(gettext("、").join(fields), verdict=verdict) for verdict, fields in told if fields)
    return (*_plain_facts(comparison), *found)


def why_in_short(comparison: Comparison) -> str:
    """The first of these facts, as a list has room for it; '' where the machine may register."""
    for fact in _plain_facts(comparison):
        return fact
    for verdict in (Verdict.DIFFER, Verdict.CANNOT_TELL):
        fields = _fields(comparison, verdict=verdict)
        if len(fields) > 1:
            said = {"field": fields[0], "count": len(fields)}
            return _sentence(gettext("%(field)s等 %(count)d 项") % said, verdict=verdict)
        if fields:
            return _sentence(fields[0], verdict=verdict)
    return ""


def absent_words(field: ComparedField, *, comparison: Comparison) -> str:
    """Whose missing record leaves this field untold, '' where something else does."""
    return gettext("、").join(str(ABSENT[side]) for side in absent_behind(field, compared=comparison))


def _plain_facts(comparison: Comparison) -> tuple[str, ...]:
    outside = tuple(map(comparison_words, comparison.outside_policy))
    if comparison.silence is not None:
        return (comparison_words(comparison.silence), *outside)
    return (*outside, *(str(ABSENT[side]) for side in absent_sides(comparison)))


def _fields(comparison: Comparison, *, verdict: Verdict) -> tuple[str, ...]:
    """The main fields of this verdict that neither a silence nor a missing record explains."""
    if comparison.silence is not None:
        return ()
    return tuple(
        comparison_words(one.field)
        for one in comparison.fields
        if one.is_main and one.verdict is verdict and not absent_behind(one.field, compared=comparison)
    )


def _sentence(fields: str, *, verdict: Verdict) -> str:
    return gettext("%(field)s：%(verdict)s") % {"field": fields, "verdict": comparison_words(verdict)}


def outside_policy_sentence(limit: PolicyLimit) -> str:
    """Why a person handles it, told to the declarant: their own answer, nothing of the register's (threat T24)."""
    return str(TOLD_LIMITS[limit])


def own_answer_label(answer: str) -> str:
    """What an answer of the declarant's own is called, by its dotted name (`to_look_at`)."""
    found = OWN_ANSWERS.get(answer)
    if found is None:
        raise UnableToName(answer)
    return str(found)
