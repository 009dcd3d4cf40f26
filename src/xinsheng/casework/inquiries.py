"""A set of an office's certificates under review in one act; each stands again, or is revoked, by another's finding.

Which certificates the act was about is the inquiry's own list, whose digest stands in its line of the journal; what
was found of each is a line on the chain of that item. The cases' chains are left alone: no case has moved.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.holds import find_by_page
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.office_duties import get_authority, get_office_duty
from xinsheng.casework.privacy import UnableToRead
from xinsheng.casework.succession_snapshots import entitled_by, original_from, people_of_chain
from xinsheng.casework.succession_telling import tell_parents
from xinsheng.law.acts import MessageKind
from xinsheng.law.stock_terms import (
    FIND_ON_INQUIRY,
    MOST_IN_ONE_INQUIRY,
    NEEDS_DOCUMENT,
    OPEN_INQUIRY,
    STANDS_AFTER,
    InquiryFinding,
)
from xinsheng.law.terms import Standing as Word
from xinsheng.proof.canonical import digest_of
from xinsheng.registry import models


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Which certificates: issued from one civil day to another, both included; of a range of numbers where given."""

    first_on: date
    last_on: date
    first_no: str = ""
    last_no: str = ""


def open_inquiry(
    office: models.Office,
    *,
    sought: Sought,
    reason: str,
    document_no: str,
    by: By,
    at: datetime,
    key: UUID | None = None,
) -> models.Inquiry:
    """Put the valid certificates of an office that are sought under review: anyone is told so from then on.

    As a supervisor of the county, prefecture or province over it. Raises NotAllowed, or UnableToAct
    ("nothing_to_review", "too_many_to_review", "other_body").
    """
    duty = get_office_duty(OPEN_INQUIRY, office, by=by, at=at)
    said = {"office": office, "reason": reason, "document_no": document_no, "opened_by": by.someone, **asdict(sought)}
    with transaction.atomic():
        if earlier := find_by_page(models.Inquiry.objects.all(), key, said=said):
            return earlier
        found = _locked(office, sought=sought)
        inquiry = models.Inquiry.objects.create(pk=key or uuid4(), quantity=len(found), opened_at=at, **said)
        models.InquiryItem.objects.bulk_create(
            [models.InquiryItem(inquiry=inquiry, certificate_id=pk, no=no) for pk, no in found]
        )
        models.Standing.objects.filter(certificate__in=[pk for pk, _no in found]).update(
            state=Word.UNDER_REVIEW.value, since=at, version=F("version") + 1
        )
        subjects = {"office": str(office.pk), "certificates": digest_of(sorted(no for _pk, no in found)).hex()}
        write_line(Line(chain=inquiry.pk, act=OPEN_INQUIRY, duty=duty, by=by, at=at, subjects=subjects))
    return inquiry


def _locked(office: models.Office, *, sought: Sought) -> list[tuple[UUID, str]]:
    """The valid ones with their numbers, their standings locked in one order.

    What was reissued or replaced since is looked into by what stands in its place now, whoever issued that: a
    certificate does not leave a suspicion behind by being exchanged (threats T1, T6).
    """
    suspect = models.Certificate.objects.filter(
        office=office, issued_on__range=(sought.first_on, sought.last_on), standing__isnull=False
    )
    if sought.first_no:
        suspect = suspect.filter(blank__gte=sought.first_no, blank__lte=sought.last_no)
    valid = models.Standing.objects.filter(newborn__in=suspect.values("newborn"), state=Word.VALID)
    in_order = valid.order_by("certificate").select_for_update(of=("self",))
    found = list(in_order.values_list("certificate", "certificate__blank")[: MOST_IN_ONE_INQUIRY + 1])
    if not found:
        raise UnableToAct("nothing_to_review")
    if len(found) > MOST_IN_ONE_INQUIRY:
        raise UnableToAct("too_many_to_review")
    return found


def record_item_finding(
    item: models.InquiryItem,
    *,
    finding: InquiryFinding,
    words: str,
    document_no: str,
    by: By,
    at: datetime,
) -> models.InquiryFinding:
    """Say what was found of one certificate: it stands again, or is revoked by a decision; then parents are told.

    Never by whoever had a hand in it or in what it took the place of, nor by whom it names (invariants 21 to 23).
    Raises NotAllowed, or UnableToAct("own_inquiry", "own_certificate", "document_needed", "already_found").
    """
    inquiry = item.inquiry
    duty = get_office_duty(FIND_ON_INQUIRY, inquiry.office, by=by, at=at, first=inquiry.opened_by_id)
    authority = get_authority(inquiry.office, by=by, at=at)
    certificate = models.Certificate.objects.select_related("case__key").get(pk=item.certificate_id)
    if _is_their_own(certificate, person=by.someone):
        raise UnableToAct("own_certificate")
    if finding in NEEDS_DOCUMENT and not document_no:
        raise UnableToAct("document_needed")
    with transaction.atomic():
        standing = models.Standing.objects.select_for_update().get(pk=item.certificate_id)
        if standing.state != Word.UNDER_REVIEW or models.InquiryFinding.objects.filter(item=item).exists():
            raise UnableToAct("already_found")
        standing.state, standing.since = STANDS_AFTER[finding].value, at
        standing.version += 1
        standing.save()
        row = models.InquiryFinding.objects.create(
            item=item,
            finding=finding.value,
            words=words,
            document_no=document_no,
            found_by=by.someone,
            found_at=at,
        )
        subjects = {"certificate": str(item.certificate_id), "finding": finding.value}
        if finding is InquiryFinding.REVOKED:
            tell_parents(MessageKind.CERTIFICATE_REVOKED, certificate=certificate, office=authority, at=at)
        write_line(Line(chain=item.pk, act=FIND_ON_INQUIRY, duty=duty, by=by, at=at, subjects=subjects))
    return row


def _is_their_own(certificate: models.Certificate, *, person: models.Person) -> bool:
    """Whether the person had a duty on any certificate of its chain, or is named in it; erased, it names nobody."""
    if str(person.pk) in people_of_chain(certificate):
        return True
    index = bytes(person.paper_no_index).hex() if person.paper_no_index else ""
    try:
        return index in entitled_by(original_from(certificate).content)
    except UnableToRead:
        return False
