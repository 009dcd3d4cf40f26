"""Cases as lines of a list: what an officer reads down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from xinsheng.desk.cases.answering import answer_words, find_answer_day
from xinsheng.desk.cases.naming import title_of, tone_of
from xinsheng.desk.cases.standing import OutOfForce, out_of_force
from xinsheng.law.flags import Flag
from xinsheng.law.services.first_issuance_inside import FINAL
from xinsheng.law.terms import Stage
from xinsheng.look.moments import moment, time_left, urgency
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

LISTED = (Flag.PUT_OFF, Flag.LATE_ENTRY, Flag.HOSPITAL_DIFFERS)  # what else stands out is read on the case itself


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line; `due` and `due_small` are words, `urgency` the colour of the deadline.

    Of a certificate that another has replaced, or that is not in force, `stage` is how it stands, and `why` names the
    other; of any other case `why` tells what stands out on it.
    """

    href: str
    title: str
    born: str
    inpatient_no: str
    stage: str
    tone: str
    why: str
    due: str
    due_small: str
    urgency: str


def rows_of(cases: Iterable[Case], *, at: datetime) -> tuple[Row, ...]:
    """The lines of these cases, seen at a moment."""
    shown = tuple(cases)
    ended = out_of_force(shown)
    return tuple(_row(case, ended=ended.get(case.pk), at=at) for case in shown)


def _row(case: Case, *, ended: OutOfForce | None, at: datetime) -> Row:
    words, small, colour = _deadline(case, ended=ended, at=at)
    return Row(
        href=reverse("desk:case", args=[case.pk]),
        title=title_of(case),
        born=moment(case.born_local) or "—",
        inpatient_no=case.inpatient_no or "—",
        stage=ended.words if ended else label(Stage(case.stage)),
        tone=ended.tone if ended else tone_of(case.stage),
        why=ended.why if ended else listed(label(flag) for flag in LISTED if flag in case.flags),
        due=words,
        due_small=small,
        urgency=colour,
    )


def _deadline(case: Case, *, ended: OutOfForce | None, at: datetime) -> tuple[str, str, str]:
    """The attendant's hours where they run, the day promised to the family; else since when it stands or waits."""
    if ended is not None or case.stage in FINAL:
        return _("%(moment)s 起") % {"moment": moment(ended.since if ended else case.stage_since)}, "", "calm"
    if case.stage == Stage.OPENED and case.sign_due_at is not None:
        return time_left(case.sign_due_at, at=at), moment(case.sign_due_at), urgency(case.sign_due_at, at=at)
    waits = _("%(moment)s 起等候") % {"moment": moment(case.stage_since)}
    last = find_answer_day(case)
    if last is None:
        return waits, "", "calm"
    today = civil_date(at)
    return answer_words(last), waits, "late" if last < today else "now" if last == today else "calm"
