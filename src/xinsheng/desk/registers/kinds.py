"""Every register is a row here: its title, its columns, and which lines of the books stand in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.registers.certificate_lines import again_line, first_line, reissued_line
from xinsheng.desk.registers.stock_lines import (
    arrival_line,
    departure_line,
    destruction_line,
    loss_line,
    void_line,
)
from xinsheng.law.administration import SEEING_DUTIES, STOCK_DUTIES, ProposalKind
from xinsheng.law.terms import CertificateKind, Duty
from xinsheng.registry.models import (
    BlankIntake,
    BlankLoss,
    BlankReceipt,
    BlankTransfer,
    Office,
    Proposal,
    destructions_of,
    issued_again,
    issued_firsts,
    reissued_from,
    voided_blanks,
)

Cells = Callable[[Any], tuple[str, ...]]
ISSUERS = (Duty.ISSUING_OFFICER, Duty.SEALING_OFFICER, Duty.SUPERVISOR)
REISSUED = "reissued"
LATELY = 30  # days


@dataclass(frozen=True, kw_only=True)
class Source:
    """Rows of one table that stand in a register.

    `at` is the column by which they follow each other; `numbers` are the columns a number is sought in (one, or the
    first and the last of a range).
    """

    rows: Callable[[Office], QuerySet[Any]]
    at: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Register:
    """One register of an office; its lines stand in the order of their time, from whichever of its `sources`.

    `duties` see it; `from_above` too whoever supervises an office over it. Its times are moments unless `by_day`.
    `case_of` gives the case whose names a line shows: each is noted as read. `days`: how many it shows at first; 0
    are those of this month.
    """

    key: str
    title: Promise | str
    head: tuple[Promise | str, ...]
    sources: tuple[Source, ...]
    cells: Cells
    duties: tuple[Duty, ...] = STOCK_DUTIES
    from_above: bool = True
    by_day: bool = False
    case_of: str = ""
    days: int = 0


_OF_AGAIN = (
    _("新证件编号"),
    _("原证件编号"),
    _("新生儿姓名"),
    _("母亲姓名"),
    _("申请人"),
    _("情形"),
    _("户口登记"),
    _("签发日期"),
)
_RANGE = (_("起始编号"), _("截止编号"), _("数量"))
REGISTERS: tuple[Register, ...] = (
    Register(
        key="first",
        title=_("首次签发登记簿"),
        head=(
            _("证件编号"),
            _("新生儿姓名"),
            _("母亲姓名"),
            _("签发日期"),
            _("签发人员"),
            _("盖章人员"),
            _("现在的状态"),
        ),
        sources=(Source(rows=issued_firsts, at="issued_on", numbers=("blank",)),),
        cells=first_line,
        duties=ISSUERS,
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key="reissue",
        title=_("补发登记簿"),
        head=(*_OF_AGAIN, _("补发经办人员"), _("审核人员"), _("盖章人员"), _("现在的状态")),
        sources=(
            Source(
                rows=lambda office: issued_again(office, kind=CertificateKind.REISSUE),
                at="issued_on",
                numbers=("blank",),
            ),
        ),
        cells=again_line,
        duties=(Duty.REISSUE_OFFICER, Duty.REVIEWER, Duty.SEALING_OFFICER, Duty.SUPERVISOR),
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key="replacement",
        title=_("换发登记簿"),
        head=(*_OF_AGAIN, _("签发人员"), _("盖章人员"), _("现在的状态")),
        sources=(
            Source(
                rows=lambda office: issued_again(office, kind=CertificateKind.REPLACEMENT),
                at="issued_on",
                numbers=("blank",),
            ),
        ),
        cells=again_line,
        duties=ISSUERS,
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key=REISSUED,
        title=_("本机构签发、已由县补发的证件"),
        head=(
            _("原证件编号"),
            _("新生儿姓名"),
            _("母亲姓名"),
            _("情形"),
            _("补发机构"),
            _("补发日期"),
            _("新证件编号"),
        ),
        sources=(Source(rows=reissued_from, at="issued_on", numbers=("predecessor__blank",)),),
        cells=reissued_line,
        duties=ISSUERS,
        from_above=False,
        by_day=True,
        case_of="case",
        days=LATELY,
    ),
    Register(
        key="void",
        title=_("废证登记簿"),
        head=(_("证件编号"), _("作废时间"), _("原因"), _("情形"), _("确认打印的人"), _("作废经手人")),
        sources=(Source(rows=voided_blanks, at="at", numbers=("blank",)),),
        cells=void_line,
        duties=SEEING_DUTIES,
    ),
    Register(
        key="in",
        title=_("入库登记簿"),
        head=(_("入库时间"), _("来自"), *_RANGE, _("申领单号或退回原因"), _("经手人"), _("复核人")),
        sources=(
            Source(
                rows=lambda office: BlankIntake.objects.filter(office=office).select_related(
                    "received_by", "counted_by"
                ),
                at="at",
                numbers=("first_no", "last_no"),
            ),
            Source(
                rows=lambda office: BlankReceipt.objects.filter(transfer__to_office=office).select_related(
                    "transfer__office", "received_by", "counted_by"
                ),
                at="at",
                numbers=("transfer__first_no", "transfer__last_no"),
            ),
        ),
        cells=arrival_line,
    ),
    Register(
        key="out",
        title=_("出库登记簿"),
        head=(_("出库时间"), _("发往"), *_RANGE, _("申领单号或退回原因"), _("经手人"), _("复核、点收人")),
        sources=(
            Source(
                rows=lambda office: Proposal.objects.filter(
                    office=office, kind=ProposalKind.TRAY, decision__confirmed=True
                ).select_related("proposed_by", "decision__decided_by"),
                at="decision__decided_at",
                numbers=("payload__first_no", "payload__last_no"),
            ),
            Source(
                rows=lambda office: BlankTransfer.objects.filter(office=office).select_related(
                    "to_office", "sent_by", "receipt__counted_by"
                ),
                at="at",
                numbers=("first_no", "last_no"),
            ),
        ),
        cells=departure_line,
    ),
    Register(
        key="lost",
        title=_("遗失、被盗、损坏登记簿"),
        head=(_("报告时间"), _("情形"), *_RANGE, _("报告人"), _("报警回执编号")),
        sources=(
            Source(
                rows=lambda office: BlankLoss.objects.filter(office=office).select_related(
                    "reported_by", "police_report"
                ),
                at="at",
                numbers=("first_no", "last_no"),
            ),
        ),
        cells=loss_line,
    ),
    Register(
        key="destroyed",
        title=_("废证销毁登记簿"),
        head=(
            _("销毁日期"),
            _("数量"),
            _("编号"),
            _("销毁方式"),
            _("销毁地点"),
            _("批准文号"),
            _("经手人"),
            _("复核人"),
            _("监销人"),
        ),
        sources=(Source(rows=destructions_of, at="on", numbers=("destroyed_blanks__blank",)),),
        cells=destruction_line,
        by_day=True,
    ),
)


def find_register(key: str) -> Register | None:
    """The register of this key, or None."""
    return next((one for one in REGISTERS if one.key == key), None)
