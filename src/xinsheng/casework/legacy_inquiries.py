"""One certificate older than the books under review; it stands again, or is revoked, by another's finding.

Whoever verifies its number is told so from then on, and nothing is issued in its place meanwhile: what a reissue
rests on is in force, says the law of every act and a trigger.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.holds import find_by_page
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.legacy_books import find_legacy_in_county
from xinsheng.casework.legacy_parents import names_on
from xinsheng.casework.office_duties import get_office_duty
from xinsheng.casework.succession_telling import tell_legacy_parents
from xinsheng.law.acts import MessageKind
from xinsheng.law.stock_terms import FIND_ON_INQUIRY, NEEDS_DOCUMENT, OPEN_INQUIRY, STANDS_AFTER, InquiryFinding
from xinsheng.law.terms import Standing
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class Why:
    """Why an older certificate is looked into, and the document that says so ("" for none)."""

    reason: str
    document_no: str = ""


def open_legacy_inquiry(
    office: models.Office, *, no: str, why: Why, by: By, at: datetime, key: UUID
) -> models.LegacyInquiry:
    """Put an older certificate under review: anyone is told so from then on; the same page sent twice does it once.

    `office` is the county at its issuer's place; by a supervisor of the county, prefecture or province over it.
    Raises NotAllowed, or UnableToAct ("no_such_legacy", for another county's alike, "nothing_to_review",
    "other_body").
    """
    duty = get_office_duty(OPEN_INQUIRY, office, by=by, at=at)
    said = {"office": office, "opened_by": by.someone, "certificate_id": no, **asdict(why)}
    with transaction.atomic():
        if earlier := find_by_page(models.LegacyInquiry.objects.all(), key, said=said):
            return earlier
        certificate = find_legacy_in_county(office, no=no)
        if certificate is None:
            raise UnableToAct("no_such_legacy")
        _move(certificate.pk, before=Standing.VALID, after=Standing.UNDER_REVIEW, at=at, code="nothing_to_review")
        inquiry = models.LegacyInquiry.objects.create(pk=key, opened_at=at, **said)
        subjects = {"office": str(office.pk), "certificate_no": no}
        write_line(Line(chain=inquiry.pk, act=OPEN_INQUIRY, duty=duty, by=by, at=at, subjects=subjects))
    return inquiry


def record_legacy_finding(
    inquiry: models.LegacyInquiry,
    *,
    finding: InquiryFinding,
    words: str,
    document_no: str,
    by: By,
    at: datetime,
) -> models.LegacyInquiryFinding:
    """Say what was found of it: it stands again, or is revoked by a decision and its parents are told; never by
    whom it names.

    Raises NotAllowed, or UnableToAct("own_inquiry", "own_certificate", "document_needed", "already_found").
    """
    duty = get_office_duty(FIND_ON_INQUIRY, inquiry.office, by=by, at=at, first=inquiry.opened_by_id)
    if names_on(inquiry.certificate, person=by.someone):
        raise UnableToAct("own_certificate")
    if finding in NEEDS_DOCUMENT and not document_no:
        raise UnableToAct("document_needed")
    with transaction.atomic():
        _move(
            inquiry.certificate_id,
            before=Standing.UNDER_REVIEW,
            after=STANDS_AFTER[finding],
            at=at,
            code="already_found",
        )
        if models.LegacyInquiryFinding.objects.filter(inquiry=inquiry).exists():
            raise UnableToAct("already_found")
        row = models.LegacyInquiryFinding.objects.create(
            inquiry=inquiry,
            finding=finding.value,
            words=words,
            document_no=document_no,
            found_by=by.someone,
            found_at=at,
        )
        if finding is InquiryFinding.REVOKED:
            kind, certificate = MessageKind.CERTIFICATE_REVOKED, inquiry.certificate
            tell_legacy_parents(kind, certificate=certificate, office=inquiry.office, at=at)
        subjects = {"certificate_no": inquiry.certificate_id, "finding": finding.value}
        write_line(Line(chain=inquiry.pk, act=FIND_ON_INQUIRY, duty=duty, by=by, at=at, subjects=subjects))
    return row


def _move(no: str, *, before: Standing, after: Standing, at: datetime, code: str) -> None:
    """Move its standing, whose row is the lock; raises UnableToAct(code) where it stands otherwise."""
    standing = models.LegacyStanding.objects.select_for_update().get(pk=no)
    if standing.state != before:
        raise UnableToAct(code)
    standing.state, standing.since = after.value, at
    standing.version += 1
    standing.save()
