"""The year's plan of blanks: made by the keeper, what was granted below gathered by the books, granted above."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.holds import find_by_page, hold_asking_above, hold_requisition
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.law.stock_terms import ANSWER_PLAN, PLAN_BLANKS
from xinsheng.registry.models import (
    BlankPlan,
    BlankPlanAnswer,
    Office,
    count_held,
    count_live_births,
    next_above,
    stocked_below,
)
from xinsheng.standards.civil_time import civil_date

_A_YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What an office says it needs itself in a year (civil), in inserts by quarter, and why."""

    year: int
    first_quarter: int
    second_quarter: int
    third_quarter: int
    fourth_quarter: int
    words: str = ""

    @property
    def own(self) -> int:
        """The four quarters together."""
        return self.first_quarter + self.second_quarter + self.third_quarter + self.fourth_quarter


@dataclass(frozen=True, kw_only=True)
class PlanBasis:
    """What the books count for a plan: what lies there and below, a year's live births, plans granted below."""

    held: int
    live_births: int
    below: int


def plan_basis(office: Office, *, year: int, at: datetime) -> PlanBasis:
    """Count it as it is now."""
    ids = [one.pk for one in stocked_below(office)]
    in_force = BlankPlan.objects.filter(pk__in=BlankPlan.objects.in_force(year=year).values("pk"))
    granted = in_force.put_to(office, on=civil_date(at)).values_list("answer__granted", flat=True)
    return PlanBasis(
        held=count_held(ids),
        live_births=count_live_births(ids, begin=at - _A_YEAR, end=at),
        below=sum(granted),
    )


def plan_blanks(office: Office, *, planned: Planned, by: By, at: datetime, key: UUID | None = None) -> BlankPlan:
    """Put the plan of this year or the next to the office above, as the stock keeper (or who covers for them).

    A plan that was answered is followed by another, which holds once it is granted. The same page sent twice plans
    once. Raises NotAllowed, UnableToAct("nobody_to_ask", "plan_waits", "year_not_planned", "nothing_planned",
    "other_body").
    """
    duty = get_office_duty(PLAN_BLANKS, office, by=by, at=at)
    said = {**vars(planned), "office": office, "planned_by": by.someone}
    with transaction.atomic():
        hold_asking_above(office.pk)
        if earlier := find_by_page(BlankPlan.objects.all(), key, said=said):
            return earlier
        above, on = next_above(office, on=civil_date(at)), civil_date(at)
        if above is None:
            raise UnableToAct("nobody_to_ask")
        if planned.year - on.year not in (0, 1):
            raise UnableToAct("year_not_planned")
        last = BlankPlan.objects.filter(office=office, year=planned.year).order_by("-seq").first()
        if last is not None and not hasattr(last, "answer"):
            raise UnableToAct("plan_waits")
        counted = plan_basis(office, year=planned.year, at=at)
        if not planned.own + counted.below:
            raise UnableToAct("nothing_planned")
        row = BlankPlan.objects.create(
            pk=key or uuid4(),
            to_office=above,
            seq=last.seq + 1 if last else 1,
            quantity=planned.own + counted.below,
            at=at,
            **vars(counted),
            **said,
        )
        subjects = {"office": str(office.pk), "to_office": str(above.pk)}
        write_line(Line(chain=row.pk, act=PLAN_BLANKS, duty=duty, by=by, at=at, subjects=subjects))
    return row


def answer_plan(
    plan: BlankPlan, *, granted: int, words: str, by: By, at: datetime, key: UUID | None = None
) -> BlankPlanAnswer:
    """Grant a plan, or less of it with words; 0 declines it. As supervisor of the office it was put to.

    Once that office is closed, as supervisor of the next one above. Raises NotAllowed, UnableToAct("own_plan",
    "answered_above", "more_than_asked", "less_says_why", "other_body").
    """
    answering = plan.answering_office(on=civil_date(at))
    duty = get_office_duty(ANSWER_PLAN, answering, by=by, at=at, first=plan.planned_by_id)
    said = {"plan": plan, "granted": granted, "words": words, "answered_by": by.someone}
    with transaction.atomic():
        hold_requisition(plan.pk)
        if earlier := find_by_page(BlankPlanAnswer.objects.all(), key, said=said):
            return earlier
        if BlankPlanAnswer.objects.filter(plan=plan).exists():
            raise UnableToAct("answered_above")
        refuse_odd_grant(granted, asked=plan.quantity, words=words)
        row = BlankPlanAnswer.objects.create(pk=key or uuid4(), at=at, **said)
        subjects = {"office": str(plan.office_id), "to_office": str(answering.pk)}
        write_line(Line(chain=plan.pk, act=ANSWER_PLAN, duty=duty, by=by, at=at, subjects=subjects))
    return row


def refuse_odd_grant(granted: int, *, asked: int, words: str) -> None:
    """Raise UnableToAct("more_than_asked") for more than was asked, "less_says_why" for less without words."""
    if not 0 <= granted <= asked:
        raise UnableToAct("more_than_asked")
    if granted < asked and not words:
        raise UnableToAct("less_says_why")
