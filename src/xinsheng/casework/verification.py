"""What anyone is told of a certificate of either kind: one answer for page, QR code, file and number.

Invariants 18 and 49. Nothing is kept from one question to the next: each answer is one query to the books, read
committed, so that a question begun after a void has committed is never told valid.
"""

from dataclasses import dataclass

from xinsheng.casework.privacy import UnableToRead, show_under
from xinsheng.law.certificates import public_standing
from xinsheng.law.terms import BlankStatus, PublicStanding, Standing
from xinsheng.proof.references import UnableToReadReference, reference_bytes
from xinsheng.proof.service_statements import ServiceStatement, read_service_statement, service_statement_digest
from xinsheng.proof.statements import CertificateStatement, read_statement, statement_digest
from xinsheng.registry.models import (
    Verifiable,
    find_by_birth_no,
    find_by_reference,
    find_by_service_no,
)
from xinsheng.registry.models.verifying import find_by_legacy_registration_no
from xinsheng.standards.either_certificate_no import either_no_fault, is_of_service, normalise_either_no
from xinsheng.standards.legacy_registration_numbers import is_legacy_registration_no

Statement = CertificateStatement | ServiceStatement


@dataclass(frozen=True, kw_only=True)
class Verified:
    """The answer about one certificate.

    `statement` is what was printed: None when there is no such certificate, when a blank was voided before
    anything was printed on it, and when the case was erased. `file_sha256` is the digest of the filed
    e-licence, None before there is one. `is_service`: a Birth Service Certificate; of what does not exist, no kind
    is told. `is_legacy`: issued on paper before these books, which tell of it no more than whether it stands.
    """

    standing: PublicStanding
    statement: Statement | None = None
    file_sha256: bytes | None = None
    is_service: bool = False
    is_legacy: bool = False

    @property
    def statement_digest(self) -> bytes | None:
        """The digest (32 bytes) that a genuine file of this certificate has; None where no statement is left."""
        if isinstance(self.statement, ServiceStatement):
            return service_statement_digest(self.statement)
        return statement_digest(self.statement) if self.statement else None


NO_SUCH_CERTIFICATE = Verified(standing=PublicStanding.UNKNOWN)


def verify_reference(reference: str) -> Verified:
    """Answer for the reference in a certificate's QR code; what is no reference is no such certificate."""
    try:
        reference_bytes(reference)
    except UnableToReadReference:
        return NO_SUCH_CERTIFICATE
    return _verified(find_by_reference(reference))


def verify_number(certificate_no: str) -> Verified:
    """Answer for a printed number, as typed (WS/T 364.2, or ours); a voided blank without a print is void as well."""
    no = normalise_either_no(certificate_no)
    if either_no_fault(no):
        return NO_SUCH_CERTIFICATE
    if is_of_service(no):
        return _verified(find_by_service_no(no))
    if is_legacy_registration_no(no):
        return _verified(find_by_legacy_registration_no(no))
    return _verified(find_by_birth_no(no))


def _verified(found: Verifiable | None) -> Verified:
    """A certificate without a standing is not sealed yet: for the public there is no such certificate."""
    if found is None:
        return NO_SUCH_CERTIFICATE
    if found.case_id is None and not found.is_legacy:
        void = found.blank_status == BlankStatus.VOID
        return Verified(standing=public_standing(Standing.VOID)) if void else NO_SUCH_CERTIFICATE
    if found.state is None:
        return NO_SUCH_CERTIFICATE
    return Verified(
        standing=public_standing(Standing(found.state)),
        statement=_find_statement(found),
        file_sha256=found.file_sha256,
        is_service=found.is_service,
        is_legacy=found.is_legacy,
    )


def _find_statement(found: Verifiable) -> Statement | None:
    if found.case_id is None or found.statement_cipher is None:
        return None
    place = "service_certificate" if found.is_service else "certificate"
    try:
        shown = show_under(found.wrapped_key, hidden=found.statement_cipher, case_id=found.case_id, place=place)
    except UnableToRead:
        return None
    return read_service_statement(shown) if found.is_service else read_statement(shown)
