"""How long is left of the twenty-four hours (mission A1), in words and as an urgency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from xinsheng.desk.births.entry_form import EntryForm
from xinsheng.desk.officers import Officer
from xinsheng.law.delivery import ATTENDANT_HOURS, sign_due_local
from xinsheng.look.moments import urgency
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil, moment


@dataclass(frozen=True, kw_only=True)
class HoursLeft:
    """A deadline to sign: the moment (aware UTC), whether it counts from the birth or, as yet, from the opening."""

    due_at: datetime
    counts_from_birth: bool
    words: str
    urgency: str


def hours_left(case: Case, *, typed: Mapping[str, str] | None, officer: Officer) -> HoursLeft:
    """The deadline by the birth as typed so far, or by the opening of the entry while no birth is typed."""
    born_local = _born_local(case, typed=typed, officer=officer)
    due_at = moment(sign_due_local(born_local)) if born_local else case.sign_due_at
    if due_at is None:
        due_at = case.opened_at + timedelta(hours=ATTENDANT_HOURS)
    return HoursLeft(
        due_at=due_at,
        counts_from_birth=born_local is not None,
        words=_words(due_at, at=officer.at),
        urgency=urgency(due_at, at=officer.at),
    )


def _born_local(case: Case, *, typed: Mapping[str, str] | None, officer: Officer) -> datetime | None:
    if not typed:
        return None
    form = EntryForm(dict(typed), case=case, now_local=civil(officer.at))
    form.is_valid()
    day, time = form.cleaned_data.get("born_on"), form.cleaned_data.get("born_time")
    return datetime.combine(day, time) if day and time else None


def _words(due_at: datetime, *, at: datetime) -> str:
    """In hours and minutes, rounded down so that nobody is promised more than there is."""
    if at > due_at:
        return _("已超过 24 小时")
    minutes = int((due_at - at).total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if hours:
        return _("还剩 %(hours)d 小时 %(minutes)d 分") % {"hours": hours, "minutes": rest}
    return _("还剩 %(minutes)d 分") % {"minutes": rest}
