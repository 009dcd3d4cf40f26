"""The Birth Service Certificate: fixed when a couple is registered, filed by the machine, void when it is ended."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F

from xinsheng.casework.acting import THE_MACHINE, UnableToAct
from xinsheng.casework.commitments import owe_no_check
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.limits import start_clock
from xinsheng.casework.made_files import Made, machine_asks
from xinsheng.casework.privacy import hide, show
from xinsheng.casework.registration_lists import carry_to_lists
from xinsheng.casework.registration_snapshots import find_platform_seal
from xinsheng.law import couples
from xinsheng.law.acts import Input
from xinsheng.law.certificates import PRINTED_PAPER_KIND
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.services import service_registration as service
from xinsheng.law.services.certificate_correction import ABANDON_CORRECTION, FILE_CORRECTED_CERTIFICATE
from xinsheng.law.terms import Basis, Stage, Standing
from xinsheng.proof.references import new_reference
from xinsheng.proof.service_statements import (
    ServiceContent,
    ServiceStatement,
    Spouse,
    Township,
    read_service_statement,
    service_content_digest,
    service_statement_digest,
)
from xinsheng.proof.statements import Issuer
from xinsheng.registry import models
from xinsheng.standards.divisions import DivisionLevel
from xinsheng.standards.licence_identifiers import make_licence_id
from xinsheng.standards.service_certificate_numbers import make_service_certificate_no

DECISION_FORMAT, REVOCATION_FORMAT = "xinsheng.registration-decision/1", "xinsheng.revocation/1"


def issue_certificate(
    performance: Performance, *, basis: Basis, registered_on: date | None = None
) -> models.ServiceCertificate:
    """Fix the certificate of a couple in the act that registers them: number, statement, seal; the file follows.

    A correction says the basis and the day they were registered, which do not change.

    Raises NotAllowed where no seal of the platform is in force, UnableToAct("no_declaration").
    """
    case, at, today = performance.case, performance.at, performance.facts.today
    declaration, registration = performance.facts.registration.declaration, case.registration
    if declaration is None or registration.township is None:
        raise UnableToAct("no_declaration")
    seal, township = _get_seal(on=today), registration.township
    previous = case.service_certificates.order_by("-version").first()
    statement = _statement(
        performance,
        content=printed_couple(declaration, registered_on=registered_on or today),
        township=township,
        seal=seal,
        previous=previous,
        basis=basis,
    )
    certificate = models.ServiceCertificate.objects.create(
        no=statement.certificate_no,
        case=case,
        version=statement.version,
        previous=previous,
        seal=seal,
        issued_on=today,
        issued_at=at,
        issued_by=performance.by.person,
        licence_id=statement.licence_id,
        reference=statement.reference,
        statement_cipher=hide(statement.as_json(), case=case, place="service_certificate"),
        content_digest=service_content_digest(statement.content),
        statement_digest=service_statement_digest(statement),
    )
    registration.basis = basis.value
    _keep_alone(registration)
    performance.statement_digest = bytes(certificate.statement_digest)
    performance.subjects["certificate"] = str(certificate.pk)
    return certificate


def _keep_alone(registration: models.Registration) -> None:
    """Keep that it is registered; of two of one woman's one child at one instant the books let one through."""
    try:
        registration.save()
    except IntegrityError as broken:
        diagnosis = getattr(broken.__cause__, "diag", None)
        if diagnosis is None or diagnosis.constraint_name != "registration_one_registered_per_woman_and_child":
            raise
        raise NotAllowed((Reason(ReasonCode.WOMAN_ALREADY_REGISTERED),)) from broken


def _get_seal(*, on: date) -> models.Seal:
    seal = find_platform_seal(on=on)
    if seal is None:
        raise NotAllowed((Reason(ReasonCode.NO_SEAL_IN_FORCE),))
    return seal


def _next_serial(year: int) -> int:
    """The year's next serial, its row locked from the moment it counts up: dense, whoever comes at the same time."""
    numbers = models.ServiceNumber.objects.filter(pk=year)
    if not numbers.update(last=F("last") + 1):
        models.ServiceNumber.objects.get_or_create(year=year)
        numbers.update(last=F("last") + 1)
    return numbers.get().last


def _statement(
    performance: Performance,
    *,
    content: ServiceContent,
    township: models.Office,
    seal: models.Seal,
    previous: models.ServiceCertificate | None,
    basis: Basis,
) -> ServiceStatement:
    facts, platform, reference = performance.facts, seal.office, new_reference()
    replaced = certificate_in_force(performance.case.pk) or previous  # what was never in force replaces nothing
    county, year = township.division_code[: DivisionLevel.COUNTY], facts.today.year
    return ServiceStatement(
        content=content,
        certificate_no=make_service_certificate_no(county=county, year=year, serial=_next_serial(year)),
        issued_on=facts.today,
        issuer=Issuer(platform.name, platform.credit_code or "", platform.division_code),
        township=Township(township.name, township.division_code[: DivisionLevel.TOWNSHIP]),
        basis=basis,
        licence_id=make_licence_id(
            type_code=facts.policy.service_licence_type_code,
            issuer=platform.credit_code or "",
            serial=reference.upper(),
        ),
        reference=reference,
        version=previous.version + 1 if previous else 1,
        predecessor_no=replaced.no if replaced else None,
    )


def printed_couple(declaration: CoupleDeclaration, *, registered_on: date) -> ServiceContent:
    """What is printed of a couple; what the content digest is taken of."""
    return ServiceContent(
        woman=_printed_spouse(declaration.woman),
        man=_printed_spouse(declaration.man) if declaration.man else None,
        child_order=declaration.child_order,
        registered_on=registered_on,
    )


def _printed_spouse(spouse: couples.Spouse) -> Spouse:
    return Spouse(
        name=spouse.name,
        paper_kind=PRINTED_PAPER_KIND[spouse.paper_kind],
        paper_no=spouse.paper_no,
        household=printed_place(spouse.household),
        residence=printed_place(spouse.residence),
    )


def printed_place(place: couples.Place) -> str:
    """A place in one line, from the province down to the door."""
    below = f"{place.group}{place.street}{place.compound}{place.building}{place.door}"
    return f"{place.division_name}{below}"


def service_statement_of(certificate: models.ServiceCertificate) -> ServiceStatement:
    """The statement that was fixed when the couple was registered."""
    hidden = certificate.statement_cipher
    return read_service_statement(show(hidden, case=certificate.case, place="service_certificate"))


def decision_on(certificate: models.ServiceCertificate, *, basis: Basis, grounds: str) -> dict[str, Any]:
    """What the officer who registers a couple signs; the certificate's number is drawn in the act itself."""
    content = service_statement_of(certificate).content.as_json()
    return {"format": DECISION_FORMAT, "basis": basis.value, "content": content, "grounds": grounds}


def revocation_of(certificate: models.ServiceCertificate, *, reason: str) -> dict[str, Any]:
    """What the officer who revokes a registration signs."""
    return {
        "format": REVOCATION_FORMAT,
        "certificate_no": certificate.no,
        "statement_digest": bytes(certificate.statement_digest).hex(),
        "reason": reason,
    }


def file_service_certificate(certificate: models.ServiceCertificate, *, made: Made, at: datetime) -> Outcome:
    """File the sealed file: from this moment the certificate is in force, and the couple is told (mission E2).

    One that corrects another replaces it here, in this one transaction (invariants 14, 49), in the lists as well.
    Raises NotAllowed where the order of child it corrects to has become another registration's.
    """
    renewing = models.Case.objects.filter(pk=certificate.case_id, stage=Stage.RENEWING).exists()

    def write(performance: Performance) -> None:
        void_certificate_of(performance.case, state=Standing.SUPERSEDED, at=performance.at)
        declaration = performance.facts.registration.declaration
        if renewing and declaration is not None:
            policy = performance.facts.policy
            carry_to_lists(performance.case.registration, declaration=declaration, policy=policy, at=performance.at)
        models.ServiceStanding.objects.create(
            certificate=certificate, case_id=certificate.case_id, state=Standing.VALID.value, since=performance.at
        )
        models.ServiceELicence.objects.create(
            certificate=certificate,
            file_ref=made.file_ref,
            sha256=made.sha256,
            size=made.size,
            credential=made.credential,
            made_at=performance.at,
        )
        performance.statement_digest = bytes(certificate.statement_digest)
        performance.signature_digest = made.sha256
        performance.subjects["certificate"] = str(certificate.pk)

    act = FILE_CORRECTED_CERTIFICATE if renewing else service.FILE_SERVICE_CERTIFICATE
    asked = machine_asks(certificate, act=act.verb)
    return perform(act, case_id=certificate.case_id, by=THE_MACHINE, at=at, asked=asked, write=write)


def abandon_registration(certificate: models.ServiceCertificate, *, reason: str, at: datetime) -> Outcome:
    """Give up a file that cannot be made: its number is void for ever, the case goes to the township.

    Of a correction the certificate before stays in force, and the township has the asking again.
    """
    renewing = models.Case.objects.filter(pk=certificate.case_id, stage=Stage.RENEWING).exists()

    def write(performance: Performance) -> None:
        models.ServiceStanding.objects.create(
            certificate=certificate, case_id=certificate.case_id, state=Standing.VOID.value, since=performance.at
        )
        if renewing:
            return
        registration = performance.case.registration
        start_clock(registration, days=performance.facts.policy.registration_working_days, at=performance.at)
        registration.basis = ""
        registration.save()
        owe_no_check(performance.case)

    act, given = ABANDON_CORRECTION if renewing else service.ABANDON_REGISTRATION, {Input.REASON: reason}
    asked = machine_asks(certificate, act=act.verb)
    return perform(act, case_id=certificate.case_id, by=THE_MACHINE, at=at, asked=asked, given=given, write=write)


def void_certificate_of(case: models.Case, *, state: Standing, at: datetime) -> None:
    """Let the certificate in force, if there is one, be in force no more: in the act that ends or supersedes it."""
    for standing in case.service_standings.filter(state=Standing.VALID).select_related("certificate"):
        _move_standing(standing.certificate, to=state, at=at)


def _move_standing(certificate: models.ServiceCertificate, *, to: Standing, at: datetime) -> None:
    standing = models.ServiceStanding.objects.select_for_update().get(pk=certificate.pk)
    standing.state, standing.since, standing.version = to.value, at, standing.version + 1
    standing.save()


def certificate_in_force(case_id: UUID) -> models.ServiceCertificate | None:
    """The certificate of a registration that is in force now, with its file."""
    valid = models.ServiceCertificate.objects.filter(case_id=case_id, standing__state=Standing.VALID)
    return valid.select_related("elicence", "case__key", "standing").first()
