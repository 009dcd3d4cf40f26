"""Until when a family that submitted is answered: its receipt names the day, and whoever examines reads the same."""

from datetime import date

from xinsheng.standards.working_days import due_on, national_calendar

ANSWER_DAYS = 1  # working days, the day of submitting not counted; ours: no notice says it


def answer_by(submitted_on: date) -> date:
    """The last day, for a form that was submitted on this civil day."""
    return due_on(submitted_on, ANSWER_DAYS, calendar=national_calendar()).on
