"""Cases as lines of a list: what an officer reads down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from xinsheng.desk.cases.naming import title_of, tone_of
from xinsheng.law.terms import Stage
from xinsheng.look.moments import moment, time_left, urgency
from xinsheng.registry.models import Case
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line; `due` and `due_small` are words, `urgency` the colour of the deadline."""

    href: str
    title: str
    born: str
    inpatient_no: str
    stage: str
    tone: str
    due: str
    due_small: str
    urgency: str


def rows_of(cases: Iterable[Case], *, at: datetime) -> tuple[Row, ...]:
    """The lines of these cases, seen at a moment."""
    return tuple(_row(case, at=at) for case in cases)


def _row(case: Case, *, at: datetime) -> Row:
    words, small, colour = _deadline(case, at=at)
    return Row(
        href=reverse("desk:case", args=[case.pk]),
        title=title_of(case),
        born=moment(case.born_local) or "—",
        inpatient_no=case.inpatient_no or "—",
        stage=label(Stage(case.stage)),
        tone=tone_of(case.stage),
        due=words,
        due_small=small,
        urgency=colour,
    )


def _deadline(case: Case, *, at: datetime) -> tuple[str, str, str]:
    """The attendant's 24 hours where they run; else since when the case stands where it does."""
    if case.stage == Stage.OPENED and case.sign_due_at is not None:
        return time_left(case.sign_due_at, at=at), moment(case.sign_due_at), urgency(case.sign_due_at, at=at)
    return moment(case.stage_since), _("起等候"), "calm"
