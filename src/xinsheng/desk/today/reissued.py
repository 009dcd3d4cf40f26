"""What an issuing institution is told: which of its own certificates a county has reissued lately (threat T19)."""

from dataclasses import dataclass

from xinsheng.casework.counties import find_county_of
from xinsheng.desk.officers import Officer
from xinsheng.desk.registers.kinds import ISSUERS, REISSUED, find_register
from xinsheng.desk.registers.reading import count_of, first_day
from xinsheng.law.certificates import ISSUED_BY
from xinsheng.law.terms import Service
from xinsheng.registry.models import Office


@dataclass(frozen=True, kw_only=True)
class Reissued:
    """How many of an office's certificates were reissued in the days that the register shows at first."""

    office: Office
    number: int
    days: int


def lately_reissued(officer: Officer) -> tuple[Reissued, ...]:
    """Those of the offices at which the officer issues or seals, where there are any."""
    register = find_register(REISSUED)
    assert register is not None  # noqa: S101  a row of the table
    days = {"first": first_day(register, on=officer.on), "last": officer.on}
    found = []
    for office in officer.offices_for(*ISSUERS):
        county = find_county_of(office, on=officer.on) if office.kind in ISSUED_BY[Service.REPLACEMENT] else None
        if county is not None and (number := count_of(register, office=office, **days, made_by=county)):
            found.append(Reissued(office=office, number=number, days=register.days))
    return tuple(found)
