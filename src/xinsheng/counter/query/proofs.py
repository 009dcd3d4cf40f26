"""What goes from page to page instead of the code: signed, good for minutes, and telling nothing of anybody."""

from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.core import signing

from xinsheng.casework.query_codes import find_case_of_live_code
from xinsheng.casework.service_certificates import service_statement_of
from xinsheng.registry.models import Case, ServiceCertificate

LIFE = timedelta(minutes=10)
_SALT = "xinsheng.counter.query"
_ENDING = 4


class Proven(StrEnum):
    """What a person has shown so far."""

    CODE = "code"
    COUPLE = "couple"  # and that they know the number of one of the two


def proof_of(code_id: UUID, *, proven: Proven) -> str:
    """The signed words for a page's own form."""
    return signing.dumps([str(code_id), proven.value], salt=_SALT)


def find_code(proof: str, *, proven: Proven) -> UUID | None:
    """The code that this proof is about; None when it proves less, is too old or was not made here."""
    try:
        code_id, shown = signing.loads(proof, salt=_SALT, max_age=LIFE)
    except signing.BadSignature:
        return None
    return UUID(code_id) if shown == proven.value else None


def find_proven_case(proof: str, *, proven: Proven) -> tuple[UUID, Case] | None:
    """The code and its case, while the code is live."""
    code_id = find_code(proof, proven=proven)
    case = find_case_of_live_code(code_id) if code_id else None
    return (code_id, case) if code_id and case else None


def is_ending_of(certificate: ServiceCertificate, ending: str) -> bool:
    """Whether these are the last four characters of either's number; both are looked at, whichever it is."""
    content = service_statement_of(certificate).content
    people = [person for person in (content.woman, content.man) if person is not None]
    return any([person.paper_no.upper()[-_ENDING:] == ending for person in people])  # noqa: C419  all of them
