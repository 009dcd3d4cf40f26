"""What is done at an office and is of no case, as rows: blanks, forms, printers, the right to issue, older papers.

Nothing has a stage here, so a row says who may do it and who may not for having taken the first step; what must be
true of the blanks or the certificate stands in the verb and is promised by the books. The guard, the button, its
greyed reason and docs/acts.md read these rows and no other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xinsheng.law.administration import (
    ADMINISTRATOR_DUTIES,
    APPOINTED_DUTIES,
    EXAMINING_DUTIES,
    FORMS_DUTIES,
    SEEING_DUTIES,
    STOCK_DUTIES,
)
from xinsheng.law.filings import TRY_AGAIN
from xinsheng.law.legacy_corrections import CONFIRM_CORRECTION, DECLINE_CORRECTION, PROPOSE_CORRECTION
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.stock import LINE_DIGITS, STOCKED
from xinsheng.law.stock_terms import (
    ADD_POLICE_REPORT,
    ANSWER_PLAN,
    ANSWER_REQUISITION,
    FIND_ON_INQUIRY,
    LIFT,
    OPEN_INQUIRY,
    PLAN_BLANKS,
    RECOUNT,
    REPORT_LOSS,
    REPORT_SEEN,
    REQUISITION,
    RETURN_BLANKS,
    SEND_BLANKS,
    SUSPEND,
    WITHDRAW_REQUISITION,
)
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.law.township_terms import SPOIL_FORMS

_COUNTY, _TOWNSHIP = (OfficeKind.COUNTY,), (OfficeKind.TOWNSHIP,)
_ABOVE = tuple(kind for kind in OfficeKind if kind in LINE_DIGITS)
_STOCKED = tuple(kind for kind in OfficeKind if kind in STOCKED)
_PRINTING = tuple(kind for kind in OfficeKind if EXAMINING_DUTIES.intersection(APPOINTED_DUTIES.get(kind, ())))
KEEP_PLACEMENT = "keep_placement"  # of an office's printer


@dataclass(frozen=True, kw_only=True)
class OfficeAct:
    """One row: who may do it at an office of which kinds.

    `here`: the duties that count where they are held at the office itself. `over`: whether whoever supervises it
    from the county, prefecture or province over it may, too. `administrators`: whether the platform's administrators
    may, at whichever office. `apart`: what whoever took the first step is told, who may not take this one ("" where
    there is no first step).
    """

    verb: str
    kinds: tuple[OfficeKind, ...] = _STOCKED
    here: tuple[Duty, ...] = ()
    over: bool = False
    administrators: bool = False
    apart: str = ""
    source: str


@dataclass(frozen=True, kw_only=True)
class OfficeActor:
    """Who acts at an office of this kind: the duties held there, and whether they supervise it from above.

    `administers`: the duties of an administrator that they hold, at whichever office.
    """

    kind: OfficeKind
    here: frozenset[Duty] = frozenset()
    is_over: bool = False
    administers: frozenset[Duty] = frozenset()


_ROWS = (
    OfficeAct(
        verb=PLAN_BLANKS,
        here=(Duty.STOCK_KEEPER,),
        source="本系统规定：用证计划按年、按季度编报上一级（河南系统有按季度的用证计划；江西规定按计划申领，贵州规定未见）",
    ),
    OfficeAct(
        verb=ANSWER_PLAN,
        kinds=_ABOVE,
        here=(Duty.SUPERVISOR,),
        apart="own_plan",
        source="本系统规定：用证计划由上一级主管人员批准，该机构停办的由再上一级批准，少批、不批的写明理由；编报的人不批准",
    ),
    OfficeAct(
        verb=REQUISITION,
        here=(Duty.STOCK_KEEPER,),
        source="本系统规定：空白证件由保管人员向上一级申领，一次只能有一张没有办完的申领单；超计划的写明理由",
    ),
    OfficeAct(
        verb=ANSWER_REQUISITION,
        kinds=_ABOVE,
        here=(Duty.SUPERVISOR,),
        apart="own_requisition",
        source="本系统规定：申领由上一级主管人员批准，少批、不批的写明理由；申领的人不批准",
    ),
    OfficeAct(
        verb=WITHDRAW_REQUISITION,
        here=(Duty.STOCK_KEEPER,),
        source="本系统规定：申领单没有办完的，由申领机构的保管人员撤回，写明理由；已经发出的不受影响",
    ),
    OfficeAct(
        verb=SEND_BLANKS,
        here=(Duty.STOCK_KEEPER,),
        source="本系统规定：空白证件只由保管人员按批准的申领单发给下一级（国卫妇幼发〔2013〕52号的管理要求，全文未见）",
    ),
    OfficeAct(
        verb=RETURN_BLANKS,
        here=(Duty.STOCK_KEEPER,),
        source="本系统规定：没有用过的空白证件由保管人员退回上一级，不平调",
    ),
    OfficeAct(
        verb=REPORT_LOSS,
        here=STOCK_DUTIES,
        over=True,
        source="本系统规定：空白证件遗失、被盗、损坏的，一人即可报告，编号立即作废",
    ),
    OfficeAct(verb=ADD_POLICE_REPORT, here=STOCK_DUTIES, over=True, source="本系统规定：遗失、被盗的补记报警回执"),
    OfficeAct(
        verb=REPORT_SEEN,
        here=SEEING_DUTIES,
        over=True,
        source="本系统规定：本机构的编号在别处出现的，经办、保管、主管人员都可报告，立即停止打印",
    ),
    OfficeAct(verb=RECOUNT, here=STOCK_DUTIES, source="本系统规定：停止打印的，由本机构清点说明"),
    OfficeAct(
        verb=SUSPEND, over=True, source="本系统规定：由所辖的县、市（州）、省级卫生健康行政部门一次暂停，立即生效"
    ),
    OfficeAct(verb=LIFT, over=True, apart="own_suspension", source="本系统规定：谁暂停的、谁报告的，不由本人恢复"),
    OfficeAct(verb=OPEN_INQUIRY, over=True, source="本系统规定：涉嫌骗取、虚假签发的，由卫生健康行政部门列入核查"),
    OfficeAct(verb=FIND_ON_INQUIRY, over=True, apart="own_inquiry", source="本系统规定：提出核查的人不作结论"),
    OfficeAct(
        verb=PROPOSE_CORRECTION,
        kinds=_COUNTY,
        here=(Duty.REISSUE_OFFICER, Duty.REVIEWER, Duty.SUPERVISOR),
        source="本系统规定：早于本系统的证件录错了的，由签发地的县照原始记录提出更正",
    ),
    OfficeAct(
        verb=CONFIRM_CORRECTION,
        kinds=_COUNTY,
        here=(Duty.REVIEWER, Duty.SUPERVISOR),
        over=True,
        apart="own_proposal",
        source="本系统规定：更正由另一人看过原始记录后确认",
    ),
    OfficeAct(
        verb=DECLINE_CORRECTION,
        kinds=_COUNTY,
        here=(Duty.REVIEWER, Duty.SUPERVISOR),
        over=True,
        apart="own_proposal",
        source="本系统规定：更正由另一人看过原始记录后确认",
    ),
    OfficeAct(
        verb=SPOIL_FORMS,
        kinds=_TOWNSHIP,
        here=FORMS_DUTIES,
        source="本系统规定：统一印制的普通生育服务证作废的，由保管的乡镇（街道）登记份数和原因",
    ),
    OfficeAct(
        verb=KEEP_PLACEMENT,
        kinds=_PRINTING,
        here=tuple(sorted(EXAMINING_DUTIES)),
        source="本系统规定：套打位置由在该机构打印的人员校准",
    ),
    OfficeAct(
        verb=TRY_AGAIN,
        kinds=(OfficeKind.PROVINCE, OfficeKind.MIDWIFERY_INSTITUTION),  # of a register, of an institution's system
        here=(Duty.SUPERVISOR,),
        over=True,
        administrators=True,
        source="本系统规定：推送不成功的，系统管理人员、所在机构和上级的主管人员可让其立即重试，内容不变",
    ),
)
OFFICE_ACTS: Mapping[str, OfficeAct] = {row.verb: row for row in _ROWS}


def office_duty(verb: str, actor: OfficeActor) -> Duty | None:
    """The duty in which the actor would do it; None where they may not."""
    row = OFFICE_ACTS[verb]
    if actor.kind not in row.kinds:
        return None
    held = (
        *(duty for duty in row.here if duty in actor.here),
        *((Duty.SUPERVISOR,) if row.over and actor.is_over else ()),
        *(sorted(actor.administers & ADMINISTRATOR_DUTIES) if row.administrators else ()),
    )
    return next(iter(held), None)


def office_objections(verb: str, actor: OfficeActor) -> tuple[Reason, ...]:
    """What stands against it: the one source of guard and greyed button."""
    if office_duty(verb, actor) is not None:
        return ()
    return (Reason(ReasonCode.NOT_YOUR_DUTY, needed_for(OFFICE_ACTS[verb])),)


def needed_for(row: OfficeAct) -> tuple[Duty, ...]:
    """Every duty in which it may be done by somebody, each once."""
    needed = dict.fromkeys(row.here)
    if row.over:
        needed[Duty.SUPERVISOR] = None
    if row.administrators:
        needed |= dict.fromkeys(sorted(ADMINISTRATOR_DUTIES))
    return tuple(needed)
