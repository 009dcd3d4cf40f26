"""A population service on loopback that answers as docs/formats.md says, or fails in one of twelve ways (G20)."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from xinsheng.gateways.population.wire import ANSWER, QUESTION
from xinsheng.gateways.signed_service import SIGNATURE, signature_of

KEY = b"a key of thirty-two bytes or more, of tests"


class Fault(StrEnum):
    """How the service fails."""

    REFUSE = "refuse"
    HANG = "hang"
    RESET = "reset"
    SLOW_BYTES = "slow_bytes"
    ERROR_500 = "error_500"
    BAD_JSON = "bad_json"
    WRONG_ID = "wrong_id"
    STALE = "stale"
    REPLAY = "replay"
    DUPLICATE = "duplicate"
    CONTRADICTORY = "contradictory"
    HUGE = "huge"


Made = Callable[[dict[str, Any]], dict[str, Any]]


class FaultyService:
    """Answers with `people` and `children` (as on the wire); `fault` says how it fails, None not at all.

    `asked` holds every question that came, whose signature was right.
    """

    def __init__(self, *, at: datetime, taken_on: str = "2026-11-20") -> None:
        """`at`: what the service's clock shows."""
        self.at = at
        self.taken_on = taken_on
        self.fault: Fault | None = None
        self.people: list[dict[str, Any]] = []
        self.children: list[dict[str, Any]] = []
        self.changed: Made = lambda said: said  # one change more, signed like all
        self.asked: list[Mapping[str, Any]] = []
        self.key = KEY  # it signs its answers with
        self.status = 200
        self.over = threading.Event()
        self._kept: bytes | None = None

    def answer_to(self, body: bytes) -> bytes:
        """The body of the answer to a question, with what is wrong in it."""
        question = json.loads(body)
        self.asked.append(question)
        said = self._said(question)
        if self.fault is Fault.WRONG_ID:
            said["request_id"] = "of-somebody-else"
        if self.fault is Fault.STALE:
            said["answered_at"] = (self.at - timedelta(hours=6)).isoformat()
        if self.fault is Fault.CONTRADICTORY:
            said["people"].append({**said["people"][0], "name": "另一个人"})
        whole = json.dumps(self.changed(said), ensure_ascii=False).encode()
        if self.fault is Fault.BAD_JSON:
            return whole[:-20]
        if self.fault is Fault.DUPLICATE:
            return whole + whole
        if self.fault is Fault.HUGE:
            return whole + b" " * 20_000_000
        if self.fault is Fault.REPLAY and self._kept is not None:
            return self._kept
        self._kept = whole
        return whole

    def _said(self, question: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "format": ANSWER,
            "request_id": question["request_id"],
            "nonce": question["nonce"],
            "answered_at": self.at.astimezone(UTC).isoformat(),
            "snapshot": "province-7",
            "taken_on": self.taken_on,
            "people": list(self.people),
            "children": [] if "person_no" in question["about"] else list(self.children),
        }


class _Handler(BaseHTTPRequestHandler):
    service: FaultyService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        assert self.headers[SIGNATURE] == signature_of(body, label=QUESTION, key=KEY)
        fault, service = self.service.fault, self.service
        if fault is Fault.HANG:
            service.over.wait(30)
        elif fault is Fault.RESET:
            self._reset()
        elif fault is Fault.ERROR_500:
            self.send_error(500)
        else:
            said = service.answer_to(body)
            self._send(said, slowly=fault is Fault.SLOW_BYTES)

    def _send(self, said: bytes, *, slowly: bool) -> None:
        self.send_response(self.service.status)
        self.send_header("Location", "/couples")
        self.send_header("Content-Length", str(len(said)))
        self.send_header(SIGNATURE, signature_of(said, label=ANSWER, key=self.service.key))
        self.end_headers()
        with suppress(ConnectionError):
            for piece in [said[n : n + 1] for n in range(len(said))] if slowly else [said]:
                self.wfile.write(piece)
                self.wfile.flush()
                if slowly and self.service.over.wait(0.05):
                    return

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()
        self.connection.close()
        self.close_connection = True

    def finish(self) -> None:
        with suppress(ValueError, OSError):
            super().finish()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def faulty_service(service: FaultyService) -> Iterator[str]:
    """Run the service on a free port; its address. REFUSE needs no service: nothing listens at port 1."""
    handler = type("Handler", (_Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/couples"
    finally:
        service.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
        time.sleep(0.05)  # answers under way end


def on_the_wire(row: Mapping[str, str], *, child: bool = False) -> dict[str, Any]:
    """A row of a register file as the service says it."""
    own = {"paper_no", "name", "sex", "born_on"}
    own |= (
        {"mother_no", "father_no", "certificate_no"}
        if child
        else {
            *(
                "former_name",
                "ethnicity",
                "household_code",
                "residence_code",
                "marital_state",
                "spouse_no",
                "married_on",
            ),
        }
    )
    return {**{name: row[name] for name in own}, "is_alive": row["is_alive"] == "1"}
