"""The names of what supervisors are shown, and what each figure means, in a sentence."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.measures import MeasureKind, Tally, Unit

OF_MEASURES: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    MeasureKind: {
        "signed_in_time": _("24 小时内签名率"),
        "in_one_go": _("一次办结率"),
        "notices_a_case": _("件均一次性告知"),
        "at_once": _("当场登记率"),
        "days_to_completion": _("平均办结工作日"),
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
