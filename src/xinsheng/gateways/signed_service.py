"""A service of another authority, asked by HTTP: one signed POST, little time, few bytes, no belief.

Each side signs its body with the key that both hold; whoever is late, lies or replays gives none.
"""

import hmac
import http.client
import ipaddress
import os
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from xinsheng.law.register_records import Silence

SIGNATURE = "Xinsheng-Signature"
LEAST_KEY = 32  # bytes
LARGEST_ANSWER = 256 * 1024
_CLOCKS_DIFFER = timedelta(minutes=2)  # by so much another authority's may go otherwise than ours


class UnableToHear(Exception):
    """Nothing came that was signed by whom we asked; `silence` says why."""

    def __init__(self, silence: Silence) -> None:
        """Keep the silence."""
        super().__init__(silence.value)
        self.silence = silence


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The names of the two formats: a question never passes for an answer."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class ServicePlace:
    """What an operator must tell us of one (docs/operating.md): an `http` service, or another `adapter`'s name.

    The others are `none` that could be spoken to, and what a gateway says of its own.
    """

    adapter: str
    service_url: str
    key_file: Path
    seconds: int  # how long it is waited for

    @property
    def has_service(self) -> bool:
        """Whether the service is named and its key can be read, where there is to be one."""
        return self.adapter != "http" or bool(self.service_url and find_key(self.key_file))


class SignedService:
    """One service at one address."""

    def __init__(self, url: str, *, key_file: Path, seconds: float, labels: Labels) -> None:
        """Ask at `url`, with the key shared with it; wait `seconds` in all for the whole answer.

        Raises ValueError (`not_https`): people's data leave this machine only under TLS.
        """
        parts = urlsplit(url)
        self._secure = parts.scheme == "https"
        self._host = parts.hostname or ""
        if not self._secure and not is_loopback(self._host):
            raise ValueError("not_https")
        self._port = parts.port or (http.client.HTTPS_PORT if self._secure else http.client.HTTP_PORT)
        self._path = parts.path or "/"
        self._key_file, self._seconds, self._labels = key_file, seconds, labels

    def ask(self, body: bytes) -> bytes:
        """Give the body of the answer, whole and signed by the service. Raises UnableToHear."""
        key = find_key(self._key_file)
        if key is None:
            raise UnableToHear(Silence.UNREACHABLE)
        until = time.monotonic() + self._seconds
        try:
            sent = signature_of(body, label=self._labels.question, key=key)
            status, signature, said = self._exchange(body, sent, until=until)
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise UnableToHear(Silence.LATE if time.monotonic() >= until else Silence.UNREACHABLE) from fault
        if time.monotonic() >= until:
            raise UnableToHear(Silence.LATE)
        if status != http.client.OK:
            raise UnableToHear(Silence.REFUSED)  # a redirection too: nobody sends us elsewhere
        if len(said) > LARGEST_ANSWER:
            raise UnableToHear(Silence.MALFORMED)
        own = signature_of(said, label=self._labels.answer, key=key)
        if not hmac.compare_digest(own.encode(), signature.encode()):
            raise UnableToHear(Silence.NOT_OURS)
        return said

    def is_fresh(self, answered_at: datetime, *, asked_at: datetime) -> bool:
        """Whether an answer is of this asking: given within our patience and what two clocks differ (both aware)."""
        latest = asked_at + timedelta(seconds=self._seconds) + _CLOCKS_DIFFER
        return asked_at - _CLOCKS_DIFFER <= answered_at <= latest

    def _exchange(self, body: bytes, sent: str, *, until: float) -> tuple[int, str, bytes]:
        """Send the question; status, signature and body of what came back, one byte more than we take at most."""
        with (
            socket.create_connection((self._host, self._port), timeout=self._seconds) as line,
            time_limit(line.fileno(), seconds=max(0.0, until - time.monotonic())),
        ):
            return self._converse(line, body, sent)

    def _converse(self, line: socket.socket, body: bytes, sent: str) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection(self._host, self._port)
        try:
            connection.sock = self._secured(line)
            headers = {"Content-Type": "application/json", SIGNATURE: sent}
            connection.request("POST", self._path, body=body, headers=headers)
            with connection.getresponse() as answer:
                content = answer.read(LARGEST_ANSWER + 1)
                if answer.length and len(content) <= LARGEST_ANSWER:
                    raise http.client.IncompleteRead(content)
                return answer.status, answer.headers.get(SIGNATURE, ""), content
        finally:
            connection.close()

    def _secured(self, line: socket.socket) -> socket.socket:
        if not self._secure:
            return line
        return ssl.create_default_context().wrap_socket(line, server_hostname=self._host)


def signature_of(body: bytes, *, label: str, key: bytes) -> str:
    """Give the HMAC-SHA-256 of a body under its format's name, hexadecimal."""
    return hmac.digest(key, label.encode() + b"\n" + body, "sha256").hex()


def find_key(file: Path) -> bytes | None:
    """Give the key in a file, blanks around it left out; None when it cannot be read or is too short."""
    try:
        key = file.read_bytes().strip()
    except OSError:
        return None
    return key if len(key) >= LEAST_KEY else None


def is_loopback(host: str) -> bool:
    """Say whether a host name is this very machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def time_limit(line: int, *, seconds: float) -> Iterator[None]:
    """Hang up the socket with the file number `line` after `seconds`: the other side may be frozen and never say so.

    Whoever reads from it sees it closed.
    """
    twin = socket.socket(fileno=os.dup(line))  # ours: whoever closes theirs meanwhile leaves no other's in its place
    over, lock = threading.Event(), threading.Lock()

    def hang_up() -> None:
        with lock, suppress(OSError):  # the other side hung up first
            if not over.is_set():
                twin.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over.set()
            twin.close()
        timer.cancel()
