"""The last day of a registration in words and colour: working days left, by the handling township's calendar."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xinsheng.casework.limits import Calendars
from xinsheng.law.registration_limits import Urgency, urgency, working_days_left
from xinsheng.law.terms import Stage
from xinsheng.look.moments import short_day
from xinsheng.registry.models import Registration
from xinsheng.standards.working_days import WorkingCalendar

CLOCK_RUNS = (Stage.WITH_TOWNSHIP, Stage.NOTICED)
COLOURS = {Urgency.IN_TIME: "calm", Urgency.SOON: "now", Urgency.OVERDUE: "late"}
TONES = {"calm": "quiet", "now": "due", "late": "wrong"}


@dataclass(frozen=True, kw_only=True)
class Due:
    """How long is left, the day itself, and the colour (an x-due-- suffix); empty where no clock runs."""

    words: str = ""
    day: str = ""
    colour: str = "calm"
    until: str = ""  # the day with what it is the last day for

    @property
    def tone(self) -> str:
        """The colour as a tag's."""
        return TONES[self.colour]


class Clock:
    """Says how a last day stands today; each place's calendar is read once."""

    def __init__(self, *, on: date) -> None:
        self._on = on
        self._calendars = Calendars()

    def due_of(self, registration: Registration) -> Due:
        """The township's last day for one registration, whatever else runs."""
        if registration.due_on is None:
            return Due()
        return self._due(registration, registration.due_on, registration.due_provisional, _("%(day)s前办结"))

    def now_of(self, registration: Registration) -> Due:
        """The last day of whatever clock runs now: the township's, a correction's, a commitment's check's."""
        stage = Stage(registration.case.stage)
        if stage in CLOCK_RUNS:
            return self.due_of(registration)
        if stage is Stage.CORRECTING and registration.correction_due_on is not None:
            return self._due(registration, registration.correction_due_on, False, _("%(day)s前办结"))
        if stage is Stage.REGISTERED and registration.check_due_on is not None:
            provisional = registration.check_due_provisional
            return self._due(registration, registration.check_due_on, provisional, _("%(day)s前核查承诺"))
        return Due()

    def _due(self, registration: Registration, last_day: date, provisional: bool, until: str) -> Due:  # noqa: FBT001
        if registration.township is None:
            return Due()
        calendar = self._calendars.at(registration.township.division_code)
        how_near = urgency(last_day, today=self._on, calendar=calendar)
        day = short_day(last_day)
        told = _("%(day)s（暂定）") % {"day": day} if provisional else day
        return Due(
            words=self._words(last_day, how_near=how_near, calendar=calendar),
            day=told,
            colour=COLOURS[how_near],
            until=until % {"day": told},
        )

    def _words(self, last_day: date, *, how_near: Urgency, calendar: WorkingCalendar) -> str:
        if how_near is Urgency.OVERDUE:
            late = working_days_left(self._on, today=last_day, calendar=calendar)
            return _("已超期 %(count)d 个工作日") % {"count": late} if late else _("已超期")
        left = working_days_left(last_day, today=self._on, calendar=calendar)
        return _("还剩 %(count)d 个工作日") % {"count": left} if left else _("今天到期")
