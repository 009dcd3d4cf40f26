"""The errand that makes the sealed file of a Birth Service Certificate: render, lint, seal, check, file (design 5.3).

Safe to run twice and to be killed anywhere: the certificate is fixed before it, and filing is one transaction.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from xinsheng.casework.checkpoints import require_covered_log
from xinsheng.casework.outside import keys
from xinsheng.casework.service_certificates import (
    abandon_registration,
    file_service_certificate,
    service_statement_of,
)
from xinsheng.law.acts import Errand
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.terms import Stage
from xinsheng.papers.service_certificate import PURPOSE_OF_SEAL, render_service_certificate
from xinsheng.papers.typesetting import UnableToPrint
from xinsheng.postroom import sealed_files
from xinsheng.postroom.sealed_files import UnableToMake
from xinsheng.proof.credential import qr_payload
from xinsheng.proof.service_credential import make_service_credential
from xinsheng.proof.service_lints import ServiceCandidate, lint_service_document, lint_service_statement
from xinsheng.registry.models import Case, ServiceCertificate

_TAKEN = (ReasonCode.COUPLE_ALREADY_REGISTERED, ReasonCode.WOMAN_ALREADY_REGISTERED)  # of the child it corrects to
_log = logging.getLogger(__name__)


@app.task(name=Errand.MAKE_SERVICE_CERTIFICATE.value, queue="postroom", retry=sealed_files.PATIENT)
def make_service_certificate(*, case_id: str) -> None:
    """Make and file a registered couple's certificate, now; waits while the log is uncovered (UnableToIssue)."""
    require_covered_log(at=datetime.now(tz=UTC))
    carry_out(UUID(case_id), clock=lambda: datetime.now(tz=UTC))


def carry_out(case_id: UUID, *, clock: Callable[[], datetime]) -> None:
    """File or give up; a case whose certificate is not being made needs nothing."""
    case = Case.objects.select_related("office", "key", "registration__township").get(pk=case_id)
    if case.stage not in (Stage.REGISTERING, Stage.RENEWING):
        return
    certificate = case.service_certificates.select_related("seal__office").latest("version")
    certificate.case = case
    try:
        sealed, credential = make_file(certificate)
    except (UnableToMake, UnableToPrint) as fault:
        code = sealed_files.code_of(fault)
        _log.error("service_certificate_abandoned", extra={"certificate": str(certificate.pk), "code": code})
        abandon_registration(certificate, reason=code, at=clock())
        return
    try:
        sealed_files.store_and_file(
            sealed,
            credential=credential,
            case=case,
            file=lambda made: file_service_certificate(certificate, made=made, at=clock()),
        )
    except NotAllowed as refused:
        taken = [reason.code.value for reason in refused.reasons if reason.code in _TAKEN]
        if not taken:
            raise
        _log.warning("correction_abandoned", extra={"certificate": str(certificate.pk)})
        abandon_registration(certificate, reason=taken[0], at=clock())


def make_file(certificate: ServiceCertificate) -> tuple[bytes, bytes]:
    """Give the sealed PDF and the QR credential of a certificate; raises UnableToMake, UnableToPrint.

    A key service or vault that is away raises its own exception: the errand is tried again.
    """
    statement, at = service_statement_of(certificate), certificate.issued_at
    seal_key, credential_key = keys().seal_key(certificate.seal.key_name), keys().credential_key()
    credential = make_service_credential(statement, key=credential_key, at=at)
    payload = qr_payload(address=settings.PUBLIC_URL, reference=certificate.reference, credential=credential)
    trust = sealed_files.trust_in_own(credential_key.public_key, seal_key=seal_key, at=at)
    sealed_files.refuse_faults(
        lint_service_statement(ServiceCandidate(statement, payload, trust, certificate.issued_on))
    )
    pdf = render_service_certificate(
        statement.as_json(),
        qr_payload=payload,
        standing_note=sealed_files.standing_note(seal_key),
        township_lines=_township_lines(certificate),
    )
    sealed_files.refuse_faults(lint_service_document(pdf, statement=statement, qr_payload=payload))
    description = f"{statement.issuer.name} {PURPOSE_OF_SEAL}"
    return sealed_files.seal_and_check(pdf, seal_key=seal_key, description=description, at=at), credential


def _township_lines(certificate: ServiceCertificate) -> tuple[str, ...]:
    """Where the result is explained in person (mission E13): name, address, hours, window."""
    township = certificate.case.registration.township
    if township is None:
        return ()
    return tuple(line for line in (township.name, township.address, township.hours, township.window) if line)
