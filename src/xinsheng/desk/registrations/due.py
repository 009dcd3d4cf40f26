"""The last day of a registration in words and colour: working days left, by the handling township's calendar."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xinsheng.casework.limits import calendar_at
from xinsheng.law.registration_limits import Urgency, urgency, working_days_left
from xinsheng.look.moments import short_day
from xinsheng.registry.models import Registration
from xinsheng.standards.working_days import WorkingCalendar

COLOURS = {Urgency.IN_TIME: "calm", Urgency.SOON: "now", Urgency.OVERDUE: "late"}
TONES = {"calm": "quiet", "now": "due", "late": "wrong"}


@dataclass(frozen=True, kw_only=True)
class Due:
    """How long is left, the day itself, and the colour (an x-due-- suffix); empty where no clock runs."""

    words: str = ""
    day: str = ""
    colour: str = "calm"

    @property
    def tone(self) -> str:
        """The colour as a tag's."""
        return TONES[self.colour]


class Clock:
    """Says how a last day stands today; each place's calendar is read once."""

    def __init__(self, *, on: date) -> None:
        self._on = on
        self._calendars: dict[str, WorkingCalendar] = {}

    def due_of(self, registration: Registration) -> Due:
        """The last day of one registration."""
        if registration.due_on is None or registration.township is None:
            return Due()
        calendar = self._calendar(registration.township.division_code)
        how_near = urgency(registration.due_on, today=self._on, calendar=calendar)
        day = short_day(registration.due_on)
        return Due(
            words=self._words(registration.due_on, how_near=how_near, calendar=calendar),
            day=_("%(day)s（暂定）") % {"day": day} if registration.due_provisional else day,
            colour=COLOURS[how_near],
        )

    def _calendar(self, place: str) -> WorkingCalendar:
        if place not in self._calendars:
            self._calendars[place] = calendar_at(place)
        return self._calendars[place]

    def _words(self, last_day: date, *, how_near: Urgency, calendar: WorkingCalendar) -> str:
        if how_near is Urgency.OVERDUE:
            late = working_days_left(self._on, today=last_day, calendar=calendar)
            return _("已超期 %(count)d 个工作日") % {"count": late} if late else _("已超期")
        left = working_days_left(last_day, today=self._on, calendar=calendar)
        return _("还剩 %(count)d 个工作日") % {"count": left} if left else _("今天到期")
