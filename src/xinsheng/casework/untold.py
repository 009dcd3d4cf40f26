"""Families whom no text message reached: whoever is to tell them, in person or on paper, never by telephone."""

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
    MessageOutcome,
    RegistrationQuerySet,
    TextMessage,
    TextMessageReceipt,
)


@dataclass(frozen=True, kw_only=True)
class Untold:
    """One message that did not reach its phone; `why` is a code, `since` when it was given up."""

    message_id: UUID
    case: Case
    kind: MessageKind
    phone: str = field(repr=False)
    why: str
    queued_at: datetime
    since: datetime


def untold_of(*, births: CaseQuerySet, registrations: RegistrationQuerySet, most: int) -> tuple[Untold, ...]:
    """The messages of these cases that a person must tell, the oldest first, `most` at most."""
    theirs = Q(case__in=births.values("pk")) | Q(case__in=registrations.values("pk"))
    messages = TextMessage.objects.for_a_person().filter(theirs)
    found = messages.select_related("case__registration").prefetch_related("receipts")
    return tuple(_untold(message) for message in found[:most])


def _untold(message: TextMessage) -> Untold:
    ends = [one for one in message.receipts.all() if one.outcome == MessageOutcome.NEEDS_PERSON]
    given_up = min(ends, key=lambda one: one.at)
    if message.case is None:
        raise UnableToAct("no_such_case")
    return Untold(
        message_id=message.pk,
        case=message.case,
        kind=MessageKind(message.kind),
        phone=phone_of(message),
        why=given_up.code,
        queued_at=message.queued_at,
        since=given_up.at,
    )


def record_told(case: Case, *, message_id: UUID, how: str, by: By, at: datetime) -> None:
    """Record that this officer told the family, `told_in_person` or `told_on_paper`; once, whoever was first.

    Raises UnableToAct("no_such_message", "not_a_way_to_tell", "no_person").
    """
    if how not in TOLD:
        raise UnableToAct("not_a_way_to_tell")
    told = TextMessageReceipt.objects.filter(message=message_id, message__case=case, outcome__in=TOLD)
    with transaction.atomic():
        if told.filter(by=by.someone).exists():
            return
        message = TextMessage.objects.for_a_person().filter(case=case, pk=message_id).first()
        if message is None:
            raise UnableToAct("no_such_message")
        TextMessageReceipt.objects.get_or_create(
            message=message, outcome=how, provider_ref="", defaults={"by": by.someone, "at": at}
        )
