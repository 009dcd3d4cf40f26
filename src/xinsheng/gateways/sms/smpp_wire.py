"""How a Chinese text travels in SMPP 3.4, and what a delivery receipt says: bytes and values, no connection."""

import re
from typing import Any

from smpplib import consts

from xinsheng.gateways.sms.checking import short_reference_of
from xinsheng.gateways.sms.port import Became, Receipt

_WHOLE, _PART = 140, 134  # bytes of one message, and of one part beside its header (3GPP TS 23.040 9.2.3.24.1)
_RECEIPT_TYPE, _RECEIPT = 0x3C, 0x04  # esm_class of deliver_sm: its type, and the type "delivery receipt" (5.2.12)
_FIELD = re.compile(rb"(?:^|\s)(id|stat):(\S+)")
_STATES = {  # final states by word (appendix B) and by message_state (5.2.28); all others are on the way
    b"DELIVRD": Became.DELIVERED,
    b"EXPIRED": Became.FAILED,
    b"DELETED": Became.FAILED,
    b"UNDELIV": Became.FAILED,
    b"REJECTD": Became.FAILED,
    2: Became.DELIVERED,
    3: Became.FAILED,
    4: Became.FAILED,
    5: Became.FAILED,
    8: Became.FAILED,
}


def parts_of(text: str, *, reference: str) -> tuple[bytes, ...]:
    """The text in UCS-2 as one message, or as parts with a user-data header; no character is cut in two.

    The header's reference comes from ours: a part that is sent again is the same part to the phone.
    """
    whole = text.encode("utf-16-be")
    if len(whole) <= _WHOLE:
        return (whole,)
    pieces: list[bytes] = [b""]
    for letter in text:
        encoded = letter.encode("utf-16-be")  # four bytes for a rare character, which must stay together
        if len(pieces[-1]) + len(encoded) > _PART:
            pieces.append(b"")
        pieces[-1] += encoded
    marked = short_reference_of(reference) & 0xFF
    return tuple(bytes((5, 0, 3, marked, len(pieces), place)) + piece for place, piece in enumerate(pieces, start=1))


def receipt_in(pdu: Any) -> Receipt | None:
    """The receipt that a deliver_sm carries; None for a text from a phone and for a state that is not the last.

    The optional parameters count before the words, whose form every gateway chooses for itself.
    """
    if (pdu.esm_class or 0) & _RECEIPT_TYPE != _RECEIPT:
        return None
    said = dict(_FIELD.findall(pdu.short_message or b""))
    became = _STATES.get(pdu.message_state) or _STATES.get(said.get(b"stat", b"").upper())
    if became is None:
        return None
    ref = (pdu.receipted_message_id or said.get(b"id", b"")).rstrip(b"\0").decode("ascii", errors="replace")
    phone = (pdu.source_addr or b"").decode("ascii", errors="replace").removeprefix("+")
    return Receipt(
        became=became, ref=f"smpp:{ref}" if ref else "", short_reference=pdu.user_message_reference, phone=phone
    )


NOT_TAKEN = {  # command_status of submit_sm_resp (5.1.3): surely not taken, and whether another try may help
    consts.SMPP_ESME_RTHROTTLED: ("throttled", True),
    consts.SMPP_ESME_RMSGQFUL: ("throttled", True),
    consts.SMPP_ESME_RINVDSTADR: ("refused", False),
    consts.SMPP_ESME_RINVDSTTON: ("refused", False),
    consts.SMPP_ESME_RINVDSTNPI: ("refused", False),
    consts.SMPP_ESME_RINVMSGLEN: ("refused", False),
}
