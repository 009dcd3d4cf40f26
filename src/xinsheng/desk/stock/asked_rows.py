"""Requisitions and plans as lines of a list, and which of them wait for the officer who looks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xinsheng.casework.requisitions import course_of
from xinsheng.desk.officers import Officer
from xinsheng.desk.sent_for import requisition_no
from xinsheng.desk.stock.reach import shut
from xinsheng.law.requisitions import OPEN_STATES, Course, RequisitionState
from xinsheng.law.stock_terms import ANSWER_PLAN, ANSWER_REQUISITION, SEND_BLANKS
from xinsheng.registry.models import BlankPlan, BlankRequisition, BlankRequisitionQuerySet, Office
from xinsheng.words.labels import label

_TONES = {RequisitionState.SENT: "well", RequisitionState.DECLINED: "wrong", RequisitionState.WITHDRAWN: "quiet"}


@dataclass(frozen=True, kw_only=True)
class AskedRow:
    """A requisition with how it stands."""

    row: BlankRequisition
    course: Course
    state: str
    tone: str

    @property
    def no(self) -> str:
        """What it is called."""
        return requisition_no(self.row.seq)


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """A plan with what was granted of it, None while nobody has answered."""

    row: BlankPlan
    granted: int | None
    state: str
    tone: str


def requisitions_of(office: Office) -> BlankRequisitionQuerySet:
    """Those that this office asked, and those that it was asked, the latest first."""
    both = BlankRequisition.objects.with_sent().filter(Q(office=office) | Q(to_office=office)).order_by("-at", "-id")
    return both.select_related("office", "to_office", "asked_by", "answer__answered_by", "withdrawal")


def asked_rows(rows: Iterable[BlankRequisition]) -> list[AskedRow]:
    """The same with how each stands."""
    return [_asked_row(one, course_of(one)) for one in rows]


def _asked_row(row: BlankRequisition, course: Course) -> AskedRow:
    tone = "due" if course.state in OPEN_STATES else _TONES[course.state]
    return AskedRow(row=row, course=course, state=label(course.state), tone=tone)


def awaiting(officer: Officer, office: Office) -> list[AskedRow]:
    """The requisitions that wait for this officer here: to be answered, or for blanks to be sent."""
    asked = requisitions_of(office).filter(to_office=office)
    waiting: list[BlankRequisition] = []
    if not shut(officer, ANSWER_REQUISITION, office):
        waiting += asked.to_answer(on=officer.on).exclude(asked_by=officer.person)
    if not shut(officer, SEND_BLANKS, office):
        waiting += asked.to_send(on=officer.on)
    return asked_rows(waiting)


def plans_of(office: Office) -> QuerySet[BlankPlan]:
    """The plans that this office made, and those put to it."""
    return plans_by_office(BlankPlan.objects.filter(Q(office=office) | Q(to_office=office)))


def plans_by_office(rows: QuerySet[BlankPlan]) -> QuerySet[BlankPlan]:
    """The same by the office that made them, of each the latest first."""
    read = rows.select_related("office", "to_office", "planned_by", "answer__answered_by")
    return read.order_by("office__division_code", "office__name", "-seq")


def plan_rows(rows: Iterable[BlankPlan]) -> list[PlanRow]:
    """The same with what was granted of each."""
    return [_plan_row(one) for one in rows]


def _plan_row(row: BlankPlan) -> PlanRow:
    answer = getattr(row, "answer", None)
    if answer is None:
        return PlanRow(row=row, granted=None, state=_("待答复"), tone="due")
    if not answer.granted:
        return PlanRow(row=row, granted=0, state=_("不予批准"), tone="wrong")
    state = _("已批准") if answer.granted == row.quantity else _("部分批准")
    return PlanRow(row=row, granted=answer.granted, state=state, tone="well")


def plans_awaiting(officer: Officer, office: Office) -> list[PlanRow]:
    """The plans that wait for this officer's answer, of whichever year."""
    if shut(officer, ANSWER_PLAN, office):
        return []
    put = BlankPlan.objects.waiting().put_to(office, on=officer.on).exclude(planned_by=officer.person)
    return plan_rows(put.select_related("office", "to_office", "planned_by"))
