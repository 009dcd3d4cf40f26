"""The text messages of a registration: what each said, to which number, and what became of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import PHONE, show
from xinsheng.look.masks import masked_phone
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case, MessageOutcome, TextMessage

CODE_PLACE = "{code}"
_BECAME = {
    "": (gettext_lazy("等待发出"), "quiet"),
    MessageOutcome.SENT: (gettext_lazy("已发出，等待送达回执"), "quiet"),
    MessageOutcome.DELIVERED: (gettext_lazy("已送达"), "well"),
    MessageOutcome.FAILED: (gettext_lazy("没有送达"), "wrong"),
}


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
    became, tone = _BECAME[_last_outcome(row)]
    return Text(
        words=words.replace(CODE_PLACE, _("（只发给当事人，此处不显示）")),
        phone=masked_phone(keys().decrypt_value(bytes(row.phone_cipher), context=PHONE)),
        queued=moment(row.queued_at),
        became=str(became),
        tone=tone,
    )


def _last_outcome(row: TextMessage) -> str:
    """What a provider said last; one that was delivered stays delivered."""
    outcomes = [receipt.outcome for receipt in sorted(row.receipts.all(), key=lambda one: one.at)]
    if MessageOutcome.DELIVERED in outcomes:
        return MessageOutcome.DELIVERED
    return outcomes[-1] if outcomes else ""
