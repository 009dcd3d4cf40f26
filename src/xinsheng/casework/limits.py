"""The clock of a registration (invariant 45): started by the machine, moved by calendars, climbing by itself."""

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


def start_clock(registration: Registration, *, days: int, at: datetime) -> None:
    """Start the clock at the transfer to the township, by the accepting place's calendar; it starts once.

    What is declared has a township (the books promise it); without one this is a LookupError, never a silent no.
    """
    if registration.accepted_at is not None:
        return
    if registration.township is None:
        raise LookupError
    registration.accepted_at, registration.accepted_code = at, registration.township.division_code
    _set(registration, due=_due(registration, days=days))


def start_check(registration: Registration, *, days: int, at: datetime) -> None:
    """Start the clock of a commitment's check, by the calendar of the place that accepted the case."""
    registration.promised_at = at
    due = _check_due(registration, days=days)
    registration.check_due_on, registration.check_due_provisional = due.on, due.provisional


def _check_due(registration: Registration, *, days: int, calendars: Calendars | None = None) -> DueDate:
    if registration.promised_at is None:
        raise LookupError
    calendar = (calendars or Calendars()).at(registration.accepted_code)
    return due_date(civil_date(registration.promised_at), days=days, calendar=calendar)


def _due(registration: Registration, *, days: int, calendars: Calendars | None = None) -> DueDate:
    if registration.accepted_at is None:
        raise LookupError
    calendar = (calendars or Calendars()).at(registration.accepted_code)
    return due_date(civil_date(registration.accepted_at), days=days, calendar=calendar)


def is_counted_otherwise(registration: Registration, *, calendars: Calendars) -> bool:
    """Whether the township's last day is another by the calendars known now; asks the books for nothing else."""
    days = policy_of(registration.case).registration_working_days
    due = _due(registration, days=days, calendars=calendars)
    return (due.on, due.provisional) != (registration.due_on, registration.due_provisional)


def is_check_counted_otherwise(registration: Registration, *, calendars: Calendars) -> bool:
    """The same of the last day of a commitment's check."""
    days = policy_of(registration.case).commitment_check_days
    due = _check_due(registration, days=days, calendars=calendars)
    return (due.on, due.provisional) != (registration.check_due_on, registration.check_due_provisional)


def _set(registration: Registration, *, due: DueDate) -> None:
    registration.due_on, registration.due_provisional = due.on, due.provisional


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


def recount(case_id: UUID, *, at: datetime) -> Outcome | None:
    """Count a last day again by the calendars known now, of the place that accepted it; None when nothing changes."""
    registration = Registration.objects.select_related("case").get(pk=case_id)
    days = policy_of(registration.case).registration_working_days
    due = _due(registration, days=days)
    if (due.on, due.provisional) == (registration.due_on, registration.due_provisional):
        return None

    def write(performance: Performance) -> None:
        moving = performance.case.registration
        performance.subjects["was_due_on"] = _iso(moving.due_on)
        _set(moving, due=_due(moving, days=days))
        performance.subjects["due_on"] = _iso(moving.due_on)
        moving.save(update_fields=["due_on", "due_provisional"])

    asked = Asked(
        key=uuid5(case_id, f"recount:{registration.case.version}:{due.on}:{due.provisional}"),
        body_digest=case_id.bytes * 2,
    )
    return perform(registration_clock.RECOUNT_LIMIT, case_id=case_id, by=THE_MACHINE, at=at, asked=asked, write=write)


def recount_check(case_id: UUID, *, at: datetime) -> Outcome | None:
    """The same for the last day of a commitment's check; None when nothing changes."""
    registration = Registration.objects.select_related("case").get(pk=case_id)
    days = policy_of(registration.case).commitment_check_days
    due = _check_due(registration, days=days)
    if (due.on, due.provisional) == (registration.check_due_on, registration.check_due_provisional):
        return None

    def write(performance: Performance) -> None:
        moving = performance.case.registration
        performance.subjects["check_was_due_on"] = _iso(moving.check_due_on)
        moving.check_due_on, moving.check_due_provisional = due.on, due.provisional
        performance.subjects["check_due_on"] = _iso(moving.check_due_on)
        moving.save(update_fields=["check_due_on", "check_due_provisional"])

    asked = Asked(
        key=uuid5(case_id, f"recount-check:{registration.case.version}:{due.on}:{due.provisional}"),
        body_digest=case_id.bytes * 2,
        seen_version=registration.case.version,
    )
    return perform(registration_clock.RECOUNT_LIMIT, case_id=case_id, by=THE_MACHINE, at=at, asked=asked, write=write)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
