"""The errand that sends one text message: at least once, always with the same text and reference."""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from xinsheng.casework.messages import Letter, find_letter, record_receipt
from xinsheng.casework.outside import text_messages
from xinsheng.gateways.sms.port import UnableToSend
from xinsheng.law.acts import Errand

_PATIENT = RetryStrategy(max_attempts=60, exponential_wait=2)
_log = logging.getLogger(__name__)


@app.task(name=Errand.SEND_TEXT_MESSAGE.value, queue="postroom", retry=_PATIENT)
def send_text_message(*, message_id: str) -> None:
    """Send a queued message unless it was sent; a refusal for good is kept as failed, for a person to see."""
    letter = find_letter(UUID(message_id))
    if letter is None:
        return
    try:
        sent = text_messages().send(reference=message_id, phone=letter.phone, text=letter.text)
    except UnableToSend as fault:
        if fault.again:
            raise
        _refused(letter, code=fault.code)
        return
    record_receipt(letter.message_id, outcome="sent", provider_ref=sent.provider_ref, at=datetime.now(tz=UTC))


def _refused(letter: Letter, *, code: str) -> None:
    _log.warning("text_message_refused", extra={"text_message": str(letter.message_id), "code": code})
    record_receipt(letter.message_id, outcome="failed", provider_ref="", at=datetime.now(tz=UTC))
