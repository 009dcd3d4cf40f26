"""One at a time: who asks, which page, which certificate; held until the transaction ends, no row locked."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db import connection, models

from xinsheng.casework.acting import Asked, UnableToAct
from xinsheng.registry.models import Person

Row = TypeVar("Row", bound=models.Model)


def hold_key(asked: Asked) -> None:
    """Let one asking with this key in at a time, until the transaction ends."""
    _hold(asked.key)


def hold_person(person: Person) -> None:
    """Let one act of this person in at a time, whichever case it is on, until the transaction ends."""
    _hold(person.pk)


def hold_certificate(certificate_id: UUID) -> None:
    """Let one begin at a time to have this certificate succeeded, until the transaction ends."""
    _hold(certificate_id)


def hold_consent(consent_id: UUID) -> None:
    """Let one use, or take back, this consent at a time, until the transaction ends."""
    _hold(consent_id)


def hold_asking(office_id: UUID, *, number: str) -> None:
    """Let one asking of an office under one number or key of its own in at a time, until the transaction ends."""
    _hold(uuid5(office_id, number))


def hold_asking_above(office_id: UUID) -> None:
    """Let one plan or requisition of this office for blanks be made at a time, until the transaction ends."""
    _hold(uuid5(office_id, "above"))


def hold_requisition(requisition_id: UUID) -> None:
    """Let one answer to this plan or requisition, or one transfer on it, in at a time."""
    _hold(requisition_id)


def hold_births(office_id: UUID) -> None:
    """Let one opening at this institution, or one message of its systems, in at a time."""
    _hold(office_id)


def hold_list(list_id: UUID) -> None:
    """Let one keep, or set up, this list that was brought at a time, until the transaction ends."""
    _hold(list_id)


def hold_load(chain: UUID) -> None:
    """Let one lot of what is loaded in bulk be written on this chain at a time, until the transaction ends."""
    _hold(chain)


def hold_page(key: UUID | None) -> None:
    """Let one press of the page with this key through at a time; the others then find what it brought about."""
    if key is not None:
        _hold(key)


def find_by_page(rows: models.QuerySet[Row], key: UUID | None, *, said: Mapping[str, Any]) -> Row | None:
    """What this very page brought about before; None for its first press, the others wait for what that one makes.

    A page's key is the id of the row it makes. Raises UnableToAct("other_body") where the page said something else.
    """
    hold_page(key)
    earlier = rows.filter(pk=key).first() if key is not None else None
    if earlier is not None and any(getattr(earlier, name) != value for name, value in said.items()):
        raise UnableToAct("other_body")
    return earlier


def _hold(what: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [what.int >> 65])
