"""What a card reader beside the screen gives: the 256-byte record as text, typed or pasted into a field."""

import base64
import binascii
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from xinsheng.standards.card_records import RECORD_LENGTH, CardLayout, CardRecord, read_card_record
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.refusals import UnableToRead

KINDS = {
    CardLayout.RESIDENT: PaperKind.RESIDENT_CARD,
    CardLayout.HMT_RESIDENCE: PaperKind.HMT_RESIDENCE_PERMIT,
    CardLayout.FOREIGN_2017: PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD,
}


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who is named on the card: no more of it is kept."""

    name: str
    paper_kind: PaperKind
    paper_no: str


def holder_on(text: str) -> Holder:
    """The holder named by a reader's record, given as 512 hexadecimal characters or in base64 (GA/T 490).

    Raises UnableToRead with the codes of `read_card_record`, or `not_text`.
    """
    record = read_card_record(_octets("".join(text.split())))
    return Holder(name=_name(record), paper_kind=KINDS[record.layout], paper_no=record.no)


def _octets(text: str) -> bytes:
    try:
        if len(text) == 2 * RECORD_LENGTH:
            return bytes.fromhex(text)
        return base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error) as fault:
        raise UnableToRead("not_text") from fault


def _name(record: CardRecord) -> str:
    return record.name or record.foreign_name


class CardField(forms.CharField):
    """An optional field that a reader's local service fills; gives a Holder, or None when left empty."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            max_length=2 * RECORD_LENGTH + 16,
            label=_("读卡数据"),
            help_text=_("接有读卡器时由读卡程序填入，姓名、证件号码以卡内为准；没有读卡器请留空。"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )

    def clean(self, value: str | None) -> Holder | None:
        """The holder; a record that cannot be read is said so beside the field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return holder_on(text)
        except UnableToRead as fault:
            raise ValidationError(_("没有读出证件内容，请重新读卡，或留空后直接填写"), code="unread_card") from fault
