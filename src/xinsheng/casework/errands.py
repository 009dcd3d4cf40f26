"""Errands for the postroom, queued inside the act's own transaction; their arguments are ids, ever."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import PHONE, hide
from xinsheng.casework.snapshots import find_declaration
from xinsheng.law.acts import Errand, MessageKind
from xinsheng.registry.models import Case, TextMessage
from xinsheng.words.messages import text_message


def queue_errand(errand: Errand, **ids: UUID) -> None:
    """Queue one errand; it is there if and only if the surrounding transaction commits.

    The errand is written over Django's own connection: a worker's app has another one, which is in no transaction
    of ours, and would show an errand before what it is about.
    """
    if not transaction.get_connection().in_atomic_block:
        raise UnableToQueue
    plain = {name: str(value) for name, value in ids.items()}
    job = app.configure_task(name=errand.value, queue="postroom").job
    JobDeferrer(job_manager=JobManager(DjangoConnector()), job=job).defer(**plain)


class UnableToQueue(Exception):
    """An errand outside an act's transaction could be lost or run for nothing."""


def queue_message(kind: MessageKind, *, case: Case, at: datetime) -> TextMessage | None:
    """Queue the text message an act owes the collector, at the number declared last for this very case.

    None when they gave no number: page and paper tell.
    """
    declaration = find_declaration(case)
    if declaration is None or not (phone := declaration.collector.phone):
        return None
    text = text_message(kind, surname=declaration.collector.name, office=case.office.name)
    message = TextMessage.objects.create(
        case=case,
        kind=kind.value,
        phone_cipher=keys().encrypt_value(phone, context=PHONE),
        text_cipher=hide({"text": text}, case=case, place="text_message"),
        queued_at=at,
    )
    queue_errand(Errand.SEND_TEXT_MESSAGE, message_id=message.pk)
    return message
