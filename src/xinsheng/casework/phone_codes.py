"""A phone is confirmed by a code sent to it: a couple's, a new one of theirs, a signer's own once more."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.attempts import count_try
from xinsheng.casework.errands import queue_text
from xinsheng.casework.messages import PHONE_CODE_LIFE
from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import phone_index
from xinsheng.law.acts import MessageKind
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

PHONE_CODE_PAUSE = timedelta(seconds=60)  # between two codes to one number
_PHONE_CODE_DIGITS = 6
_CODES_A_WINDOW, _TRIES_A_WINDOW = 3, 5  # in ten minutes, for one case


def send_phone_code(case_id: UUID, *, phone: str, by: By, at: datetime) -> None:
    """Send a six-digit code to the number: not twice within a minute, three times in ten minutes at most.

    Raises UnableToAct("code_just_sent", "too_many_codes", "no_such_case"), and "too_many_codes_today" once the
    number has had as many as one phone gets in a day (threat T30): then none is on its way.
    """
    with transaction.atomic():
        case = models.Case.objects.select_for_update(of=("self",)).select_related("key", "office")
        held = case.of_party(by.someone, on=civil_date(at)).filter(pk=case_id).first()
        if held is None:
            raise UnableToAct("no_such_case")
        send_code(held, phone=phone, at=at)


def send_code(held: models.Case, *, phone: str, at: datetime) -> None:
    """Send one to the number for a case that the caller has locked; raises as `send_phone_code`."""
    code = f"{secrets.randbelow(10**_PHONE_CODE_DIGITS):0{_PHONE_CODE_DIGITS}}"
    just_now = held.phone_confirmations.filter(phone_index=phone_index(phone), sent_at__gt=at - PHONE_CODE_PAUSE)
    if just_now.exists():
        raise UnableToAct("code_just_sent")
    if count_try(f"phone_code:{held.pk}", at=at) > _CODES_A_WINDOW:
        raise UnableToAct("too_many_codes")
    models.PhoneConfirmation.objects.create(
        case=held,
        phone_index=phone_index(phone),
        code_digest=_phone_code_digest(held, code=code),
        sent_at=at,
        expires_at=at + PHONE_CODE_LIFE,
    )
    message = queue_text(MessageKind.PHONE_CODE, case=held, phone=phone, words={}, secret=code, at=at)
    if not models.TextMessage.objects.waiting().filter(pk=message.pk).exists():
        raise UnableToAct("too_many_codes_today")


def confirm_phone(case_id: UUID, *, phone: str, code: str, by: By, at: datetime) -> bool:
    """Whether this is the code last sent to the number for this case, within ten minutes; five tries a window."""
    case = models.Case.objects.of_party(by.someone, on=civil_date(at)).filter(pk=case_id).first()
    if case is None:
        raise UnableToAct("no_such_case")
    return confirm_code(case, phone=phone, code=code, at=at)


def confirm_code(case: models.Case, *, phone: str, code: str, at: datetime) -> bool:
    """Whether this is the code last sent to the number for the case; if so, the number is confirmed from now on."""
    if count_try(f"phone_try:{case.pk}", at=at) > _TRIES_A_WINDOW:
        return False
    with transaction.atomic():
        sent = case.phone_confirmations.select_for_update().filter(phone_index=phone_index(phone))
        last = sent.order_by("-sent_at").first()
        if last is None or last.expires_at <= at:
            return False
        if last.confirmed_at is not None:
            return True
        if not secrets.compare_digest(bytes(last.code_digest), _phone_code_digest(case, code=code)):
            return False
        last.confirmed_at = at
        last.save(update_fields=["confirmed_at"])
        return True


def _phone_code_digest(case: models.Case, *, code: str) -> bytes:
    return keys().index(f"{case.pk}:{code.strip()}", kind="phone_code")
