"""The closed lists of the stock of blanks: what became of them, what stops an office, what an inquiry found."""

from collections.abc import Mapping
from enum import StrEnum

from xinsheng.law.terms import SpoilReason, Standing


class WasteKind(StrEnum):
    """Why a blank became waste, as the yearly table has it (废证)."""

    MISPRINTED = "misprinted"  # 打印、填写错误
    LOST = "lost"  # 遗失、被盗
    OTHER = "other"  # 其他


class BlankLossKind(StrEnum):
    """Why blanks that nothing was printed on became waste."""

    STOLEN = "stolen"  # 被盗
    LOST = "lost"  # 遗失
    DAMAGED = "damaged"  # 污损、受潮、破损
    OUTDATED = "outdated"  # 版式停用


class DestructionMethod(StrEnum):
    """How waste paper was destroyed."""

    SHREDDED = "shredded"  # 粉碎
    BURNT = "burnt"  # 焚烧
    PULPED = "pulped"  # 化浆


class StopCause(StrEnum):
    """Why an office issues nothing, or prints nothing, until it is lifted."""

    DECISION = "decision"  # 决定暂停签发资格
    GAP = "gap"  # 号段中有编号对不上
    USED_ELSEWHERE = "used_elsewhere"  # 库存中的编号在别处出现


class SeenIn(StrEnum):
    """Where the machine itself found a number of our blanks on a certificate that these books did not issue."""

    REGISTER = "register"  # 妇幼健康信息系统的签发记录
    LOADED = "loaded"  # 导入的历史签发数据
    FILING = "filing"  # 省级信息系统退回：编号已属于另一张证件


class InquiryFinding(StrEnum):
    """What an inquiry into one certificate came to."""

    RELEASED = "released"  # 没有问题，恢复有效
    REVOKED = "revoked"  # 骗取，撤销


STANDS_AFTER: Mapping[InquiryFinding, Standing] = {  # how a certificate stands once it was found on
    InquiryFinding.RELEASED: Standing.VALID,
    InquiryFinding.REVOKED: Standing.REVOKED,
}
NEEDS_DOCUMENT: frozenset[InquiryFinding] = frozenset({InquiryFinding.REVOKED})  # 撤销要有决定文书
NUMBER_TAKEN = "number_taken"  # a state register's word: it holds another certificate under this number
PAPER_GONE = frozenset({BlankLossKind.STOLEN, BlankLossKind.LOST, SpoilReason.LOST})  # no paper to destroy
POLICE_OWED = frozenset({BlankLossKind.STOLEN, BlankLossKind.LOST})
SEND_BLANKS, RETURN_BLANKS = "send_blanks", "return_blanks"
REPORT_LOSS, ADD_POLICE_REPORT = "report_blank_loss", "add_police_report"
PLAN_BLANKS, ANSWER_PLAN = "plan_blanks", "answer_plan"
REQUISITION, ANSWER_REQUISITION = "requisition_blanks", "answer_requisition"
WITHDRAW_REQUISITION = "withdraw_requisition"
SUSPEND, LIFT, RECOUNT = "suspend_office", "lift_suspension", "recount_stock"
REPORT_SEEN = "report_number_seen"
OPEN_INQUIRY, FIND_ON_INQUIRY = "open_inquiry", "find_on_inquiry"
STOCK_VERBS = frozenset(
    {SEND_BLANKS, RETURN_BLANKS, REPORT_LOSS, ADD_POLICE_REPORT, SUSPEND, LIFT, RECOUNT}
    | {REPORT_SEEN, OPEN_INQUIRY, FIND_ON_INQUIRY}
    | {PLAN_BLANKS, ANSWER_PLAN, REQUISITION, ANSWER_REQUISITION, WITHDRAW_REQUISITION}
)
MOST_IN_ONE_INQUIRY = 20_000
