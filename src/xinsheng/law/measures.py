"""What a supervisor is shown of the work of their offices: every measure is a row here (mission A1, C2, C3, E2, E5).

A tally counts one thing, office by office and civil day by civil day (Asia/Shanghai), by the day it happened: a day
that is over never counts otherwise. A standing tally says how it stands when it is counted, and is not added up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from xinsheng.law.terms import OfficeKind


class Tally(StrEnum):
    """One thing that is counted."""

    SIGNED = "signed"  # 首次签名的接生信息
    SIGNED_IN_TIME = "signed_in_time"  # 其中出生后 24 小时内签名
    ISSUED = "issued"  # 签发的出生医学证明
    ISSUED_IN_ONE_GO = "issued_in_one_go"  # 其中没有补正、没有暂缓
    NOTICES = "notices"  # 这些办件给出的一次性告知
    REGISTERED = "registered"  # 办成的生育登记
    REGISTERED_AT_ONCE = "registered_at_once"  # 其中比对一致、当场登记
    DECIDED = "decided"  # 乡镇（街道）办结的生育登记
    DECIDED_IN_TIME = "decided_in_time"  # 其中在期限内
    WORKING_DAYS = "working_days"  # 这些登记所用的工作日
    USED = "used"  # 用去的空白证件
    VOIDED = "voided"  # 废证
    USED_OR_VOIDED = "used_or_voided"  # 二者合计
    TOLD = "told"  # 有了结果的短信
    DELIVERED = "delivered"  # 其中送达
    OVERDUE = "overdue"  # 现在逾期未办
    BLANKS_HELD = "blanks_held"  # 现存空白证件
    STOCK_STOPPED = "stock_stopped"  # 账实不符而停止打印的机构


STANDING: frozenset[Tally] = frozenset({Tally.OVERDUE, Tally.BLANKS_HELD, Tally.STOCK_STOPPED})


class MeasureKind(StrEnum):
    """A measure, by its code."""

    SIGNED_IN_TIME = "signed_in_time"
    IN_ONE_GO = "in_one_go"
    NOTICES_A_CASE = "notices_a_case"
    AT_ONCE = "at_once"
    DAYS_TO_COMPLETION = "days_to_completion"
    DECIDED_IN_TIME = "decided_in_time"
    OVERDUE = "overdue"
    BLANKS_HELD = "blanks_held"
    VOID_RATE = "void_rate"
    STOCK_STOPPED = "stock_stopped"
    MESSAGES_DELIVERED = "messages_delivered"


class Unit(StrEnum):
    """In what a measure is told."""

    SHARE = "share"  # 百分比
    MEAN = "mean"  # 平均数，一位小数
    NUMBER = "number"  # 数量


class Good(StrEnum):
    """Which way is the better one."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure: numerator by denominator, or the number itself; `source` is the article it answers to.

    `of_people`: the denominator counts families' cases, so that what is said of very few of them is kept back
    (law/small_groups.py). What counts paper, offices, or work that is overdue is always told.
    `never_of` is the kind of office that has no such work: it is not shown this measure of itself.
    """

    kind: MeasureKind
    numerator: Tally
    denominator: Tally | None = None
    unit: Unit = Unit.SHARE
    good: Good
    of_people: bool = True
    never_of: OfficeKind | None = None
    source: str

    def is_of(self, kind: str) -> bool:
        """Whether an office of this kind does what is measured; whatever is no single office does ('')."""
        return kind != self.never_of


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A measure of one place in one time, its two numbers as counted; a measure of a number has no denominator."""

    measure: Measure
    numerator: int
    denominator: int | None = None

    @property
    def value(self) -> float | None:
        """The share (0 to 1), the mean, or the number; None where nothing was there to be measured."""
        if self.denominator is None:
            return float(self.numerator)
        return self.numerator / self.denominator if self.denominator else None


MEASURES: tuple[Measure, ...] = (
    Measure(
        kind=MeasureKind.SIGNED_IN_TIME,
        numerator=Tally.SIGNED_IN_TIME,
        denominator=Tally.SIGNED,
        good=Good.MORE,
        never_of=OfficeKind.TOWNSHIP,
        source="通知：接生人员 24 小时内填写首次签发登记表并签名",
    ),
    Measure(
        kind=MeasureKind.IN_ONE_GO,
        numerator=Tally.ISSUED_IN_ONE_GO,
        denominator=Tally.ISSUED,
        good=Good.MORE,
        never_of=OfficeKind.TOWNSHIP,
        source="通知：材料齐全的一次办结",
    ),
    Measure(
        kind=MeasureKind.NOTICES_A_CASE,
        numerator=Tally.NOTICES,
        denominator=Tally.ISSUED,
        unit=Unit.MEAN,
        good=Good.LESS,
        never_of=OfficeKind.TOWNSHIP,
        source="行政许可法第 32 条：一次性告知",
    ),
    Measure(
        kind=MeasureKind.AT_ONCE,
        numerator=Tally.REGISTERED_AT_ONCE,
        denominator=Tally.REGISTERED,
        good=Good.MORE,
        never_of=OfficeKind.MIDWIFERY_INSTITUTION,
        source="通知：主要信息与人口库一致的，即时生成电子生育服务证",
    ),
    Measure(
        kind=MeasureKind.DAYS_TO_COMPLETION,
        numerator=Tally.WORKING_DAYS,
        denominator=Tally.DECIDED,
        unit=Unit.MEAN,
        good=Good.LESS,
        never_of=OfficeKind.MIDWIFERY_INSTITUTION,
        source="通知：乡镇（街道）在规定的工作日内办结",
    ),
    Measure(
        kind=MeasureKind.DECIDED_IN_TIME,
        numerator=Tally.DECIDED_IN_TIME,
        denominator=Tally.DECIDED,
        good=Good.MORE,
        never_of=OfficeKind.MIDWIFERY_INSTITUTION,
        source="通知：乡镇（街道）在规定的工作日内办结",
    ),
    Measure(
        kind=MeasureKind.OVERDUE,
        numerator=Tally.OVERDUE,
        unit=Unit.NUMBER,
        good=Good.LESS,
        of_people=False,
        source="通知：24 小时内签名；在规定的工作日内办结，逾期自动报县级",
    ),
    Measure(
        kind=MeasureKind.BLANKS_HELD,
        numerator=Tally.BLANKS_HELD,
        unit=Unit.NUMBER,
        good=Good.NEITHER,
        of_people=False,
        never_of=OfficeKind.TOWNSHIP,
        source="空白证件管理：入库、出库、使用、废证逐枚登记",
    ),
    Measure(
        kind=MeasureKind.VOID_RATE,
        numerator=Tally.VOIDED,
        denominator=Tally.USED_OR_VOIDED,
        good=Good.LESS,
        of_people=False,
        never_of=OfficeKind.TOWNSHIP,
        source="废证登记：废证率＝废证÷（废证＋使用）",
    ),
    Measure(
        kind=MeasureKind.STOCK_STOPPED,
        numerator=Tally.STOCK_STOPPED,
        unit=Unit.NUMBER,
        good=Good.LESS,
        of_people=False,
        never_of=OfficeKind.TOWNSHIP,
        source="本系统规定：每夜逐枚核对，有编号对不上的停止打印",
    ),
    Measure(
        kind=MeasureKind.MESSAGES_DELIVERED,
        numerator=Tally.DELIVERED,
        denominator=Tally.TOLD,
        good=Good.MORE,
        source="通知：短信告知结果；没有送达的由工作人员当面或书面告知",
    ),
)
_BY_KIND: Mapping[str, Measure] = {one.kind.value: one for one in MEASURES}


def find_measure(kind: str) -> Measure | None:
    """The measure of this code, or None."""
    return _BY_KIND.get(kind)


def figure_of(measure: Measure, tallies: Mapping[Tally, int]) -> Figure:
    """The figure that these tallies make; a tally that is not there counts none."""
    below = None if measure.denominator is None else tallies.get(measure.denominator, 0)
    return Figure(measure=measure, numerator=tallies.get(measure.numerator, 0), denominator=below)
