"""How many ordinary certificates each of the officer's townships has printed, and what is left of its forms (E6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xinsheng.casework.ordinary_forms import find_printing_township, why_not_on_form
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer
from xinsheng.registry.models import Office, OrdinaryPrint, count_forms
from xinsheng.standards.civil_time import first_moment


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One office: certificates printed since the first of the month and ever, on any paper; forms left."""

    office: Office
    month: int
    total: int
    left: int


@dataclass(frozen=True, kw_only=True)
class FormsHere:
    """The forms of the township where the officer prints: how many the count says are left, and what shuts them."""

    left: int
    shut: tuple[str, ...]


def counts_of(offices: Iterable[Office], *, on: date) -> tuple[Counted, ...]:
    """The figures of each office."""
    first = first_moment(on.replace(day=1))
    prints = ((office, OrdinaryPrint.objects.at_office(office)) for office in offices)
    return tuple(
        Counted(
            office=office,
            month=made.since(first).count(),
            total=made.count(),
            left=count_forms(office).left,
        )
        for office, made in prints
    )


def forms_here(officer: Officer) -> FormsHere:
    """What the page says beside the button that prints on a form."""
    office = find_printing_township(officer.person, on=officer.on)
    if office is None:
        return FormsHere(left=0, shut=())
    reasons = why_not_on_form(office, on=officer.on)
    return FormsHere(left=count_forms(office).left, shut=tuple(in_words(reason) for reason in reasons))
