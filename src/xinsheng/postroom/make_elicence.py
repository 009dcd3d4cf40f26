"""The errand that makes a sealed e-licence of a stored intent: render, lint, seal, check, file (design 5.3).

Safe to run twice and to be killed anywhere: the intent is there before it, and filing is one transaction.
"""

import hashlib
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.checkpoints import require_covered_log
from xinsheng.casework.issuing_snapshots import stops_on
from xinsheng.casework.outside import keys, vault
from xinsheng.casework.privacy import key_of
from xinsheng.casework.sealings import Made, abandon_seal, file_elicence, statement_of
from xinsheng.casework.standings import original_stands
from xinsheng.gateways.keys import SealKey
from xinsheng.law.acts import Errand
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import CertificateKind, Stage
from xinsheng.papers.elicence import render_elicence
from xinsheng.papers.typesetting import UnableToPrint
from xinsheng.proof.credential import make_credential, qr_payload
from xinsheng.proof.document_lints import lint_document
from xinsheng.proof.lints import Candidate, lint_statement
from xinsheng.proof.pdf_seal import seal_pdf
from xinsheng.proof.seal_check import check_seal
from xinsheng.proof.test_authority import is_for_tests
from xinsheng.proof.trust import TrustedKey, TrustList
from xinsheng.registry.models import Case, Certificate

TEST_NOTE = "测试签章，不具法律效力"
_PATIENT = RetryStrategy(max_attempts=200, linear_wait=5)
_DAY = timedelta(days=1)
_SEAL_NAMES = {CertificateKind.REISSUE: "出生医学证明补发专用章"}
_log = logging.getLogger(__name__)


class UnableToMake(Exception):
    """The file must not be filed; `code` names the first thing that is wrong with it. No retry helps."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@app.task(name=Errand.MAKE_ELICENCE.value, queue="postroom", retry=_PATIENT)
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
        code = fault.code if isinstance(fault, UnableToMake) else "unprintable"
        _log.error("elicence_abandoned", extra={"certificate": str(certificate.pk), "code": code})
        abandon_seal(certificate, reason=code, at=clock())
        return
    _file(certificate, sealed=sealed, credential=credential, clock=clock)


def _refuse_second_in_force(certificate: Certificate) -> None:
    """What it takes the place of was revoked, or is being looked into, since the seal was decided."""
    if not original_stands(certificate):
        raise UnableToMake("original_not_in_force")


def _file(certificate: Certificate, *, sealed: bytes, credential: bytes, clock: Callable[[], datetime]) -> None:
    """Store, then file as of then. After a broken connection nobody knows if it was filed: then the file stays."""
    file_ref = vault().put(sealed, data_key=key_of(certificate.case))
    made = Made(file_ref=file_ref, sha256=hashlib.sha256(sealed).digest(), size=len(sealed), credential=credential)
    try:
        repeated = file_elicence(certificate, made=made, at=clock()).repeated
    except (NotAllowed, UnableToAct):
        vault().remove(file_ref)
        raise
    if repeated:
        vault().remove(file_ref)


def make_file(certificate: Certificate) -> tuple[bytes, bytes]:
    """Give the sealed PDF and the QR credential of a certificate with an intent; raises UnableToMake.

    A key service or vault that is away raises its own exception: the errand is tried again.
    """
    intent, statement = certificate.seal_intent, statement_of(certificate)
    seal_key = keys().seal_key(intent.seal.key_name)
    credential_key = keys().credential_key()
    credential = make_credential(statement, key=credential_key, at=intent.sealed_at)
    payload = qr_payload(address=settings.PUBLIC_URL, reference=certificate.reference, credential=credential)
    for_tests = is_for_tests(seal_key.certificate)
    now = intent.sealed_at
    trusted = TrustedKey(credential_key.public_key, not_before=now - _DAY, not_after=now + _DAY, for_tests=for_tests)
    trust = TrustList((trusted,), made_at=now)
    _lint(lint_statement(Candidate(statement, payload, trust, certificate.issued_on)))
    plain: Mapping[str, Any] = statement.as_json()
    pdf = render_elicence(plain, qr_payload=payload, standing_note=TEST_NOTE if for_tests else None)
    _lint(lint_document(pdf, statement=statement, qr_payload=payload))
    description = f"{statement.issuer.name} {_SEAL_NAMES.get(statement.kind, '出生医学证明专用章')}"
    return seal_and_check(pdf, seal_key=seal_key, description=description, at=now), credential


def _lint(codes: tuple[str, ...]) -> None:
    if codes:
        raise UnableToMake(codes[0])


def seal_and_check(pdf: bytes, *, seal_key: SealKey, description: str, at: datetime) -> bytes:
    """Seal and look at it as an outsider would, before anyone gets it; raises UnableToMake."""
    sealed = seal_pdf(pdf, key=seal_key, at=at, description=description)
    root = seal_key.chain[-1] if seal_key.chain else seal_key.certificate
    checked = check_seal(sealed, trusted_roots=[root], at=at)
    if not checked.genuine:
        raise UnableToMake("seal_does_not_hold")
    return sealed
