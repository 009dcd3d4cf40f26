"""The clock of a registration (invariant 45): started by the machine, moved by calendars, climbing by itself."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from xinsheng.casework.acting import THE_MACHINE, Asked, UnableToAct
from xinsheng.casework.counties import find_county_of
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.flags import put_flags
from xinsheng.casework.frozen_policies import policy_of
from xinsheng.law.flags import Flag
from xinsheng.law.registration_limits import calendar_of, due_date
from xinsheng.law.services import registration_clock
from xinsheng.registry.models import CalendarYear, Case, Registration
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.working_days import DueDate, WorkingCalendar


def calendar_at(division_code: str) -> WorkingCalendar:
    """The working calendar of a place, as known now: the country's years, and the place's own days over them."""
    rows = CalendarYear.objects.as_known(division_code=division_code)
    return calendar_of([(row.year, row.division_code, row.days) for row in rows])


class Calendars:
    """The working calendar of each place, as known now; each is read once."""

    def __init__(self) -> None:
        self._known: dict[str, WorkingCalendar] = {}

    def at(self, division_code: str) -> WorkingCalendar:
        """That of one place."""
        if division_code not in self._known:
            self._known[division_code] = calendar_at(division_code)
        return self._known[division_code]


@dataclass(frozen=True, kw_only=True)
class LastDay:
    """One of the last days of a registration: by which columns it stands, from when it is counted, how many days.

    `days` names a dated policy; `asked_as` begins the key under which it is counted again, `said_as` the names of the
    old and the new day in the journal's entry.
    """

    due: str
    provisional: str
    begun: str
    days: str
    asked_as: str
    said_as: str = ""

    def counted(self, registration: Registration, *, days: int, calendars: Calendars | None = None) -> DueDate:
        """The day by the calendars known now, of the place that accepted it; LookupError before its clock runs."""
        begun = getattr(registration, self.begun)
        if begun is None:
            raise LookupError
        calendar = (calendars or Calendars()).at(registration.accepted_code)
        return due_date(civil_date(begun), days=days, calendar=calendar)

    def is_counted_otherwise(self, registration: Registration, *, calendars: Calendars) -> bool:
        """Whether the day is another by the calendars known now; asks the books for nothing else."""
        due = self.counted(registration, days=self._days_of(registration), calendars=calendars)
        return (due.on, due.provisional) != (getattr(registration, self.due), getattr(registration, self.provisional))

    def set(self, registration: Registration, *, days: int | None = None) -> DueDate:
        """Count it, of this many days or as the case's policy has it, and set it; the caller saves."""
        due = self.counted(registration, days=days or self._days_of(registration))
        setattr(registration, self.due, due.on)
        setattr(registration, self.provisional, due.provisional)
        return due

    def _days_of(self, registration: Registration) -> int:
        days: int = getattr(policy_of(registration.case), self.days)
        return days


TOWNSHIPS = LastDay(
    due="due_on",
    provisional="due_provisional",
    begun="accepted_at",
    days="registration_working_days",
    asked_as="recount",
)
CHECKS = LastDay(  # of what a couple promised
    due="check_due_on",
    provisional="check_due_provisional",
    begun="promised_at",
    days="commitment_check_days",
    asked_as="recount-check",
    said_as="check_",
)


def start_clock(registration: Registration, *, days: int, at: datetime) -> None:
    """Start the clock at the transfer to the township, by the accepting place's calendar; it starts once.

    What is declared has a township (the books promise it); without one this is a LookupError, never a silent no.
    """
    if registration.accepted_at is not None:
        return
    if registration.township is None:
        raise LookupError
    registration.accepted_at, registration.accepted_code = at, registration.township.division_code
    TOWNSHIPS.set(registration, days=days)


def start_check(registration: Registration, *, days: int, at: datetime) -> None:
    """Start the clock of a commitment's check, by the calendar of the place that accepted the case."""
    registration.promised_at = at
    CHECKS.set(registration, days=days)


def escalate(case_id: UUID, *, at: datetime) -> Outcome:
    """Let an overdue registration climb to its county (invariant 48); it stays with the township as well.

    Asked of the case as it is now: what became of an earlier climb is no answer to this one.

    Raises NotAllowed, or UnableToAct("no_county") while none is entered: it is tried again.
    """

    def write(performance: Performance) -> None:
        registration = performance.case.registration
        township, on = registration.township, performance.facts.today
        registration.escalated_to = find_county_of(township, on=on) if township else None
        if registration.escalated_to is None:
            raise UnableToAct("no_county")
        registration.save(update_fields=["escalated_to"])
        put_flags(performance.case, Flag.OVERDUE)

    version = Case.objects.values_list("version", flat=True).get(pk=case_id)
    asked = Asked(key=uuid5(case_id, f"{registration_clock.ESCALATE.verb}:{version}"), body_digest=case_id.bytes * 2)
    return perform(registration_clock.ESCALATE, case_id=case_id, by=THE_MACHINE, at=at, asked=asked, write=write)


def recount(case_id: UUID, *, last_day: LastDay, at: datetime) -> Outcome | None:
    """Count a last day again by the calendars known now, of the place that accepted it; None when nothing changes."""
    registration = Registration.objects.select_related("case").get(pk=case_id)
    if not last_day.is_counted_otherwise(registration, calendars=Calendars()):
        return None
    due = last_day.set(registration)

    def write(performance: Performance) -> None:
        moving = performance.case.registration
        performance.subjects[f"{last_day.said_as}was_due_on"] = _iso(getattr(moving, last_day.due))
        performance.subjects[f"{last_day.said_as}due_on"] = _iso(last_day.set(moving).on)
        moving.save(update_fields=[last_day.due, last_day.provisional])

    version = registration.case.version
    asked = Asked(
        key=uuid5(case_id, f"{last_day.asked_as}:{version}:{due.on}:{due.provisional}"),
        body_digest=case_id.bytes * 2,
        seen_version=version,
    )
    return perform(registration_clock.RECOUNT_LIMIT, case_id=case_id, by=THE_MACHINE, at=at, asked=asked, write=write)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
