"""Errands for the postroom, queued inside the act's own transaction; their arguments are ids, ever."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager

from xinsheng.casework.attempts import count_today
from xinsheng.casework.messages import CODE, SECRET, give_up, hide_said
from xinsheng.casework.outside import keys
from xinsheng.casework.people import paper_no_of
from xinsheng.casework.privacy import PHONE, hide, phone_index
from xinsheng.casework.snapshots import find_declaration
from xinsheng.law.acts import Errand, MessageKind
from xinsheng.registry.models import Case, LegacyCertificate, MessageSecret, TextMessage
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind, sex_in
from xinsheng.words.messages import addressed, message_words, template_name, text_message


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
    """An errand outside an act's transaction could be lost or run for nothing; a text without its code tells none."""


def queue_message(kind: MessageKind, *, case: Case, at: datetime) -> TextMessage | None:
    """Queue the text message an act owes the family, at the number declared last for this very case.

    The number is asked of whoever signs the form, so the text is addressed to them: the mother too, who signs herself
    and sends somebody else to collect. None when they gave no number: page and paper tell.
    """
    declaration = find_declaration(case)
    signed = case.declarations.select_related("declared_by").order_by("-seq").first()
    if declaration is None or signed is None or not (phone := declaration.collector.phone):
        return None
    who = signed.declared_by
    kind_of_paper = PaperKind(who.paper_kind) if who.paper_kind else PaperKind.OTHER
    sex = sex_in(kind_of_paper, paper_no_of(who), on=civil_date(at))
    words = {"addressee": addressed(who.name, sex=sex), "office": case.office.name}
    return queue_text(kind, case=case, phone=phone, words=words, secret=None, at=at)


def queue_text(
    kind: MessageKind, *, case: Case, phone: str, words: Mapping[str, str], secret: str | None, at: datetime
) -> TextMessage:
    """Queue one text message about a case, in the act's own transaction; `words` fill in its sentence.

    A `secret` (a code) is kept apart from the text, and only until the message is sent. What goes beyond the number
    of messages that one phone gets in a day is not sent: a person tells the family (threat T30).
    """
    message = _kept(kind, about=case, phone=phone, words=words, has_code=secret is not None, at=at)
    if _is_beyond_the_cap(message, phone=phone, at=at):
        return message
    if secret is not None:
        MessageSecret.objects.create(message=message, cipher=hide({"code": secret}, case=case, place=SECRET))
    queue_errand(Errand.SEND_TEXT_MESSAGE, message_id=message.pk)
    return message


def queue_legacy_text(
    kind: MessageKind, *, legacy: LegacyCertificate, phone: str, words: Mapping[str, str], at: datetime
) -> TextMessage:
    """Queue one about a certificate older than the books that no case is about; it carries no code."""
    message = _kept(kind, about=legacy, phone=phone, words=words, has_code=False, at=at)
    if not _is_beyond_the_cap(message, phone=phone, at=at):
        queue_errand(Errand.SEND_TEXT_MESSAGE, message_id=message.pk)
    return message


def _kept(
    kind: MessageKind,
    *,
    about: Case | LegacyCertificate,
    phone: str,
    words: Mapping[str, str],
    has_code: bool,
    at: datetime,
) -> TextMessage:
    text = text_message(kind, words=words, has_code=has_code)
    if (CODE in text) is not has_code:
        raise UnableToQueue
    said = {
        "text": text,
        "words": message_words(kind, words=words, has_code=has_code),
        "template": template_name(kind, has_code=has_code),
    }
    case = about if isinstance(about, Case) else None
    return TextMessage.objects.create(
        case=case,
        legacy=about if isinstance(about, LegacyCertificate) else None,
        kind=kind.value,
        phone_cipher=keys().encrypt_value(phone, context=PHONE),
        text_cipher=hide_said(said, case=case),
        queued_at=at,
    )


def _is_beyond_the_cap(message: TextMessage, *, phone: str, at: datetime) -> bool:
    """Whether this phone has had its day's share; then a person tells the family."""
    counted_as = _counted_as(MessageKind(message.kind))
    if count_today(f"{counted_as}:{phone_index(phone).hex()}", at=at) <= settings.SMS_DAILY_CAP:
        return False
    give_up(message, code="daily_cap", at=at)
    return True


def _counted_as(kind: MessageKind) -> str:
    """Codes that anybody can ask for at a number are counted apart: they never use up what results may be sent."""
    return "phone_code" if kind is MessageKind.PHONE_CODE else "text_message"
