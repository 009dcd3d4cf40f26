"""Which text messages a reissue or a replacement owes: to the applicant, and to both parents (threat T19)."""

from collections.abc import Iterator
from datetime import datetime

from xinsheng.casework.errands import queue_text
from xinsheng.casework.people import phone_of
from xinsheng.casework.succession_snapshots import entitled_by, find_application, original_of
from xinsheng.law.acts import MessageKind
from xinsheng.registry.models import Case, Person, TextMessage

_TO_PARENTS = frozenset({MessageKind.REISSUE_APPLIED, MessageKind.CERTIFICATE_SUCCEEDED})


def tell_applicant_and_parents(kind: MessageKind, *, case: Case, at: datetime) -> TextMessage | None:
    """Queue the message once to each phone; None where no phone is known: page and paper tell."""
    messages = [
        queue_text(
            kind,
            case=case,
            phone=phone,
            words={"surname": surname, "office": case.office.name},
            secret=None,
            at=at,
        )
        for phone, surname in _phones(kind, case=case).items()
    ]
    return messages[0] if messages else None


def _phones(kind: MessageKind, *, case: Case) -> dict[str, str]:
    """Each number with the surname it is told by; of an application the others are told, not who applied."""
    application = find_application(case)
    own = application.applicant.phone if application else ""
    found = {own: application.applicant.name[:1]} if application and own else {}
    if kind in _TO_PARENTS:
        found |= {phone: person.name[:1] for person in _parents(case) if (phone := phone_of(person))}
    if kind is MessageKind.REISSUE_APPLIED:
        found.pop(own, None)
    return found


def _parents(case: Case) -> Iterator[Person]:
    indexes = [bytes.fromhex(index) for index in entitled_by(original_of(case).content)]
    yield from Person.objects.filter(paper_no_index__in=indexes).order_by("pk")
