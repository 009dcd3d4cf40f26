"""Text messages on their way: what is to be sent, when it may be tried, and what became of it (T30, invariant 38).

Each try is written down before it begins. A try without a word after it is in doubt: the provider may have taken the
message although we were killed, or its answer never came. Nobody tries again until a late answer or a receipt had
its time, so that only silence makes a phone ring twice. What is not sent in four hours goes to a person.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import PHONE, UnableToRead, hide, show
from xinsheng.law.acts import MessageKind
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import Case, MessageOutcome, MessageSecret, TextMessage, TextMessageReceipt

CODE = "{code}"  # stands in a kept text for the code that is filled in at the moment of sending
TEXT, SECRET = "text_message", "message_secret"  # places of ciphertexts, by their tables
PATIENCE = timedelta(hours=4)
_LOOKED_BACK = timedelta(days=30)  # by a look at what waits: older messages have long come to their end
PHONE_CODE_LIFE = timedelta(minutes=10)
_SHORT_LIVED: Mapping[str, timedelta] = {MessageKind.PHONE_CODE.value: PHONE_CODE_LIFE}  # nobody is told it later


class UnableToTry(Exception):
    """A message must not be tried at this moment: an earlier try is in doubt."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message in clear, for the moment of sending."""

    message_id: UUID
    phone: str = field(repr=False)
    text: str = field(repr=False)
    template: str = ""
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


def begin_try(message_id: UUID, *, doubt: timedelta, at: datetime) -> Letter | None:
    """Write down that a message is being handed over now, and give it; None when nothing is to be sent any more.

    What has waited too long, or cannot be read any more, is given up here. Raises UnableToTry while a try that is
    younger than `doubt` may still turn out to have reached the provider.
    """
    message = _find(message_id)
    became = [] if message is None else list(message.receipts.all())
    if message is None or _settles(became):
        return None
    if at - message.queued_at >= patience_with(message):
        give_up(message, code="too_long", at=at)
        return None
    if any(at - a_try.at < doubt for a_try in became):
        raise UnableToTry
    letter = _open(message)
    if letter is None:
        give_up(message, code="unreadable", at=at)
        return None
    _note_try(message, number=len(became) + 1, at=at)
    return letter


def record_sent(message_id: UUID, *, refs: tuple[str, ...], at: datetime) -> None:
    """Keep that a provider took the message, under these names of its own; a code it carried is burnt."""
    with transaction.atomic():
        for ref in refs:
            _note(message_id, MessageOutcome.SENT, ref=ref, at=at)
        _burn(message_id)


def record_receipt(message_id: UUID, *, outcome: str, provider_ref: str, at: datetime) -> None:
    """Keep what became of a message: sent, failed, delivered; a code it carried is burnt with it."""
    with transaction.atomic():
        _note(message_id, outcome, ref=provider_ref, at=at)
        _burn(message_id)


def record_refusal(message_id: UUID, *, code: str, at: datetime) -> None:
    """Keep that no provider will take this message, ever: a person tells the family."""
    message = TextMessage.objects.get(pk=message_id)
    with transaction.atomic():
        _note(message_id, MessageOutcome.FAILED, ref="", at=at, code=code)
        give_up(message, code=code, at=at)


def give_up(message: TextMessage, *, code: str, at: datetime) -> None:
    """Send it no more: a person tells the family, `code` says why. A code it carried is burnt.

    What only helps at the moment (a code for a page that is open) is nobody's task: the page offers another way.
    """
    with transaction.atomic():
        helps_later = message.kind not in _SHORT_LIVED
        outcome = MessageOutcome.NEEDS_PERSON if helps_later else MessageOutcome.FAILED
        _note(message.pk, outcome, ref="", at=at, code=code)
        _burn(message.pk)


def give_up_overdue(*, at: datetime) -> tuple[UUID, ...]:
    """Give up whatever waits longer than anybody should, whoever forgot it; the messages."""
    longest = min(_SHORT_LIVED.values(), default=PATIENCE)
    lying = TextMessage.objects.waiting().filter(queued_at__range=(at - _LOOKED_BACK, at - longest))
    overdue = tuple(message for message in lying if at - message.queued_at >= patience_with(message))
    for message in overdue:
        give_up(message, code="too_long", at=at)
    return tuple(message.pk for message in overdue)


def find_waiting(*, queued_before: datetime) -> tuple[UUID, ...]:
    """The messages queued before that moment that are still to be sent, oldest first."""
    lately = TextMessage.objects.filter(queued_at__range=(queued_before - _LOOKED_BACK, queued_before))
    return tuple(lately.waiting().values_list("pk", flat=True))


def patience_with(message: TextMessage) -> timedelta:
    """How long a message may wait before it is given up."""
    return _SHORT_LIVED.get(message.kind, PATIENCE)


def hide_said(said: Mapping[str, Any], *, case: Case | None) -> bytes:
    """What a message says, under its case's key; without a case under the province's."""
    if case is not None:
        return hide(said, case=case, place=TEXT)
    return keys().encrypt_value(canonical_bytes(said).decode(), context=TEXT)


def said_in(message: TextMessage) -> dict[str, Any]:
    """The same again; raises UnableToRead where its case was erased."""
    if message.case is not None:
        return show(message.text_cipher, case=message.case, place=TEXT)
    said: dict[str, Any] = json.loads(keys().decrypt_value(bytes(message.text_cipher), context=TEXT))
    return said


def phone_of(message: TextMessage) -> str:
    """The number a message goes to, in clear."""
    return keys().decrypt_value(bytes(message.phone_cipher), context=PHONE)


def _find(message_id: UUID) -> TextMessage | None:
    return TextMessage.objects.select_related("case__key").filter(pk=message_id).first()


def _settles(became: Iterable[TextMessageReceipt]) -> bool:
    return any(one.outcome != MessageOutcome.TRIED for one in became)


def _open(message: TextMessage) -> Letter | None:
    """The message in clear; None when its code was burnt, or its case erased."""
    try:
        kept = said_in(message)
        text, words = str(kept["text"]), dict(kept.get("words", {}))
        if CODE in text:
            secret = MessageSecret.objects.filter(message=message).first()
            if secret is None or message.case is None:
                return None
            code = str(show(secret.cipher, case=message.case, place=SECRET)["code"])
            text, words = text.replace(CODE, code), {name: word.replace(CODE, code) for name, word in words.items()}
    except UnableToRead:
        return None
    template = str(kept.get("template", message.kind))
    return Letter(message_id=message.pk, phone=phone_of(message), text=text, template=template, words=words)


def _note(message_id: UUID, outcome: str, *, ref: str, at: datetime, code: str = "") -> None:
    """Keep one thing that became of a message, once."""
    row = TextMessageReceipt(message_id=message_id, outcome=str(outcome), provider_ref=ref, code=code, at=at)
    TextMessageReceipt.objects.bulk_create([row], ignore_conflicts=True)


def _note_try(message: TextMessage, *, number: int, at: datetime) -> None:
    """Keep that this try begins now; raises UnableToTry when another worker began the very same one."""
    outcome = MessageOutcome.TRIED.value
    try:
        with transaction.atomic():
            TextMessageReceipt.objects.create(message=message, outcome=outcome, provider_ref=str(number), at=at)
    except IntegrityError as fault:
        raise UnableToTry from fault


def _burn(message_id: UUID) -> None:
    MessageSecret.objects.filter(message_id=message_id).delete()
