"""The county health authority above an office, or at a place: by the line of authority, else by where it lies."""

from datetime import date

from xinsheng.casework.acting import UnableToAct
from xinsheng.law.terms import OfficeKind
from xinsheng.registry.models import Office
from xinsheng.standards.divisions import county_code


def find_county_of(office: Office, *, on: date) -> Office | None:
    """The county health authority open above an office that day; None where none is entered.

    By the line of authority, else by the place where it lies: a county that was merged has closed, and the one that
    took its place over stands above (or lies there).
    """
    above: Office | None = office
    while above is not None and above.kind != OfficeKind.COUNTY:
        above = above.authority
    if above is not None and Office.objects.open(on=on).filter(pk=above.pk).exists():
        return above
    return find_county_at(office.division_code, on=on)


def get_county_of(office: Office, *, on: date) -> Office:
    """The same; raises UnableToAct("no_county_here") where there is none."""
    return _there_is(find_county_of(office, on=on))


def find_county_at(division_code: str, *, on: date) -> Office | None:
    """The county health authority open that day at a place (its first 6 digits); None where none is entered.

    Of a place whose county was renumbered or merged, that of the county which took it over.
    """
    counties = Office.objects.open(on=on).filter(kind=OfficeKind.COUNTY).order_by("opened_at", "id")
    by_its_own = counties.filter(division_code__startswith=county_code(division_code)).first()
    return by_its_own or counties.in_county(division_code).first()


def get_county_at(division_code: str, *, on: date) -> Office:
    """The same; raises UnableToAct("no_county_here") where there is none."""
    return _there_is(find_county_at(division_code, on=on))


def _there_is(county: Office | None) -> Office:
    if county is None:
        raise UnableToAct("no_county_here")
    return county
