"""Text messages through an SMPP 3.4 gateway: one session that stays bound, in whichever process sends."""

import logging
import time
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any

from smpplib import consts

from xinsheng.gateways.sms.accounts import SmppAccount
from xinsheng.gateways.sms.checking import check_message, international, short_reference_of
from xinsheng.gateways.sms.inbox import Inbox
from xinsheng.gateways.sms.port import Became, Message, Receipt, Sent, Take, UnableToSend
from xinsheng.gateways.sms.smpp_link import BROKEN, SmppLink
from xinsheng.gateways.sms.smpp_wire import NOT_TAKEN, parts_of, receipt_in

_VALID_FOR = "000000040000000R"  # four hours (7.1.1): what no phone has taken by then goes to a person
_LONGEST_REST = 30.0  # seconds between two tries to bind
_log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class _Submission:
    """One message under way: the gateway's answer to each of its parts."""

    reference: str
    parts: int
    ids: dict[int, str] = field(default_factory=dict)
    refused: list[int] = field(default_factory=list)
    given_up: bool = False
    done: Event = field(default_factory=Event)

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(f"smpp:{self.ids[place]}" for place in sorted(self.ids))


class SmppMessages:
    """Text messages through SMPP (see `TextMessages`)."""

    def __init__(self, account: SmppAccount, *, patience: float) -> None:
        """Nothing is sent before the first use; every step waits `patience` seconds at most."""
        self._account = account
        self._patience = patience
        self._link: SmppLink | None = None
        self._binding, self._noting = Lock(), Lock()
        self._rest, self._not_before = 0.0, 0.0
        self._under_way: dict[tuple[SmppLink, int], tuple[_Submission, int]] = {}
        self._inbox = Inbox()

    def send(self, message: Message) -> Sent:
        """Submit every part and wait for the gateway's answer to each."""
        check_message(message)
        link = self._bound()
        parts = parts_of(message.text, reference=message.reference)
        submission = _Submission(reference=message.reference, parts=len(parts))
        for place, part in enumerate(parts):
            self._submit(link, part, message=message, submission=submission, place=place)
        submission.done.wait(self._patience)
        with self._noting:
            submission.given_up = len(submission.ids) + len(submission.refused) < submission.parts
        return _outcome_of(submission)

    def _submit(self, link: SmppLink, part: bytes, *, message: Message, submission: _Submission, place: int) -> None:
        def register(sequence: int) -> None:
            with self._noting:
                self._under_way[link, sequence] = (submission, place)

        try:
            link.submit(self._fields(part, message=message, alone=submission.parts == 1), register=register)
        except BROKEN as fault:
            link.close()
            raise UnableToSend("not_available", again=True, in_doubt=place > 0) from fault

    def _fields(self, part: bytes, *, message: Message, alone: bool) -> dict[str, Any]:
        from_number = self._account.source.isdecimal()
        return {
            "source_addr_ton": consts.SMPP_TON_UNK if from_number else consts.SMPP_TON_ALNUM,
            "source_addr_npi": consts.SMPP_NPI_ISDN if from_number else consts.SMPP_NPI_UNK,
            "source_addr": self._account.source,
            "dest_addr_ton": consts.SMPP_TON_INTL,
            "dest_addr_npi": consts.SMPP_NPI_ISDN,
            "destination_addr": international(message.phone),
            "esm_class": consts.SMPP_MSGMODE_DEFAULT if alone else consts.SMPP_GSMFEAT_UDHI,
            "data_coding": consts.SMPP_ENCODING_ISO10646,
            "registered_delivery": consts.SMPP_SMSC_DELIVERY_RECEIPT_BOTH,
            "validity_period": _VALID_FOR,
            "user_message_reference": short_reference_of(message.reference),
            "short_message": part,
        }

    def collect(self, take: Take) -> None:
        """Hand over what has come and keep the session bound, so that more can come."""
        self._inbox.hand_over(take)
        self._bound()

    def close(self) -> None:
        """Unbind."""
        with self._binding:
            if self._link is not None:
                self._link.close()

    def _bound(self) -> SmppLink:
        """The session, bound anew where it was lost; a gateway that refuses is left alone for a while."""
        with self._binding:
            if self._link is not None and self._link.is_up:
                return self._link
            if time.monotonic() < self._not_before:
                raise UnableToSend("not_available", again=True)
            try:
                self._link = SmppLink(self._account, patience=self._patience, listener=self)
            except BROKEN as fault:
                self._rest = min(2 * self._rest or 1.0, _LONGEST_REST)
                self._not_before = time.monotonic() + self._rest
                _log.warning("smpp_not_bound", extra={"code": type(fault).__name__})
                raise UnableToSend("not_available", again=True) from fault
            self._rest = 0.0
            self._link.start()
            return self._link

    def answered(self, link: SmppLink, sequence: int, *, status: int, message_id: str) -> None:
        """Note the answer to one part; a late one is kept as a receipt, so that nothing is sent twice."""
        with self._noting:
            submission, place = self._under_way.pop((link, sequence), (None, 0))
            if submission is None:
                return
            if status == consts.SMPP_ESME_ROK and message_id:
                submission.ids[place] = message_id
            else:
                submission.refused.append(status)
            if len(submission.ids) + len(submission.refused) < submission.parts:
                return
            if submission.given_up and not submission.refused:
                self._keep_late(submission)
        submission.done.set()

    def _keep_late(self, submission: _Submission) -> None:
        for ref in submission.refs:
            self._inbox.put(Receipt(became=Became.SENT, ref=ref, reference=submission.reference))

    def received(self, link: SmppLink, pdu: Any) -> bool:
        """Keep a receipt until it is collected; anything else from a phone is acknowledged and forgotten."""
        if self._inbox.is_full:
            return False
        sequence, receipt = pdu.sequence, receipt_in(pdu)
        if receipt is None:
            link.acknowledge(sequence)
        else:
            self._inbox.put(receipt, acknowledge=lambda: link.acknowledge(sequence))
        return True

    def ended(self, link: SmppLink) -> None:
        """Let nobody wait for answers that cannot come any more."""
        with self._noting:
            lost = [key for key in self._under_way if key[0] is link]
            waiting = [self._under_way.pop(key)[0] for key in lost]
        for submission in waiting:
            submission.done.set()


def _outcome_of(submission: _Submission) -> Sent:
    """What the answers come to; a message of which only some parts were taken is in doubt."""
    if len(submission.ids) == submission.parts:
        return Sent(refs=submission.refs)
    if len(submission.refused) == submission.parts:
        code, again = NOT_TAKEN.get(submission.refused[0], ("not_available", True))
        raise UnableToSend(code, again=again)
    raise UnableToSend("took_too_long", again=True, in_doubt=True)
