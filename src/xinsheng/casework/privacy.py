"""What is hidden at rest: a case's private parts under its own key, a person's numbers under the province's."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from xinsheng.casework.new_rows import write_rows
from xinsheng.casework.outside import keys
from xinsheng.gateways.keys import UnableToUseKey, decrypt, encrypt
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import Case, CaseKey
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import resident_no_fault

PAPER_NO, PHONE = "person.paper_no", "person.phone"


class UnableToRead(Exception):
    """The private parts of this case were erased: its key is destroyed."""


def give_keys(data_keys: Mapping[Case, bytes]) -> None:
    """Give new cases these data keys, wrapped."""
    write_rows(CaseKey(case=case, wrapped=keys().wrap(data_key)) for case, data_key in data_keys.items())


def key_of(case: Case) -> bytes:
    """The data key of a case; raises UnableToRead when it was destroyed."""
    return _unwrapped(case.key.wrapped)


def keys_open_the_books() -> bool:
    """Whether our keys are those under which these books were kept: one case's data key is tried, if there is any."""
    wrapped = CaseKey.objects.filter(wrapped__isnull=False).values_list("wrapped", flat=True).first()
    try:
        return wrapped is None or bool(_unwrapped(wrapped))
    except UnableToUseKey:
        return False


def hide(payload: Mapping[str, Any], *, case: Case, place: str) -> bytes:
    """The payload (JSON values) under the case's key; `place` names the table and is authenticated with it."""
    return hide_bytes(canonical_bytes(payload), data_key=key_of(case), case_id=case.pk, place=place)


def hide_bytes(content: bytes, *, data_key: bytes, case_id: UUID, place: str) -> bytes:
    """Bytes under a case's data key."""
    return encrypt(content, data_key=data_key, context=_context(place, case_id=case_id))


def show(hidden: bytes | memoryview, *, case: Case, place: str) -> dict[str, Any]:
    """The payload again; raises UnableToRead when the case was erased."""
    return show_under(case.key.wrapped, hidden=hidden, case_id=case.pk, place=place)


def show_under(
    wrapped: bytes | memoryview | None, *, hidden: bytes | memoryview, case_id: UUID, place: str
) -> dict[str, Any]:
    """The payload again, by its case's wrapped key as it was read beside it; raises UnableToRead without one."""
    opened = decrypt(bytes(hidden), data_key=_unwrapped(wrapped), context=_context(place, case_id=case_id))
    value: dict[str, Any] = json.loads(opened)
    return value


def show_bytes(hidden: bytes | memoryview, *, case: Case, place: str) -> bytes:
    """Bytes hidden under a case's key."""
    return decrypt(bytes(hidden), data_key=key_of(case), context=_context(place, case_id=case.pk))


def paper_index(kind: PaperKind, no: str) -> bytes:
    """The keyed blind index of one identity paper: equal papers have equal indexes, and nothing else is told."""
    if resident_no_fault(no, on=date.max) is None:  # a citizen's number: one person, one index
        kind = PaperKind.RESIDENT_CARD
    return keys().index(f"{kind.value}:{no}", kind="paper")


def phone_index(phone: str) -> bytes:
    """The keyed blind index of a mobile number."""
    return keys().index(phone, kind="phone")


def _unwrapped(wrapped: bytes | memoryview | None) -> bytes:
    if wrapped is None:
        raise UnableToRead
    return keys().unwrap(bytes(wrapped))


def _context(place: str, *, case_id: UUID) -> bytes:
    return f"{place}:{case_id}".encode()
