"""One connection to an SMPP 3.4 gateway, bound as transceiver, and the thread that reads it until it breaks."""

import logging
import select
import socket
import ssl
import struct
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from threading import Lock, Thread
from typing import Any, Protocol

from smpplib import consts, exceptions, smpp
from smpplib.client import Client

from xinsheng.gateways.sms.accounts import SmppAccount

_IDLE = 30.0  # seconds without a word from the gateway, then it is asked whether it lives; twice, then it is gone
_LOOK = 0.5  # seconds between two looks at a silent line
_LARGEST = 64 * 1024  # bytes of one PDU; whatever says it is longer is no gateway
_VERSION = 0x34
BROKEN = (
    *(exceptions.ConnectionError, exceptions.PDUError, exceptions.UnknownCommandError, OSError, struct.error),
    *(
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
    ),  # what the client raises over bytes it cannot read
)
_log = logging.getLogger(__name__)


class Listener(Protocol):
    """Who is told what the gateway says, on the reading thread."""

    def answered(self, link: "SmppLink", sequence: int, *, status: int, message_id: str) -> None:
        """The answer to a submit_sm."""

    def received(self, link: "SmppLink", pdu: Any) -> bool:
        """A deliver_sm; False when there is no room for it now. It is acknowledged by `link.acknowledge`."""

    def ended(self, link: "SmppLink") -> None:
        """The connection is gone; no answer comes any more."""


class _Client(Client):  # type: ignore[misc]  # the library has no types
    """The library's client, which asks a certificate for the gateway's name and reads no endless PDU.

    One thread reads while others write: under TLS both use one state, so each holds `line` while it does, and
    reading never waits in it.
    """

    def __init__(self, account: SmppAccount, *, patience: float, line: AbstractContextManager[bool]) -> None:
        self._line = line
        self._came = b""
        super().__init__(
            account.host,
            account.port,
            timeout=patience,
            logger_name="smpplib",
            ssl_context=_context_of(account) if account.tls else None,
            allow_unknown_opt_params=True,
        )

    def _create_socket(self) -> socket.socket:
        plain = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        plain.settimeout(self.timeout)
        return self._ssl_context.wrap_socket(plain, server_hostname=self.host) if self._ssl_context else plain

    def _recv_exact(self, exact_size: int) -> bytes:
        if not 0 <= exact_size <= _LARGEST:
            raise exceptions.PDUError("too_large")
        until = time.monotonic() + self.timeout
        while len(self._came) < exact_size:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._take_in(seconds=left)
        received, self._came = self._came[:exact_size], self._came[exact_size:]
        return received

    def has_come(self, *, seconds: float) -> bool:
        """Wait `seconds` for the gateway to say something; what it said is kept until it is read."""
        if not self._came:
            self._take_in(seconds=seconds)
        return bool(self._came)

    def _take_in(self, *, seconds: float) -> None:
        line = self._socket
        is_decrypted = isinstance(line, ssl.SSLSocket) and line.pending()
        if not is_decrypted and not select.select([line], [], [], seconds)[0]:
            return
        with self._line:
            line.settimeout(0)
            try:
                part = line.recv(_LARGEST)
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError, BlockingIOError):
                return  # TLS had something to say to itself
            finally:
                line.settimeout(self.timeout)
        if not part:
            raise exceptions.ConnectionError
        self._came += part


def _context_of(account: SmppAccount) -> ssl.SSLContext:
    """TLS 1.2 or later, with the gateway's certificate asked for its host and its authority."""
    context = ssl.create_default_context(cafile=account.ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class SmppLink:
    """A bound connection. Anybody may submit; one thread of its own reads."""

    def __init__(self, account: SmppAccount, *, patience: float, listener: Listener) -> None:
        """Connect and bind within `patience` seconds; raises one of `BROKEN`. `start` begins to read."""
        self._listener = listener
        self._writing = Lock()
        self._heard = self._asked = time.monotonic()
        self._client = _Client(account, patience=patience, line=self._writing)
        try:
            self._client.connect()
            self._client.bind_transceiver(
                system_id=account.system_id, password=account.password, system_type="", interface_version=_VERSION
            )
        except BROKEN:
            self._hang_up()
            raise
        self.is_up = True
        self._reader = Thread(target=self._read, name="smpp", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._reader.start()

    def submit(self, fields: Mapping[str, Any], *, register: Callable[[int], None]) -> None:
        """Send one submit_sm; `register` is told its sequence before a byte leaves. Raises one of `BROKEN`."""
        with self._writing:
            pdu = smpp.make_pdu("submit_sm", client=self._client, **fields)
            register(pdu.sequence)
            self._client.send_pdu(pdu)

    def acknowledge(self, sequence: int, *, status: int = consts.SMPP_ESME_ROK) -> None:
        """Answer a deliver_sm; on a connection that is gone it stays unanswered, and comes again on the next."""
        try:
            self._answer("deliver_sm_resp", sequence, status=status)
        except BROKEN as fault:
            _log.info("smpp_acknowledgement_not_sent", extra={"code": type(fault).__name__})

    def close(self) -> None:
        """Unbind, as a well-behaved client does, and hang up."""
        self.is_up = False
        try:
            with self._writing:
                self._client.send_pdu(smpp.make_pdu("unbind", client=self._client))
        except BROKEN as fault:
            _log.info("smpp_unbind_not_sent", extra={"code": type(fault).__name__})
        if self._reader.is_alive():
            self._reader.join(timeout=2 * _LOOK)

    def _read(self) -> None:
        try:
            while self.is_up:
                if self._client.has_come(seconds=_LOOK):
                    self._hear(self._client.read_pdu())
                else:
                    self._keep_alive()
        except BROKEN as fault:
            _log.warning("smpp_session_broke", extra={"code": type(fault).__name__})
        finally:
            self.is_up = False
            self._hang_up()
            self._listener.ended(self)

    def _keep_alive(self) -> None:
        now = time.monotonic()
        if now - self._heard > 2 * _IDLE:
            raise TimeoutError
        if now - max(self._heard, self._asked) > _IDLE:
            self._asked = now
            with self._writing:
                self._client.send_pdu(smpp.make_pdu("enquire_link", client=self._client))

    def _hear(self, pdu: Any) -> None:
        self._heard = time.monotonic()
        if pdu.command in {"submit_sm_resp", "generic_nack"}:
            message_id = getattr(pdu, "message_id", None) or b""
            self._listener.answered(self, pdu.sequence, status=pdu.status, message_id=message_id.decode("ascii"))
        elif pdu.command == "deliver_sm":
            if not self._listener.received(self, pdu):
                self.acknowledge(pdu.sequence, status=consts.SMPP_ESME_RMSGQFUL)
        elif pdu.command == "enquire_link":
            self._answer("enquire_link_resp", pdu.sequence)
        elif pdu.command == "unbind":
            self._answer("unbind_resp", pdu.sequence)
            self.is_up = False
        elif pdu.command == "unbind_resp":
            self.is_up = False

    def _answer(self, command: str, sequence: int, *, status: int = consts.SMPP_ESME_ROK) -> None:
        with self._writing:
            pdu = smpp.make_pdu(command, client=self._client, status=status)
            pdu.sequence = sequence
            self._client.send_pdu(pdu)

    def _hang_up(self) -> None:
        self._client.state = consts.SMPP_CLIENT_STATE_OPEN  # or the library warns about a bound state
        self._client.disconnect()
