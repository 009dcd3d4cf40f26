"""What was put a name to, as it stands in the database, checked against its digests and the journal."""

from collections.abc import Iterable, Iterator
from typing import Any

from xinsheng.casework.checked_journal import Broken, Chain
from xinsheng.casework.privacy import UnableToRead, show
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.law.acts import Act, StatementKind
from xinsheng.law.services import (
    SERVICES,
    certificate_correction,
    first_issuance_inside,
    first_issuance_outside,
    issuing,
    reissue,
    service_registration,
)
from xinsheng.proof.act_challenge import UnableToChallenge, act_challenge
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.kept_signatures import METHODS
from xinsheng.registry import models

_SAID = (StatementKind.DECLARATION, StatementKind.COUPLE_DECLARATION)


def _verbs(*acts: Act) -> tuple[str, ...]:
    return tuple(act.verb for act in acts)


_BLOCK = _verbs(first_issuance_inside.SIGN_DELIVERY, first_issuance_inside.CORRECT_DELIVERY)
_DECLARING = tuple({act.verb for module in SERVICES.values() for act in module.ACTS if act.signs in _SAID})
_DECLARED_ANEW = _verbs(  # their entries name the certificate, or nothing
    certificate_correction.CORRECT_CERTIFICATE, certificate_correction.KEEP_CERTIFICATE
)
_LOOKING = _verbs(first_issuance_outside.SECOND_REVIEW)
_PRINTING = _verbs(first_issuance_inside.CONFIRM_AND_PRINT)
_SEALING, _REVIEWING = _verbs(issuing.SEAL), _verbs(reissue.REVIEW)
_FILING_ELICENCE = _verbs(issuing.FILE_ELICENCE)
_FILING = _verbs(service_registration.FILE_SERVICE_CERTIFICATE, certificate_correction.FILE_CORRECTED_CERTIFICATE)
_REGISTERING = _verbs(
    service_registration.REGISTER,
    service_registration.REGISTER_ON_COMMITMENT,
    service_registration.ISSUE_AT_ONCE,
    certificate_correction.CORRECT_CERTIFICATE,
)


def broken_statements(case: models.Case, *, chain: Chain) -> Iterator[Broken]:
    """Every statement of a case that does not hold.

    Codes: `unreadable` (its cipher text was changed), `digest`, `challenge`, `column` (a column says other than the
    statement), `not_in_journal` (no entry of such an act by that person at that moment names it). Of an erased case
    everything but what its statements say.
    """
    for record in case.delivery_records.all():
        who = {"actor_id": record.signed_by_id, "at": record.signed_at}
        yield from _told(
            "delivery_record", record, _of_signed(record, place="delivery_record", acts=_BLOCK, who=who, chain=chain)
        )
    for declared in case.declarations.all():
        who = {"actor_id": declared.entered_by_id, "at": declared.signed_at, "channel": declared.channel}
        yield from _told(
            "declaration", declared, _of_signed(declared, place="declaration", acts=_DECLARING, who=who, chain=chain)
        )
    for looked in case.second_reviews.all():
        who = {"actor_id": looked.reviewed_by_id, "at": looked.reviewed_at}
        yield from _told(
            "second_review", looked, _of_signed(looked, place="second_review", acts=_LOOKING, who=who, chain=chain)
        )
    for certificate in case.certificates.select_related("blank"):
        yield from _told("certificate", certificate, _of_certificate(case, certificate, chain=chain))
    for issued in case.service_certificates.all():
        yield from _told("service_certificate", issued, _of_service(case, issued, chain=chain))


def broken_seals(case: models.Case, *, chain: Chain) -> Iterator[Broken]:
    """Every intent to seal, and every filed document, that does not hold; codes as above."""
    for intent in models.SealIntent.objects.filter(certificate__case=case).select_related("certificate"):
        yield from _told("seal_intent", intent, _of_intent(intent, chain=chain))
    for review in models.CertificateReview.objects.filter(certificate__case=case).select_related("certificate"):
        yield from _told("certificate_review", review, _of_review(review, chain=chain))
    for table, files, acts in (
        ("elicence", models.ELicence.objects, _FILING_ELICENCE),
        ("service_elicence", models.ServiceELicence.objects, _FILING),
    ):
        for file in files.filter(certificate__case=case).select_related("certificate"):
            entry = chain.entry_of(
                *acts,
                statement_digest=bytes(file.certificate.statement_digest),
                signature_digest=bytes(file.sha256),
                at=file.made_at,
            )
            yield from _told(table, file, () if entry else ("not_in_journal",))


def _told(table: str, row: Any, codes: Iterable[str]) -> Iterator[Broken]:
    chain = row.case_id if hasattr(row, "case_id") else row.certificate.case_id
    return (Broken(table=table, row=str(row.pk), code=code, chain=chain) for code in codes)


def _of_signed(row: Any, *, place: str, acts: tuple[str, ...], who: dict[str, Any], chain: Chain) -> Iterator[str]:
    """A delivery block or a declaration: its content, its challenge, and the entry that names it."""
    digest = bytes(row.digest)
    try:
        if digest_of(show(row.payload_cipher, case=row.case, place=place)) != digest:
            yield "digest"
    except UnableToUseKey:
        yield "unreadable"
    except UnableToRead:
        pass  # erased: the digest stands for it
    if not is_challenge(row, digest=digest):
        yield "challenge"
    entry = chain.entry_of(*acts, statement_digest=digest, **who)
    if entry is None and acts is _DECLARING and chain.entry_of(*_DECLARED_ANEW, **who):
        return
    if entry is None:
        yield "not_in_journal"
    elif entry.signature_method and not _is_method_of(row, entry=entry):
        yield "column"


def _is_method_of(row: Any, *, entry: models.JournalEntry) -> bool:
    """Whether the row says the journal's way of signing; a key's digest is judged with the signature."""
    signed = row.signature_method in METHODS or bytes(entry.signature_digest or b"") == bytes(row.challenge)
    return signed and row.signature_method == entry.signature_method


def is_challenge(row: Any, *, digest: bytes) -> bool:
    """Whether the row's challenge is made of this digest and the row's nonce."""
    try:
        return act_challenge(digest, nonce=bytes(row.nonce)) == bytes(row.challenge)
    except UnableToChallenge:
        return False


def _of_certificate(case: models.Case, row: models.Certificate, *, chain: Chain) -> Iterator[str]:
    columns = {
        "certificate_no": row.blank_id,
        "kind": row.kind,
        "issued_on": row.issued_on.isoformat(),
        "licence_id": row.licence_id,
        "reference": row.reference,
        "content_digest": bytes(row.content_digest).hex(),
    }
    yield from _of_fixed(case, row, place="certificate", columns=columns)
    who = {"actor_id": row.printed_by_id, "at": row.printed_at}
    if not chain.entry_of(*_PRINTING, statement_digest=bytes(row.statement_digest), **who):
        yield "not_in_journal"


def _of_service(case: models.Case, row: models.ServiceCertificate, *, chain: Chain) -> Iterator[str]:
    columns = {
        "certificate_no": row.no,
        "version": row.version,
        "issued_on": row.issued_on.isoformat(),
        "licence_id": row.licence_id,
        "reference": row.reference,
        "content_digest": bytes(row.content_digest).hex(),
    }
    yield from _of_fixed(case, row, place="service_certificate", columns=columns)
    who = {"actor_id": row.issued_by_id, "at": row.issued_at}
    if not chain.entry_of(*_REGISTERING, statement_digest=bytes(row.statement_digest), **who):
        yield "not_in_journal"


def _of_fixed(case: models.Case, row: Any, *, place: str, columns: dict[str, Any]) -> Iterator[str]:
    """A certificate's statement: its digest, that of its content, and the columns that repeat it."""
    try:
        statement = show(row.statement_cipher, case=case, place=place)
    except UnableToUseKey:
        yield "unreadable"
        return
    except UnableToRead:
        return  # erased
    if digest_of(statement) != bytes(row.statement_digest):
        yield "digest"
    if digest_of(statement["content"]).hex() != statement["content_digest"] or any(
        statement[name] != value for name, value in columns.items()
    ):
        yield "column"


def _of_intent(intent: models.SealIntent, *, chain: Chain) -> Iterator[str]:
    who = {"actor_id": intent.sealed_by_id, "at": intent.sealed_at}
    return _of_named(intent, acts=_SEALING, who=who, chain=chain)


def _of_review(review: models.CertificateReview, *, chain: Chain) -> Iterator[str]:
    who = {"actor_id": review.reviewed_by_id, "at": review.reviewed_at}
    return _of_named(review, acts=_REVIEWING, who=who, chain=chain)


def _of_named(row: Any, *, acts: tuple[str, ...], who: dict[str, Any], chain: Chain) -> Iterator[str]:
    """An officer's name under a certificate as printed: its digest, its challenge, and the entry that names it."""
    digest = bytes(row.statement_digest)
    if digest != bytes(row.certificate.statement_digest):
        yield "digest"
    if not is_challenge(row, digest=digest):
        yield "challenge"
    entry = chain.entry_of(*acts, statement_digest=digest, **who)
    if entry is None:
        yield "not_in_journal"
    elif entry.signature_method and not _is_method_of(row, entry=entry):
        yield "column"
