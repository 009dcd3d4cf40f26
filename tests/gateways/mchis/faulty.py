"""A register of issuance records on loopback, in a process of its own: it answers as agreed, or fails in some way."""

import json
import multiprocessing
import socket
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from typing import Any

from xinsheng.gateways.mchis.wire import ANSWER, QUESTION
from xinsheng.gateways.signed_service import SIGNATURE, signature_of

KEY = b"a key of thirty-two bytes or more, of tests"


class Fault(StrEnum):
    """How the service fails."""

    HANG = "hang"
    RESET = "reset"
    SLOW_BYTES = "slow_bytes"
    ERROR_500 = "error_500"
    BAD_JSON = "bad_json"
    WRONG_ID = "wrong_id"
    STALE = "stale"
    REPLAY = "replay"
    ANOTHER_CHILD = "another_child"
    TWO_RECORDS = "two_records"
    HUGE = "huge"
    DEEP = "deep"
    OTHER_KEY = "other_key"
    LENT = "lent"  # sends us elsewhere


class _Handler(BaseHTTPRequestHandler):
    fault = ""
    records: list[dict[str, Any]]
    kept: bytes = b""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        assert self.headers[SIGNATURE] == signature_of(body, label=QUESTION, key=KEY)
        if self.fault == Fault.HANG:
            Event().wait(10)
        elif self.fault == Fault.RESET:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.rfile.close()
            self.connection.close()
            self.close_connection = True
        elif self.fault == Fault.ERROR_500:
            self.send_error(500)
        else:
            self._send(self._answer_to(json.loads(body)))

    def _answer_to(self, question: Mapping[str, Any]) -> bytes:
        asked_at = datetime.fromisoformat(question["asked_at"])
        said = {
            "format": ANSWER,
            "request_id": "of-somebody-else" if self.fault == Fault.WRONG_ID else question["request_id"],
            "nonce": question["nonce"],
            "answered_at": (asked_at - timedelta(hours=6 if self.fault == Fault.STALE else 0))
            .astimezone(UTC)
            .isoformat(),
            "snapshot": "mchis-3",
            "records": list(self.records),
        }
        if self.fault == Fault.ANOTHER_CHILD:
            said["records"] = [{**record, "child_name": "别人家"} for record in self.records]
        if self.fault == Fault.TWO_RECORDS:
            said["records"] = [{**record, "attendant": name} for record in self.records for name in ("甲", "乙")]
        whole = json.dumps(said, ensure_ascii=False).encode()
        if self.fault == Fault.REPLAY and self.kept:
            return self.kept
        type(self).kept = whole
        return {
            Fault.BAD_JSON: whole[:-20],
            Fault.HUGE: whole + b" " * 20_000_000,
            Fault.DEEP: b"[" * 100_000,
        }.get(Fault(self.fault) if self.fault else Fault.LENT, whole)

    def _send(self, said: bytes) -> None:
        self.send_response(307 if self.fault == Fault.LENT else 200)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(said)))
        key = b"another key of thirty-two bytes or more" if self.fault == Fault.OTHER_KEY else KEY
        self.send_header(SIGNATURE, signature_of(said, label=ANSWER, key=key))
        self.end_headers()
        slowly = self.fault == Fault.SLOW_BYTES
        with suppress(ConnectionError):
            for piece in [said[n : n + 1] for n in range(len(said))] if slowly else [said]:
                self.wfile.write(piece)
                self.wfile.flush()
                if slowly:
                    Event().wait(0.05)

    def finish(self) -> None:
        with suppress(ValueError, OSError):
            super().finish()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def _serve(fault: str, records: list[dict[str, Any]], told: Any) -> None:
    handler = type("Handler", (_Handler,), {"fault": fault, "records": records})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    told.send(server.server_port)
    server.serve_forever()


@contextmanager
def issuance_service(records: list[dict[str, Any]], *, fault: Fault | None = None) -> Iterator[str]:
    """Run the service in a process of its own on a free port; its address."""
    processes = multiprocessing.get_context("fork")
    ours, theirs = processes.Pipe()
    service = processes.Process(target=_serve, args=(fault.value if fault else "", records, theirs), daemon=True)
    service.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}/records"
    finally:
        service.kill()
        service.join()
