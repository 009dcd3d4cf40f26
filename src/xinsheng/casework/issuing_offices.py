"""Which office takes a certificate's succession: the county of its original issuer, or that issuer itself; and which
bodies look a second time at a birth outside an institution.
"""

from datetime import date

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.chains import chain_behind
from xinsheng.casework.counties import find_county_of, get_county_of
from xinsheng.law.certificates import ISSUED_BY
from xinsheng.law.second_review import ASKED_WITHIN
from xinsheng.law.stock import LINE_DIGITS
from xinsheng.law.terms import Duty, OfficeKind, Service
from xinsheng.registry import models
from xinsheng.registry.models import offices_below


def office_for(service: Service, *, certificate: models.Certificate, on: date) -> models.Office:
    """The office that handles a reissue or a replacement of this certificate, whoever receives it.

    Raises UnableToAct("no_county_here") or UnableToAct("issuer_closed").
    """
    issuer = original_issuer(certificate)
    if service is Service.REISSUE:
        return get_county_of(issuer, on=on)
    if not models.Office.objects.open(on=on).filter(pk=issuer.pk, kind__in=ISSUED_BY[service]).exists():
        raise UnableToAct("issuer_closed")
    return issuer


def original_issuer(certificate: models.Certificate) -> models.Office:
    """The office that issued the first certificate of the chain, be it before these books.

    Of such a one whose issuer they do not know, the county that reissued it.
    """
    first = list(chain_behind(certificate))[-1]
    legacy = models.LegacyCertificate.objects.as_said().filter(successions=first.case_id).first()
    said = legacy.said if legacy else None
    named = find_issuer(said.issuer_name, division_code=said.division_code) if said else None
    return named or models.Office.objects.get(pk=first.office_id)


def find_issuer(name: str, *, division_code: str) -> models.Office | None:
    """The issuing institution of this very name in a county (first 6 digits), open or closed; None without one."""
    there = models.Office.objects.in_county(division_code).filter(kind__in=ISSUED_BY[Service.REPLACEMENT])
    return there.filter(name=name.strip()).order_by("id").first()


def bodies_beside(office: models.Office, *, on: date) -> tuple[models.Office, ...]:
    """The other bodies asked for a second look at a birth of this one: the nearest ring that has any.

    A closed one looks at nothing, nor does one whose own right to issue is suspended. Where there is no other in the
    province, the county that appointed this one is asked: no case waits for an institution that does not exist.
    """
    others = models.Office.objects.open(on=on).filter(kind__in=ISSUED_BY[Service.FIRST_ISSUANCE_OUTSIDE])
    others = others.exclude(pk=office.pk).exclude(pk__in=models.suspended_offices()).order_by("division_code", "id")
    for digits in ASKED_WITHIN:
        if found := tuple(others.filter(division_code__startswith=office.division_code[:digits])):
            return found
    county = find_county_of(office, on=on)
    return (county,) if county is not None else ()


def asked_to_look_at(case: models.Case, *, on: date) -> tuple[models.Office, ...]:
    """Everybody asked for a second look at this case: the bodies beside its own, and to whom it has climbed since."""
    climbed = models.Office.objects.open(on=on).filter(pk__in=case.second_review_climbs.values("office"))
    return (*bodies_beside(case.office, on=on), *climbed)


def find_next_to_look(case: models.Case, *, on: date) -> models.Office | None:
    """The authority to which an unanswered second look climbs next: the nearest with a reviewer that was not asked.

    The county's own, the prefecture's, the province's; where none of these has one, another county's, the nearest
    first. None where no reviewer is left.
    """
    asked = {office.pk for office in asked_to_look_at(case, on=on)}
    reviewers = models.Appointment.objects.in_force(on=on).filter(duty=Duty.REVIEWER)
    manned = models.Office.objects.open(on=on).filter(pk__in=reviewers.values("office"), kind__in=LINE_DIGITS)
    left = [office for office in manned.order_by("division_code", "id") if office.pk not in asked]
    over = [office for office in left if case.office.pk in offices_below(office)]
    nearest_first = sorted(over, key=lambda office: -LINE_DIGITS[OfficeKind(office.kind)])
    beside = sorted(left, key=lambda office: -_digits_shared(office.division_code, case.office.division_code))
    return next(iter((*nearest_first, *beside)), None)


def _digits_shared(first: str, second: str) -> int:
    """By how many digits of ASKED_WITHIN two places belong together: the prefecture's, the province's, none."""
    return next((digits for digits in ASKED_WITHIN if first[:digits] == second[:digits]), 0)
