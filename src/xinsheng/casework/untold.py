"""Families whom no text message reached: whoever is to tell them, in person or on paper, never by telephone."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.messages import phone_of
from xinsheng.law.acts import MessageKind
from xinsheng.registry.models import (
    TOLD,
    Case,
    CaseQuerySet,
    LegacyCertificate,
    MessageOutcome,
    RegistrationQuerySet,
    TextMessage,
    TextMessageReceipt,
)


@dataclass(frozen=True, kw_only=True)
class Untold:
    """One message that did not reach its phone; `why` is a code, `since` when it was given up.

    It is about a case or, where none is about that, about a certificate older than the books.
    """

    message_id: UUID
    about: Case | LegacyCertificate
    kind: MessageKind
    phone: str = field(repr=False)
    why: str
    queued_at: datetime
    since: datetime


def untold_of(
    *, births: CaseQuerySet, registrations: RegistrationQuerySet, counties: Collection[str], most: int
) -> tuple[Untold, ...]:
    """The messages that a person must tell, the oldest first, `most` at most.

    Of these cases, and of certificates older than the books that were issued in these counties (six digits).
    """
    theirs = Q(case__in=births.values("pk")) | Q(case__in=registrations.values("pk"))
    for code in counties:
        theirs |= Q(legacy__division_code__startswith=code)
    messages = TextMessage.objects.for_a_person().filter(theirs)
    found = messages.select_related("case__registration", "legacy").prefetch_related("receipts")
    return tuple(_untold(message) for message in found[:most])


def _untold(message: TextMessage) -> Untold:
    ends = [one for one in message.receipts.all() if one.outcome == MessageOutcome.NEEDS_PERSON]
    given_up = min(ends, key=lambda one: one.at)
    about = message.case or message.legacy
    if about is None:
        raise UnableToAct("no_such_message")
    return Untold(
        message_id=message.pk,
        about=about,
        kind=MessageKind(message.kind),
        phone=phone_of(message),
        why=given_up.code,
        queued_at=message.queued_at,
        since=given_up.at,
    )


def record_told(about: Case | LegacyCertificate, *, message_id: UUID, how: str, by: By, at: datetime) -> None:
    """Record that this officer told the family, `told_in_person` or `told_on_paper`; once, whoever was first.

    Raises UnableToAct("no_such_message", "not_a_way_to_tell", "no_person").
    """
    if how not in TOLD:
        raise UnableToAct("not_a_way_to_tell")
    messages = TextMessage.objects.filter(case=about) if isinstance(about, Case) else about.text_messages.all()
    told = TextMessageReceipt.objects.filter(message__in=messages.filter(pk=message_id), outcome__in=TOLD)
    with transaction.atomic():
        if told.filter(by=by.someone).exists():
            return
        message = TextMessage.objects.for_a_person().filter(pk__in=messages.filter(pk=message_id)).first()
        if message is None:
            raise UnableToAct("no_such_message")
        TextMessageReceipt.objects.get_or_create(
            message=message, outcome=how, provider_ref="", defaults={"by": by.someone, "at": at}
        )
