"""The text message an act owes: to a birth's collector, or to a couple, whose first one carries the query code."""

from datetime import datetime

from xinsheng.casework.errands import queue_message, queue_text
from xinsheng.casework.query_codes import has_had_code, issue_code
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.law.acts import MessageKind
from xinsheng.law.terms import Service
from xinsheng.registry.models import Case, TextMessage
from xinsheng.standards.query_codes import grouped_query_code


def tell(kind: MessageKind, *, case: Case, at: datetime) -> TextMessage | None:
    """Queue the message in the act's own transaction; None when no number was given: page and paper tell."""
    if case.service == Service.SERVICE_REGISTRATION:
        return _tell_couple(kind, case=case, at=at)
    return queue_message(kind, case=case, at=at)


def _tell_couple(kind: MessageKind, *, case: Case, at: datetime) -> TextMessage | None:
    """The code goes out once, with whichever message is the first; later ones say to use it (mission E2, E4)."""
    declaration = find_couple_declaration(case)
    if declaration is None or not declaration.phone:
        return None
    code = None if has_had_code(case) else grouped_query_code(issue_code(case, by=None, at=at))
    registration = case.registration
    words = {
        "township": registration.township.name if registration.township else case.office.name,
        "due_on": registration.due_on.isoformat() if registration.due_on else "",
    }
    return queue_text(kind, case=case, phone=declaration.phone, words=words, secret=code, at=at)
