"""Which text messages a reissue or a replacement owes: to the applicant, and to both parents (threat T19)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from xinsheng.casework.errands import queue_legacy_text, queue_text
from xinsheng.casework.legacy_parents import papers_ever_on, papers_on
from xinsheng.casework.people import paper_no_of, phone_of
from xinsheng.casework.privacy import UnableToRead
from xinsheng.casework.succession_snapshots import (
    Original,
    entitled_by,
    find_application,
    find_original,
    original_from,
)
from xinsheng.law.acts import MessageKind
from xinsheng.law.applications import Applicant
from xinsheng.registry.models import Case, Certificate, LegacyCertificate, Office, Person, TextMessage
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind, sex_in
from xinsheng.words.messages import addressed, day_words

_TO_PARENTS = frozenset({MessageKind.REISSUE_APPLIED, MessageKind.CERTIFICATE_SUCCEEDED, MessageKind.PAPER_TAKEN})


def tell_applicant_and_parents(kind: MessageKind, *, case: Case, at: datetime) -> TextMessage | None:
    """Queue the message once to each phone; None where no phone is known: page and paper tell."""
    messages = [
        queue_text(
            kind,
            case=case,
            phone=phone,
            words={"addressee": addressee, "office": case.office.name},
            secret=None,
            at=at,
        )
        for phone, addressee in _phones(kind, case=case, on=civil_date(at)).items()
    ]
    return messages[0] if messages else None


def tell_parents(kind: MessageKind, *, certificate: Certificate, office: Office, at: datetime) -> None:
    """Queue the message to both parents on a certificate, at the numbers they gave us; `office` tells more."""
    _tell_each(_named_in(certificate), kind=kind, about=certificate.case, office=office, at=at)


def tell_legacy_parents(
    kind: MessageKind,
    *,
    certificate: LegacyCertificate,
    office: Office,
    at: datetime,
    papers: frozenset[bytes] | None = None,
) -> None:
    """Queue it to the parents on an older certificate at the numbers that any service of ours has of them.

    In the latest case that is about it; where none is, in the certificate's own name. `papers`: theirs, where also
    who was named on it before is told.
    """
    case = certificate.successions.select_related("key", "office").order_by("-opened_at").first()
    about = case if case is not None and case.key.wrapped is not None else certificate
    _tell_each(known_by(papers or papers_on(certificate)), kind=kind, about=about, office=office, at=at)


def known_by(papers: frozenset[bytes]) -> Iterator[Person]:
    """The people whom these books know by these papers."""
    yield from Person.objects.filter(paper_no_index__in=papers).order_by("pk")


def tell_holder(case: Case, *, index: bytes, until: date, at: datetime) -> None:
    """Tell the holder with this paper that an office asks, at the number they gave us; the text names nobody."""
    for phone in {phone for one in known_by(frozenset({index})) if (phone := phone_of(one))}:
        words = {"until": day_words(until)}
        queue_text(MessageKind.SHARE_ASKED, case=case, phone=phone, words=words, secret=None, at=at)


def _tell_each(
    people: Iterable[Person], *, kind: MessageKind, about: Case | LegacyCertificate, office: Office, at: datetime
) -> None:
    """Queue the message once to each number they gave us."""
    on = civil_date(at)
    for phone, addressee in {phone: _person(one, on=on) for one in people if (phone := phone_of(one))}.items():
        words = {"addressee": addressee, "office": office.name}
        if isinstance(about, Case):
            queue_text(kind, case=about, phone=phone, words=words, secret=None, at=at)
        else:
            queue_legacy_text(kind, legacy=about, phone=phone, words=words, at=at)


def _phones(kind: MessageKind, *, case: Case, on: date) -> dict[str, str]:
    """Each number with how its owner is addressed; of an application the others are told, not who applied."""
    application = find_application(case)
    own = application.applicant.phone if application else ""
    found = {own: _applicant(application.applicant, on=on)} if application and own else {}
    if kind in _TO_PARENTS:
        found |= {phone: _person(person, on=on) for person in _parents(case) if (phone := phone_of(person))}
    if kind is MessageKind.REISSUE_APPLIED:
        found.pop(own, None)
    return found


def _applicant(applicant: Applicant, *, on: date) -> str:
    return addressed(applicant.name, sex=sex_in(applicant.paper_kind, applicant.paper_no, on=on))


def _person(person: Person, *, on: date) -> str:
    kind, no = PaperKind(person.paper_kind), paper_no_of(person)
    return addressed(person.name, sex=sex_in(kind, no, on=on))


def _parents(case: Case) -> Iterator[Person]:
    try:
        original = find_original(case)
    except UnableToRead:
        return
    if original is not None:
        yield from _people_in(original)


def _named_in(certificate: Certificate) -> Iterator[Person]:
    """The parents on a certificate whom we know; nobody where its case was erased."""
    try:
        yield from _people_in(original_from(certificate))
    except UnableToRead:
        return


def _people_in(original: Original) -> Iterator[Person]:
    """The parents; of an older certificate also who stood on it before it was corrected: they may say it is wrong."""
    indexes = {bytes.fromhex(index) for index in entitled_by(original.content)}
    if original.legacy is not None:
        indexes |= papers_ever_on(original.legacy)
    yield from Person.objects.filter(paper_no_index__in=indexes).order_by("pk")
