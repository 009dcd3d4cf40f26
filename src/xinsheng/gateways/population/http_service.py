"""A register that another authority keeps, asked by HTTP: one POST, little time, few bytes, no belief."""

import hmac
import http.client
import secrets
import socket
import ssl
import time
import uuid
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from xinsheng.gateways.population.answering import couple_answer, find_one
from xinsheng.gateways.population.numbers import forms_of
from xinsheng.gateways.population.place import find_key, is_loopback
from xinsheng.gateways.population.port import CoupleAsking, UnableToAsk, require_purpose
from xinsheng.gateways.population.watch import time_limit
from xinsheng.gateways.population.wire import ANSWER, QUESTION, Question, ServiceAnswer, read_answer, signature_of
from xinsheng.law.register_records import PersonRecord, RegisterAnswer, Silence

SIGNATURE = "Xinsheng-Signature"
_LARGEST_ANSWER = 256 * 1024
_CLOCKS_DIFFER = timedelta(minutes=2)


class HttpRegister:
    """A service that answers as docs/formats.md says (see `PopulationRegister`)."""

    def __init__(self, url: str, *, key_file: Path, seconds: float) -> None:
        """Ask at `url`, with the key shared with it; wait `seconds` in all for the whole answer.

        Raises ValueError (`not_https`): people's numbers leave this machine only under TLS. Without a key in
        `key_file` nothing is asked.
        """
        parts = urlsplit(url)
        self._secure = parts.scheme == "https"
        self._host = parts.hostname or ""
        if not self._secure and not is_loopback(self._host):
            raise ValueError("not_https")
        self._port = parts.port or (http.client.HTTPS_PORT if self._secure else http.client.HTTP_PORT)
        self._path = parts.path or "/"
        self._key_file = key_file
        self._seconds = seconds

    def find_couple(self, asking: CoupleAsking) -> RegisterAnswer:
        """Ask once, fresh within two minutes of the asking and its patience."""
        question = Question(
            request_id=asking.request_id,
            nonce=secrets.token_hex(16),
            purpose=asking.purpose,
            asked_at=asking.asked_at,
            about={"woman_no": asking.woman_no, "man_no": asking.man_no},
        )
        said = self._ask(question)
        latest = asking.asked_at + timedelta(seconds=self._seconds) + _CLOCKS_DIFFER
        if not asking.asked_at - _CLOCKS_DIFFER <= said.answered_at <= latest:
            raise UnableToAsk(Silence.STALE)
        return couple_answer(
            asking, snapshot=said.snapshot, taken_on=said.taken_on, people=said.people, children=said.children
        )

    def find_person(self, paper_no: str, *, purpose: str) -> PersonRecord | None:
        """Ask once; that the answer is of now, its nonce says."""
        question = Question(
            request_id=str(uuid.uuid4()),
            nonce=secrets.token_hex(16),
            purpose=purpose,
            asked_at=None,
            about={"person_no": paper_no},
        )
        said = self._ask(question)
        if said.children or any(person.paper_no not in forms_of(paper_no) for person in said.people):
            raise UnableToAsk(Silence.NOT_OURS)
        return find_one(paper_no, people=said.people)

    def _ask(self, question: Question) -> ServiceAnswer:
        require_purpose(question.purpose)
        body, key = question.as_bytes(), self._key()
        until = time.monotonic() + self._seconds
        try:
            sent = {SIGNATURE: signature_of(body, label=QUESTION, key=key)}
            status, signature, said = self._exchange(body, sent, until=until)
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise UnableToAsk(Silence.LATE if time.monotonic() >= until else Silence.UNREACHABLE) from fault
        if time.monotonic() >= until:
            raise UnableToAsk(Silence.LATE)
        if status != http.client.OK:
            raise UnableToAsk(Silence.REFUSED)  # a redirection too: nobody sends us elsewhere
        if len(said) > _LARGEST_ANSWER:
            raise UnableToAsk(Silence.MALFORMED)
        if not hmac.compare_digest(signature_of(said, label=ANSWER, key=key).encode(), signature.encode()):
            raise UnableToAsk(Silence.NOT_OURS)
        return read_answer(said, question=question)

    def _key(self) -> bytes:
        key = find_key(self._key_file)
        if key is None:
            raise UnableToAsk(Silence.UNREACHABLE)
        return key

    def _exchange(self, body: bytes, sent: Mapping[str, str], *, until: float) -> tuple[int, str, bytes]:
        """Send the question; status, signature and body of what came back, one byte more than we take at most."""
        with (
            socket.create_connection((self._host, self._port), timeout=self._seconds) as line,
            time_limit(line.fileno(), seconds=max(0.0, until - time.monotonic())),
        ):
            return self._converse(line, body, sent)

    def _converse(self, line: socket.socket, body: bytes, sent: Mapping[str, str]) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection(self._host, self._port)
        try:
            connection.sock = self._secured(line)
            connection.request("POST", self._path, body=body, headers={"Content-Type": "application/json", **sent})
            with connection.getresponse() as answer:
                content = answer.read(_LARGEST_ANSWER + 1)
                if answer.length and len(content) <= _LARGEST_ANSWER:
                    raise http.client.IncompleteRead(content)
                return answer.status, answer.headers.get(SIGNATURE, ""), content
        finally:
            connection.close()

    def _secured(self, line: socket.socket) -> socket.socket:
        if not self._secure:
            return line
        return ssl.create_default_context().wrap_socket(line, server_hostname=self._host)
