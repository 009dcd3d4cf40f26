"""Blanks are asked of the office above: by the keeper for a period, granted there by another, one at a time."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.blank_plans import refuse_odd_grant
from xinsheng.casework.holds import find_by_page, hold_asking_above, hold_requisition
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.law.requisitions import Course, beyond_plan
from xinsheng.law.stock import sum_of
from xinsheng.law.stock_terms import ANSWER_REQUISITION, REQUISITION, WITHDRAW_REQUISITION
from xinsheng.law.terms import Duty
from xinsheng.registry.models import (
    BlankPlan,
    BlankRequisition,
    BlankRequisitionAnswer,
    BlankRequisitionWithdrawal,
    Office,
    count_held_each,
    count_years,
    next_above,
    stocked_below,
)
from xinsheng.standards.civil_time import civil_date, first_moment


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked: how many inserts, for which civil days of one year, and why (needed beyond the plan)."""

    quantity: int
    first_on: date
    last_on: date
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Need:
    """What the books count as blanks are asked for; see BlankRequisition."""

    held: int
    held_below: int
    used: int
    planned: int
    drawn: int


def course_of(requisition: BlankRequisition) -> Course:
    """How far it has come. `requisition` comes from `with_sent`, or is counted anew."""
    counted = requisition if hasattr(requisition, "sent") else _with_sent(requisition.pk)
    answer = getattr(counted, "answer", None)
    return Course(
        granted=answer.granted if answer else None,
        sent=counted.sent,
        is_withdrawn=hasattr(counted, "withdrawal"),
    )


def need_of(office: Office, *, year: int, at: datetime) -> Need:
    """What the books count of this office now, and of the plan for that year (civil)."""
    ids, new_year = [one.pk for one in stocked_below(office)], first_moment(civil_date(at).replace(month=1, day=1))
    held = count_held_each(ids)
    plan = BlankPlan.objects.in_force(year=year).filter(office=office).first()
    before = BlankRequisition.objects.with_sent().filter(office=office, first_on__year=year)
    return Need(
        held=held.get(office.pk, 0),
        held_below=sum(held.values()) - held.get(office.pk, 0),
        used=sum_of(count_years(ids, begin=new_year, end=at).values()).gone,
        planned=plan.answer.granted if plan else 0,
        drawn=sum(course_of(one).drawn for one in before.select_related("answer", "withdrawal")),
    )


def requisition_blanks(
    office: Office, *, wanted: Wanted, by: By, at: datetime, key: UUID | None = None
) -> BlankRequisition:
    """Ask the office above for blanks, as the stock keeper (or who covers for them).

    What is held, used, planned and drawn is counted here and never typed. The same page sent twice asks once. Raises
    NotAllowed, UnableToAct("nobody_to_ask", "requisition_open", "period_not_to_come", "beyond_plan_says_why",
    "other_body").
    """
    duty = get_office_duty(REQUISITION, office, by=by, at=at)
    said = {**vars(wanted), "office": office, "asked_by": by.someone}
    with transaction.atomic():
        hold_asking_above(office.pk)
        if earlier := find_by_page(BlankRequisition.objects.all(), key, said=said):
            return earlier
        above = next_above(office, on=civil_date(at))
        if above is None:
            raise UnableToAct("nobody_to_ask")
        if BlankRequisition.objects.unended().filter(office=office).exists():
            raise UnableToAct("requisition_open")
        if wanted.last_on < civil_date(at) or wanted.first_on.year != wanted.last_on.year:
            raise UnableToAct("period_not_to_come")
        need = need_of(office, year=wanted.first_on.year, at=at)
        if beyond_plan(planned=need.planned, drawn=need.drawn, quantity=wanted.quantity) and not wanted.words:
            raise UnableToAct("beyond_plan_says_why")
        last = BlankRequisition.objects.filter(office=office).order_by("-seq").values_list("seq", flat=True).first()
        row = BlankRequisition.objects.create(
            pk=key or uuid4(), to_office=above, seq=(last or 0) + 1, at=at, **vars(need), **said
        )
        _line(row, act=REQUISITION, duty=duty, by=by, at=at)
    return row


def answer_requisition(
    requisition: BlankRequisition, *, granted: int, words: str, by: By, at: datetime, key: UUID | None = None
) -> BlankRequisitionAnswer:
    """Grant a requisition, or less of it with words; 0 declines it. As supervisor of the office it was put to.

    Raises NotAllowed, UnableToAct("own_requisition", "answered_above", "requisition_over", "more_than_asked",
    "less_says_why", "other_body").
    """
    duty = get_office_duty(ANSWER_REQUISITION, requisition.to_office, by=by, at=at, first=requisition.asked_by_id)
    said = {"requisition": requisition, "granted": granted, "words": words, "answered_by": by.someone}
    with transaction.atomic():
        hold_requisition(requisition.pk)
        if earlier := find_by_page(BlankRequisitionAnswer.objects.all(), key, said=said):
            return earlier
        course = course_of(_with_sent(requisition.pk))
        if course.granted is not None:
            raise UnableToAct("answered_above")
        if course.is_withdrawn:
            raise UnableToAct("requisition_over")
        refuse_odd_grant(granted, asked=requisition.quantity, words=words)
        row = BlankRequisitionAnswer.objects.create(pk=key or uuid4(), at=at, **said)
        _line(requisition, act=ANSWER_REQUISITION, duty=duty, by=by, at=at)
    return row


def withdraw_requisition(
    requisition: BlankRequisition, *, words: str, by: By, at: datetime, key: UUID | None = None
) -> BlankRequisitionWithdrawal:
    """End an open requisition: nothing more is granted or sent on it. As stock keeper of the office that asked.

    Raises NotAllowed, UnableToAct("requisition_over", "other_body").
    """
    duty = get_office_duty(WITHDRAW_REQUISITION, requisition.office, by=by, at=at)
    said = {"requisition": requisition, "words": words, "withdrawn_by": by.someone}
    with transaction.atomic():
        hold_requisition(requisition.pk)
        if earlier := find_by_page(BlankRequisitionWithdrawal.objects.all(), key, said=said):
            return earlier
        if not course_of(_with_sent(requisition.pk)).is_open:
            raise UnableToAct("requisition_over")
        row = BlankRequisitionWithdrawal.objects.create(pk=key or uuid4(), at=at, **said)
        _line(requisition, act=WITHDRAW_REQUISITION, duty=duty, by=by, at=at)
    return row


def left_on(requisition: BlankRequisition) -> int:
    """How many inserts may still be sent on it, counted now."""
    return course_of(_with_sent(requisition.pk)).left


def _with_sent(requisition_id: UUID) -> BlankRequisition:
    rows = BlankRequisition.objects.with_sent().select_related("answer", "withdrawal")
    return rows.get(pk=requisition_id)


def _line(requisition: BlankRequisition, *, act: str, duty: Duty, by: By, at: datetime) -> None:
    subjects = {"office": str(requisition.office_id), "to_office": str(requisition.to_office_id)}
    write_line(Line(chain=requisition.pk, act=act, duty=duty, by=by, at=at, subjects=subjects))
