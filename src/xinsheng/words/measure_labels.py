"""The names of what supervisors are shown, and what each figure means, in a sentence."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xinsheng.law.measures import Measure, MeasureKind, Tally, Unit
from xinsheng.words.joining import with_remark

OF_MEASURES: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    MeasureKind: {
        "signed_in_time": _("24 小时内签名率"),
        "in_one_go": _("一次办结率"),
        "notices_a_case": _("件均一次性告知"),
        "at_once": _("当场登记率"),
        "days_to_completion": _("平均办结用时"),
        "decided_in_time": _("按期办结率"),
        "overdue": _("逾期未办"),
        "blanks_held": _("现存空白证件"),
        "void_rate": _("废证率"),
        "stock_stopped": _("账实不符的机构"),
        "messages_delivered": _("短信送达率"),
    },
    Tally: {
        "signed": _("接生人员签名的出生"),
        "signed_in_time": _("出生后 24 小时内签名的"),
        "issued": _("签发的出生医学证明"),
        "issued_in_one_go": _("没有告知补正、没有暂缓的"),
        "notices": _("给出的一次性告知"),
        "registered": _("办成的生育登记"),
        "registered_at_once": _("比对一致、当场登记的"),
        "decided": _("乡镇（街道）办结的登记"),
        "decided_in_time": _("在期限内办结的"),
        "working_days": _("所用工作日合计"),
        "used": _("用去的空白证件"),
        "voided": _("废证"),
        "used_or_voided": _("用去的空白证件和废证"),
        "told": _("有了结果的短信"),
        "delivered": _("送达的短信"),
        "overdue": _("逾期未办"),
        "blanks_held": _("现存空白证件"),
        "stock_stopped": _("账实不符的机构"),
    },
    Unit: {"share": _("百分比"), "mean": _("平均数"), "number": _("数量")},
}

MEANINGS: Mapping[MeasureKind, Promise | str] = {
    MeasureKind.SIGNED_IN_TIME: _("接生人员第一次签名的出生中，出生后 24 小时内签名的占多少。按签名的日期计。"),
    MeasureKind.IN_ONE_GO: _(
        "签发的出生医学证明（含补发、换发）中，没有一次性告知、也没有暂缓过的占多少。按电子证照制成的日期计。"
    ),
    MeasureKind.NOTICES_A_CASE: _("签发的每份出生医学证明，制成以前平均给过几次一次性告知。按电子证照制成的日期计。"),
    MeasureKind.AT_ONCE: _(
        "办成的生育登记中，与人口库比对一致、没有转乡镇（街道）而当场登记的占多少。按电子证制成的日期计，更正的不重复计。"
    ),
    MeasureKind.DAYS_TO_COMPLETION: _(
        "转乡镇（街道）办理的登记，从转交到办结平均用几个工作日；转交当日不计，按受理地的放假安排计。撤回的不计。"
    ),
    MeasureKind.DECIDED_IN_TIME: _(
        "乡镇（街道）办结的登记中，在期限最后一日结束以前办结的占多少。期限是本省规定的工作日数，各件按开始办理时的规定计。"
    ),
    MeasureKind.OVERDUE: _(
        "统计时已超过期限而没有办完的：出生满 24 小时没有签名的，登记和更正超过最后一日没有办结的。"
    ),
    MeasureKind.BLANKS_HELD: _("统计时在库和已分配的空白证件，单位：枚。"),
    MeasureKind.VOID_RATE: _("废证占废证和用去的空白证件之和的多少，含遗失、被盗、污损。按作废、使用的日期计。"),
    MeasureKind.STOCK_STOPPED: _("统计时因编号对不上而停止打印、还没有恢复的机构。每夜逐枚核对。"),
    MeasureKind.MESSAGES_DELIVERED: _(
        "有了结果的短信中，送达手机的占多少；其余由工作人员当面或书面告知。按第一个结果的日期计。"
    ),
}

_CASES, _SHEETS = pgettext_lazy("unit", "件"), pgettext_lazy("unit", "枚")
_TEXTS, _BIRTHS = pgettext_lazy("unit", "条"), pgettext_lazy("unit", "例")
_CERTIFICATES, _DAYS = pgettext_lazy("unit", "份"), pgettext_lazy("unit", "工作日")
_NOTICES, _OFFICES = pgettext_lazy("unit", "次"), pgettext_lazy("unit", "个")
COUNTED_IN: Mapping[Tally, Promise | str] = {
    Tally.SIGNED: _BIRTHS,
    Tally.SIGNED_IN_TIME: _BIRTHS,
    Tally.ISSUED: _CERTIFICATES,
    Tally.ISSUED_IN_ONE_GO: _CERTIFICATES,
    Tally.NOTICES: _NOTICES,
    Tally.REGISTERED: _CASES,
    Tally.REGISTERED_AT_ONCE: _CASES,
    Tally.DECIDED: _CASES,
    Tally.DECIDED_IN_TIME: _CASES,
    Tally.WORKING_DAYS: _DAYS,
    Tally.USED: _SHEETS,
    Tally.VOIDED: _SHEETS,
    Tally.USED_OR_VOIDED: _SHEETS,
    Tally.TOLD: _TEXTS,
    Tally.DELIVERED: _TEXTS,
    Tally.OVERDUE: _CASES,
    Tally.BLANKS_HELD: _SHEETS,
    Tally.STOCK_STOPPED: _OFFICES,
}


def tally_in_unit(tally: Tally) -> str:
    """What is counted, and in what: 签发的出生医学证明（份）."""
    return with_remark(OF_MEASURES[Tally][tally.value], COUNTED_IN[tally])


def measure_in_unit(measure: Measure) -> str:
    """A measure's name, and in what its value is told: 逾期未办（件）; beside a share stands its per cent sign."""
    name = OF_MEASURES[MeasureKind][measure.kind.value]
    return str(name) if measure.unit is Unit.SHARE else with_remark(name, COUNTED_IN[measure.numerator])


def measure_in_file(measure: Measure) -> str:
    """The same over a column of bare numbers, where a share is a decimal."""
    if measure.unit is not Unit.SHARE:
        return measure_in_unit(measure)
    return with_remark(OF_MEASURES[MeasureKind][measure.kind.value], _("小数，1 即 100%"))


def unit_of_both(measure: Measure) -> str:
    """In what numerator and denominator are counted; said once where it is the same; '' of a bare number."""
    if measure.denominator is None:
        return ""
    above, below = COUNTED_IN[measure.numerator], COUNTED_IN[measure.denominator]
    return str(above) if above == below else f"{above} / {below}"
