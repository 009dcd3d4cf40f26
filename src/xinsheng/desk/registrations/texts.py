"""The text messages of a registration: what each said, to which number, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import PHONE, show
from xinsheng.look.masks import masked_phone
from xinsheng.look.moments import moment
from xinsheng.registry.models import TOLD, Case, MessageOutcome, TextMessage
from xinsheng.words.messages import BECAME

CODE_PLACE = "{code}"
_TONES: Mapping[str, str] = {
    MessageOutcome.DELIVERED: "well",
    MessageOutcome.TOLD_IN_PERSON: "well",
    MessageOutcome.TOLD_ON_PAPER: "well",
    MessageOutcome.FAILED: "wrong",
    MessageOutcome.NEEDS_PERSON: "wrong",
}
_ENDS = (MessageOutcome.NEEDS_PERSON, MessageOutcome.FAILED, MessageOutcome.SENT, MessageOutcome.TRIED)


@dataclass(frozen=True, kw_only=True)
class Text:
    """One message: its words without the code, the number with its middle hidden, what became of it."""

    words: str
    phone: str
    queued: str
    became: str
    tone: str


def texts_of(case: Case) -> tuple[Text, ...]:
    """Every message of the case, the latest first."""
    rows = case.text_messages.prefetch_related("receipts").order_by("-queued_at", "id")
    return tuple(_text(row, case=case) for row in rows)


def _text(row: TextMessage, *, case: Case) -> Text:
    words = str(show(row.text_cipher, case=case, place="text_message")["text"])
    outcome = _outcome_of(row)
    return Text(
        words=words.replace(CODE_PLACE, _("（只发给当事人，此处不显示）")),
        phone=masked_phone(keys().decrypt_value(bytes(row.phone_cipher), context=PHONE)),
        queued=moment(row.queued_at),
        became=str(BECAME[outcome]),
        tone=_TONES.get(outcome, "quiet"),
    )


def _outcome_of(row: TextMessage) -> str:
    """What the family is left with: told by a person, delivered whole, or the worst that is known; '' for nothing."""
    became = {MessageOutcome(receipt.outcome) for receipt in row.receipts.all()}
    if told := became.intersection(TOLD):
        return min(told)
    if MessageOutcome.DELIVERED in became and MessageOutcome.FAILED not in became:
        return MessageOutcome.DELIVERED
    return next((end for end in _ENDS if end in became), "")
