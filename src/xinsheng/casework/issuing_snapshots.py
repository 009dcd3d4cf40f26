"""From the books to the law: the office that issues, its seal, and the certificate in print."""

from dataclasses import dataclass
from datetime import date

from xinsheng.casework.acting import UnableToAct
from xinsheng.law.certificates import (
    ISSUED_BY,
    SEALED_WITH,
    BirthCounty,
    BirthInstitution,
    find_outside_content,
    printed_content,
)
from xinsheng.law.declaration import Declaration
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.facts import PrintFact
from xinsheng.law.policies import Policy
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.stock_terms import StopCause
from xinsheng.law.terms import BlankStatus, SealKind, Service, Standing
from xinsheng.proof.canonical import digest_of
from xinsheng.registry import models
from xinsheng.standards.divisions import county_code, find_division, get_division, is_place, parents_of


def is_licensed(office: models.Office, *, on: date) -> bool:
    """Whether the institution is open on that day, and its midwifery licence in force."""
    begun = office.licence_from is None or office.licence_from <= on
    lasts = office.licence_until is None or office.licence_until >= on
    return bool(office.midwifery_licence_no) and begun and lasts and office.is_open(on=on)


def issues(case: models.Case, *, on: date) -> bool:
    """Whether the office is open that day, and one of those that the case's service is issued by."""
    return issues_at(case.office, service=Service(case.service), on=on)


def issues_at(office: models.Office, *, service: Service, on: date) -> bool:
    """The same of an office that a case is to be opened at."""
    return office.is_open(on=on) and office.kind in ISSUED_BY[service]


@dataclass(frozen=True, kw_only=True)
class Stops:
    """What stops an office now: a decision, or the number for which its printing is stopped (None: it is not)."""

    suspended: bool
    stock_stop: str | None


def stops_on(office: models.Office) -> Stops:
    """Everything that stands against the office's issuing, or the whole province's, at this moment."""
    found = list(models.Suspension.objects.standing().upon(office).values_list("cause", "about"))
    numbers = [about for cause, about in found if cause != StopCause.DECISION]
    return Stops(suspended=len(numbers) < len(found), stock_stop=numbers[0] if numbers else None)


def find_seal(case: models.Case, *, on: date) -> models.Seal | None:
    """The seal of the case's office for what its service issues, in force on that day (invariant 20)."""
    kind = SEALED_WITH.get(Service(case.service), SealKind.BIRTH_CERTIFICATE)
    return (
        models.Seal.objects.in_force(on=on)
        .filter(office=case.office_id, kind=kind)
        .order_by("-in_force_from", "id")
        .first()
    )


def get_seal(case: models.Case, *, on: date) -> models.Seal:
    """The same; raises NotAllowed where none is in force, be it retired since the law looked."""
    seal = find_seal(case, on=on)
    if seal is None:
        raise NotAllowed((Reason(ReasonCode.NO_SEAL_IN_FORCE),))
    return seal


def institution_of(office: models.Office) -> BirthInstitution:
    """The institution as it is printed."""
    county = get_division(county_code(office.division_code))
    province, prefecture = (division.name for division in parents_of(county.code))
    return BirthInstitution(
        name=office.name,
        division_code=office.division_code,
        province=province,
        prefecture=prefecture,
        county=county.name,
    )


def find_content(
    case: models.Case, *, delivery: DeliveryBlock | None, declaration: Declaration | None, policy: Policy
) -> dict[str, object] | None:
    """The printed content that block and declaration give now; None while there is nothing to print."""
    if declaration is None:
        return None
    mark = policy.missing_value_mark
    if delivery is not None:
        return printed_content(delivery, declaration=declaration, institution=institution_of(case.office), mark=mark)
    if declaration.birth is None or find_division(declaration.birth.county_code) is None:
        return None
    return find_outside_content(declaration, county=county_of(declaration.birth.county_code), mark=mark)


def county_of(code: str) -> BirthCounty:
    """The county of a birth outside an institution as it is printed."""
    county = get_division(code)
    province, *below = (division.name for division in parents_of(county.code) if is_place(division))
    return BirthCounty(province=province, prefecture=below[0] if below else province, county=county.name)


def blank_at_hand(case: models.Case) -> bool:
    """Whether a tray of the case's office has a free blank."""
    return models.Blank.objects.free().filter(office_id=case.office_id, tray__closed_at__isnull=True).exists()


def print_of(case: models.Case) -> models.Certificate | None:
    """The certificate that is printed and awaits its seal, or was sealed last; None when its number was voided."""
    latest = case.certificates.select_related("blank").order_by("-print_round").first()
    return None if latest is None or latest.blank.status == BlankStatus.VOID else latest


def get_print(case: models.Case) -> models.Certificate:
    """The same, where the law has made sure that there is one; raises UnableToAct("no_print")."""
    certificate = print_of(case)
    if certificate is None:
        raise UnableToAct("no_print")
    return certificate


def standing_of_print(certificate: models.Certificate) -> Standing | None:
    """How a print stands; None before its file is there."""
    found = models.Standing.objects.filter(certificate=certificate).values_list("state", flat=True).first()
    return Standing(found) if found else None


def find_printed(
    case: models.Case, *, delivery: DeliveryBlock | None, declaration: Declaration | None, policy: Policy
) -> PrintFact | None:
    """The print that awaits its seal, as the law looks at it; None where nothing is printed."""
    certificate = print_of(case)
    if certificate is None:
        return None
    content = find_content(case, delivery=delivery, declaration=declaration, policy=policy)
    return PrintFact(
        certificate_no=certificate.blank_id,
        printed_by=str(certificate.printed_by_id),
        insert_matched=models.InsertMatch.objects.filter(certificate=certificate).exists(),
        content_unchanged=content is not None and digest_of(content) == bytes(certificate.content_digest),
        standing=standing_of_print(certificate),
    )
