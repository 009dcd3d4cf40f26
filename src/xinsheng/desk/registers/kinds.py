"""Every register is a row here: its title, its columns, and which lines of the books stand in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.blank_destructions import ranges_of
from xinsheng.casework.succession_snapshots import find_application
from xinsheng.law.administration import SEEING_DUTIES, STOCK_DUTIES, ProposalKind
from xinsheng.law.certificates import public_standing
from xinsheng.law.stock_terms import BlankLossKind, DestructionMethod
from xinsheng.law.terms import CertificateKind, Duty, SpoilReason, Standing
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import (
    BlankIntake,
    BlankLoss,
    Office,
    Proposal,
    destructions_of,
    issued_again,
    issued_firsts,
    voided_blanks,
)
from xinsheng.standards.certificate_numbers import range_length
from xinsheng.words.joining import listed, with_remark
from xinsheng.words.labels import label

Cells = Callable[[Any], tuple[str, ...]]
ISSUERS = (Duty.ISSUING_OFFICER, Duty.SEALING_OFFICER, Duty.SUPERVISOR)


@dataclass(frozen=True, kw_only=True)
class Register:
    """One register of an office.

    `duties` see it; `from_above` too whoever supervises an office over it. `at` is the column by which its lines
    follow each other, a moment unless `by_day`; `numbers` are the columns a number is sought in (one, or the first
    and the last of a range). `case_of` gives the case whose names a line shows: each is noted as read.
    """

    key: str
    title: Promise | str
    head: tuple[Promise | str, ...]
    rows: Callable[[Office], QuerySet[Any]]
    cells: Cells
    at: str
    numbers: tuple[str, ...]
    duties: tuple[Duty, ...] = STOCK_DUTIES
    from_above: bool = True
    by_day: bool = False
    case_of: str = ""


def _first(one: Any) -> tuple[str, ...]:
    return (
        one.blank_id,
        one.case.child_name,
        one.case.mother_name,
        day(one.issued_on),
        one.printed_by.name,
        one.seal_intent.sealed_by.name,
        label(public_standing(Standing(one.standing.state))),
    )


def _again(one: Any) -> tuple[str, ...]:
    application = find_application(one.case)
    review = getattr(one, "review", None)
    return (
        one.blank_id,
        one.predecessor.blank_id if one.predecessor else one.case.legacy_id,
        one.case.child_name,
        one.case.mother_name,
        label(application.ground) if application else "",
        (gettext("已登记") if application.in_household_register else gettext("还没有登记")) if application else "",
        day(one.issued_on),
        one.printed_by.name,
        *([review.reviewed_by.name] if review else []),
        one.seal_intent.sealed_by.name,
        label(public_standing(Standing(one.standing.state))),
    )


def _void(one: Any) -> tuple[str, ...]:
    kind: SpoilReason | BlankLossKind = (
        SpoilReason(one.reason) if one.reason in set(SpoilReason) else BlankLossKind(one.reason)
    )
    printed = gettext("打印后作废") if one.from_status == "assigned" else gettext("未打印")
    return (one.blank_id, moment(one.at), label(kind), printed, one.by.name if one.by else gettext("系统自动"))


def _came(one: BlankIntake) -> tuple[str, ...]:
    return (
        moment(one.at),
        one.first_no,
        one.last_no,
        str(one.quantity),
        one.received_by.name,
        one.counted_by.name,
    )


def _went(one: Any) -> tuple[str, ...]:
    said = one.payload
    return (
        moment(one.decision.decided_at),
        said["label"],
        said["first_no"],
        said["last_no"],
        str(range_length(said["first_no"], last=said["last_no"])),
        one.proposed_by.name,
        one.decision.decided_by.name,
    )


def _lost(one: Any) -> tuple[str, ...]:
    police = getattr(one, "police_report", None)
    return (
        moment(one.at),
        label(BlankLossKind(one.kind)),
        one.first_no,
        one.last_no,
        str(one.quantity),
        one.reported_by.name,
        police.no if police else "",
    )


def _destroyed(one: Any) -> tuple[str, ...]:
    return (
        day(one.on),
        str(one.quantity),
        listed(first if first == last else f"{first} – {last}" for first, last in ranges_of(one)),
        label(DestructionMethod(one.method)),
        one.place,
        one.approval_no,
        one.handled_by.name,
        one.checked_by.name,
        listed(
            (
                with_remark(one.first_witness, one.first_witness_of),
                with_remark(one.second_witness, one.second_witness_of),
            )
        ),
    )


_OF_AGAIN = (
    _("新证件编号"),
    _("原证件编号"),
    _("新生儿姓名"),
    _("母亲姓名"),
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
        rows=issued_firsts,
        cells=_first,
        at="issued_on",
        numbers=("blank",),
        duties=ISSUERS,
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key="reissue",
        title=_("补发登记簿"),
        head=(*_OF_AGAIN, _("补发经办人员"), _("审核人员"), _("盖章人员"), _("现在的状态")),
        rows=lambda office: issued_again(office, kind=CertificateKind.REISSUE),
        cells=_again,
        at="issued_on",
        numbers=("blank",),
        duties=(Duty.REISSUE_OFFICER, Duty.REVIEWER, Duty.SEALING_OFFICER, Duty.SUPERVISOR),
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key="replacement",
        title=_("换发登记簿"),
        head=(*_OF_AGAIN, _("签发人员"), _("盖章人员"), _("现在的状态")),
        rows=lambda office: issued_again(office, kind=CertificateKind.REPLACEMENT),
        cells=_again,
        at="issued_on",
        numbers=("blank",),
        duties=ISSUERS,
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key="void",
        title=_("废证登记簿"),
        head=(_("证件编号"), _("作废时间"), _("原因"), _("情形"), _("经手人")),
        rows=voided_blanks,
        cells=_void,
        at="at",
        numbers=("blank",),
        duties=SEEING_DUTIES,
    ),
    Register(
        key="in",
        title=_("入库登记簿"),
        head=(_("入库时间"), *_RANGE, _("经手人"), _("复核人")),
        rows=lambda office: BlankIntake.objects.filter(office=office).select_related("received_by", "counted_by"),
        cells=_came,
        at="at",
        numbers=("first_no", "last_no"),
    ),
    Register(
        key="out",
        title=_("出库登记簿"),
        head=(_("领用时间"), _("领用到"), *_RANGE, _("经手人"), _("复核人")),
        rows=lambda office: Proposal.objects.filter(
            office=office, kind=ProposalKind.TRAY, decision__confirmed=True
        ).select_related("proposed_by", "decision__decided_by"),
        cells=_went,
        at="decision__decided_at",
        numbers=("payload__first_no", "payload__last_no"),
    ),
    Register(
        key="lost",
        title=_("遗失、被盗、损坏登记簿"),
        head=(_("报告时间"), _("情形"), *_RANGE, _("报告人"), _("报警回执编号")),
        rows=lambda office: BlankLoss.objects.filter(office=office).select_related("reported_by", "police_report"),
        cells=_lost,
        at="at",
        numbers=("first_no", "last_no"),
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
        rows=destructions_of,
        cells=_destroyed,
        at="on",
        numbers=("destroyed_blanks__blank",),
        by_day=True,
    ),
)


def find_register(key: str) -> Register | None:
    """The register of this key, or None."""
    return next((one for one in REGISTERS if one.key == key), None)
