"""The text message an act owes: to a birth's collector, or to a couple, whose first one carries the query code."""

from datetime import datetime

from xinsheng.casework.couples_phones import phone_before, phone_now
from xinsheng.casework.errands import queue_message, queue_text
from xinsheng.casework.people import phone_of
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.query_codes import has_had_code, issue_code
from xinsheng.casework.registration_snapshots import find_couple_declaration, index_of
from xinsheng.casework.snapshots import find_declaration
from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.casework.succession_telling import tell_applicant_and_parents
from xinsheng.law.acts import MessageKind
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.shared_answers import other_of
from xinsheng.law.terms import Service
from xinsheng.registry.models import Case, Person, TextMessage
from xinsheng.standards.query_codes import grouped_query_code
from xinsheng.words.messages import day_words


def tell(kind: MessageKind, *, case: Case, at: datetime) -> TextMessage | None:
    """Queue the message in the act's own transaction; None when no number was given: page and paper tell."""
    if kind is MessageKind.SPOUSE_ASKED:
        return _tell_the_other(case, at=at)
    if kind is MessageKind.PHONE_CHANGED:
        return _tell_the_old_phone(case, at=at)
    if case.service == Service.SERVICE_REGISTRATION:
        return _tell_couple(kind, case=case, at=at)
    if is_succession(case):
        return tell_applicant_and_parents(kind, case=case, at=at)
    return queue_message(kind, case=case, at=at)


def tell_paper_taken(case: Case, *, at: datetime) -> None:
    """Say that somebody else took the paper with an authorisation, once to each number: a lent one comes out (T13).

    To who is registered to take it and to the mother; of a reissue or replacement to the applicant and both parents.
    """
    if is_succession(case):
        tell_applicant_and_parents(MessageKind.PAPER_TAKEN, case=case, at=at)
        return
    for phone in _phones_of_collector_and_mother(case):
        words = {"office": case.office.name}
        queue_text(MessageKind.PAPER_TAKEN, case=case, phone=phone, words=words, secret=None, at=at)


def _phones_of_collector_and_mother(case: Case) -> tuple[str, ...]:
    """The number declared for this case, and that which the mother gave us herself where it is another."""
    declaration = find_declaration(case)
    if declaration is None:
        return ()
    mother = declaration.mother
    index = paper_index(mother.paper_kind, mother.paper_no) if mother.paper_kind and mother.paper_no else None
    known = Person.objects.with_paper(kind=str(mother.paper_kind), index=index).first() if index else None
    found = (declaration.collector.phone, phone_of(known) if known else "")
    return tuple(dict.fromkeys(phone for phone in found if phone))


def _tell_couple(kind: MessageKind, *, case: Case, at: datetime) -> TextMessage | None:
    """The code goes out once, with whichever message is the first; later ones say to use it (mission E2, E4)."""
    declaration = find_couple_declaration(case)
    phone = phone_now(case, declaration=declaration) if declaration else ""
    if not phone:
        return None
    code = None if has_had_code(case) else grouped_query_code(issue_code(case, by=None, at=at))
    registration = case.registration
    words = {
        "township": registration.township.name if registration.township else case.office.name,
        "due_on": day_words(registration.due_on) if registration.due_on else "",
    }
    return queue_text(kind, case=case, phone=phone, words=words, secret=code, at=at)


def _tell_the_old_phone(case: Case, *, at: datetime) -> TextMessage | None:
    """Say it once to the number that is no longer used; neither the new one nor anybody's name."""
    declaration = find_couple_declaration(case)
    phone = phone_before(case, declaration=declaration) if declaration else ""
    if not phone:
        return None
    return queue_text(MessageKind.PHONE_CHANGED, case=case, phone=phone, words={}, secret=None, at=at)


def _tell_the_other(case: Case, *, at: datetime) -> TextMessage | None:
    """Ask the other of the two to look; the text says nothing of whom or what, and carries no code."""
    declaration, until = find_couple_declaration(case), case.registration.spouse_until
    phone = _phone_of_the_other(declaration) if declaration else ""
    if not phone or until is None:
        return None
    words = {"until": day_words(until)}
    return queue_text(MessageKind.SPOUSE_ASKED, case=case, phone=phone, words=words, secret=None, at=at)


def _phone_of_the_other(declaration: CoupleDeclaration) -> str:
    """The number they gave us themselves before that which the declarant says is theirs; '' where none is known."""
    other = other_of(declaration)
    index = index_of(other)
    known = Person.objects.with_paper(kind=other.paper_kind.value, index=index).first() if other and index else None
    return (phone_of(known) if known else "") or declaration.other_phone
