"""The registers of the stock of blanks: what came, was asked for, sent, spoiled, lost and destroyed (domain 3.5)."""

from django.utils.translation import gettext_lazy as _

from xinsheng.desk.registers.register import Register, Source
from xinsheng.desk.registers.stock_lines import (
    arrival_line,
    departure_line,
    destruction_line,
    loss_line,
    plan_line,
    requisition_line,
    void_line,
)
from xinsheng.desk.stock.asked_rows import plans_of, requisitions_of
from xinsheng.law.administration import SEEING_DUTIES, ProposalKind
from xinsheng.registry.models import (
    BlankIntake,
    BlankLoss,
    BlankReceipt,
    BlankTransfer,
    Proposal,
    destructions_of,
    voided_blanks,
)

_RANGE = (_("起始编号"), _("截止编号"), _("数量"))
STOCK_REGISTERS: tuple[Register, ...] = (
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
        head=(_("入库时间"), _("来自"), *_RANGE, _("库房结存"), _("申领单或退回原因"), _("经手人"), _("复核人")),
        has_balance=True,
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
                    "transfer__office", "transfer__answers", "received_by", "counted_by"
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
        head=(
            _("出库时间"),
            _("发往"),
            *_RANGE,
            _("库房结存"),
            _("申领单或退回原因"),
            _("经手人"),
            _("复核、点收人"),
        ),
        has_balance=True,
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
                    "to_office", "sent_by", "answers", "receipt__counted_by"
                ),
                at="at",
                numbers=("first_no", "last_no"),
            ),
        ),
        cells=departure_line,
    ),
    Register(
        key="requisitions",
        title=_("申领登记簿"),
        head=(
            _("申领时间"),
            _("单号"),
            _("申领机构"),
            _("向谁申领"),
            _("使用期间"),
            _("申领数量"),
            _("批准数量"),
            _("已发数量"),
            _("状态"),
            _("申领人"),
            _("答复人"),
        ),
        sources=(
            Source(
                rows=lambda office: requisitions_of(office).distinct(),  # a number may have gone down twice on one
                at="at",
                numbers=("transfers__first_no", "transfers__last_no"),
            ),
        ),
        cells=requisition_line,
    ),
    Register(
        key="plans",
        title=_("用证计划登记簿"),
        head=(
            _("编报时间"),
            _("编报机构"),
            _("报给谁"),
            _("年份"),
            _("一至四季度"),
            _("下级计划"),
            _("计划合计"),
            _("批准数量"),
            _("编报人"),
            _("答复人"),
        ),
        sources=(Source(rows=plans_of, at="at", numbers=()),),
        cells=plan_line,
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
