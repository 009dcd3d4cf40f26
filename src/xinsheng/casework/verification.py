"""What anyone is told of a certificate: one answer for page, QR code, file and number (invariants 18, 49).

Nothing is kept from one question to the next: each answer is one query to the books, read committed, so that a
question begun after a void has committed is never told valid.
"""

from dataclasses import dataclass

from xinsheng.casework.privacy import UnableToRead
from xinsheng.casework.sealings import statement_of
from xinsheng.law.certificates import public_standing
from xinsheng.law.terms import BlankStatus, PublicStanding, Standing
from xinsheng.proof.references import UnableToReadReference, reference_bytes
from xinsheng.proof.statements import CertificateStatement
from xinsheng.registry.models import Blank, Certificate
from xinsheng.standards.certificate_numbers import is_certificate_no, normalise_certificate_no


@dataclass(frozen=True, kw_only=True)
class Verified:
    """The answer about one certificate.

    `statement` is what was printed: None when there is no such certificate, when a blank was voided before
    anything was printed on it, and when the case was erased. `file_sha256` is the digest of the filed
    e-licence, None before there is one.
    """

    standing: PublicStanding
    statement: CertificateStatement | None = None
    file_sha256: bytes | None = None


NO_SUCH_CERTIFICATE = Verified(standing=PublicStanding.UNKNOWN)


def verify_reference(reference: str) -> Verified:
    """Answer for the reference in a certificate's QR code; what is no reference is no such certificate."""
    try:
        reference_bytes(reference)
    except UnableToReadReference:
        return NO_SUCH_CERTIFICATE
    certificate = Certificate.objects.to_be_verified().filter(reference=reference).first()
    return NO_SUCH_CERTIFICATE if certificate is None else _verified(certificate)


def verify_number(certificate_no: str) -> Verified:
    """Answer for a printed number, as typed (WS/T 364.2); a voided blank without a print is void as well."""
    no = normalise_certificate_no(certificate_no)
    blank = Blank.objects.to_be_verified().filter(pk=no).first() if is_certificate_no(no) else None
    if blank is None:
        return NO_SUCH_CERTIFICATE
    if hasattr(blank, "certificate"):
        return _verified(blank.certificate)
    return Verified(standing=public_standing(Standing.VOID if blank.status == BlankStatus.VOID else None))


def _verified(certificate: Certificate) -> Verified:
    """A print without a standing is not sealed yet: for the public there is no such certificate."""
    if not hasattr(certificate, "standing"):
        return NO_SUCH_CERTIFICATE
    return Verified(
        standing=public_standing(Standing(certificate.standing.state)),
        statement=_find_statement(certificate),
        file_sha256=bytes(certificate.elicence.sha256) if hasattr(certificate, "elicence") else None,
    )


def _find_statement(certificate: Certificate) -> CertificateStatement | None:
    try:
        return statement_of(certificate)
    except UnableToRead:
        return None
