"""The errand that makes a sealed e-licence of a stored intent: render, lint, seal, check, file (design 5.3).

Safe to run twice and to be killed anywhere: the intent is there before it, and filing is one transaction.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from xinsheng.casework.checkpoints import require_covered_log
from xinsheng.casework.issuing_snapshots import stops_on
from xinsheng.casework.outside import keys
from xinsheng.casework.sealings import abandon_seal, file_elicence, statement_of
from xinsheng.casework.standings import original_stands
from xinsheng.law.acts import Errand
from xinsheng.law.terms import Stage
from xinsheng.papers.elicence import PURPOSE_OF_SEAL, render_elicence
from xinsheng.papers.typesetting import UnableToPrint
from xinsheng.postroom import sealed_files
from xinsheng.postroom.sealed_files import UnableToMake
from xinsheng.proof.credential import make_credential, qr_payload
from xinsheng.proof.document_lints import lint_document
from xinsheng.proof.lints import Candidate, lint_statement
from xinsheng.registry.models import Case, Certificate

_log = logging.getLogger(__name__)


@app.task(name=Errand.MAKE_ELICENCE.value, queue="postroom", retry=sealed_files.PATIENT)
def make_elicence(*, case_id: str) -> None:
    """Finish or void the seal intent of a case, now; waits while the public log is uncovered (UnableToIssue)."""
    require_covered_log(at=datetime.now(tz=UTC))
    carry_out(UUID(case_id), clock=lambda: datetime.now(tz=UTC))


def carry_out(case_id: UUID, *, clock: Callable[[], datetime]) -> None:
    """Finish or void the seal intent of a case; a case that is not being sealed needs nothing."""
    case = Case.objects.select_related("office", "key").get(pk=case_id)
    if case.stage != Stage.SEALING or stops_on(case.office).suspended:
        return  # what is held is queued again when the suspension is lifted
    certificate = case.certificates.select_related("seal_intent__seal").latest("print_round")
    certificate.case = case
    try:
        _refuse_second_in_force(certificate)
        sealed, credential = make_file(certificate)
    except (UnableToMake, UnableToPrint) as fault:
        code = sealed_files.code_of(fault)
        _log.error("elicence_abandoned", extra={"certificate": str(certificate.pk), "code": code})
        abandon_seal(certificate, reason=code, at=clock())
        return
    sealed_files.store_and_file(
        sealed,
        credential=credential,
        case=case,
        file=lambda made: file_elicence(certificate, made=made, at=clock()),
    )


def _refuse_second_in_force(certificate: Certificate) -> None:
    """What it takes the place of was revoked, or is being looked into, since the seal was decided."""
    if not original_stands(certificate):
        raise UnableToMake("original_not_in_force")


def make_file(certificate: Certificate) -> tuple[bytes, bytes]:
    """Give the sealed PDF and the QR credential of a certificate with an intent; raises UnableToMake, UnableToPrint.

    A key service or vault that is away raises its own exception: the errand is tried again.
    """
    statement, at = statement_of(certificate), certificate.seal_intent.sealed_at
    seal_key, credential_key = keys().seal_key(certificate.seal_intent.seal.key_name), keys().credential_key()
    credential = make_credential(statement, key=credential_key, at=at)
    payload = qr_payload(address=settings.PUBLIC_URL, reference=certificate.reference, credential=credential)
    trust = sealed_files.trust_in_own(credential_key.public_key, seal_key=seal_key, at=at)
    sealed_files.refuse_faults(lint_statement(Candidate(statement, payload, trust, certificate.issued_on)))
    note = sealed_files.standing_note(seal_key)
    pdf = render_elicence(statement.as_json(), qr_payload=payload, standing_note=note)
    sealed_files.refuse_faults(lint_document(pdf, statement=statement, qr_payload=payload))
    description = f"{statement.issuer.name} {PURPOSE_OF_SEAL[statement.kind]}"
    return sealed_files.seal_and_check(pdf, seal_key=seal_key, description=description, at=at), credential
