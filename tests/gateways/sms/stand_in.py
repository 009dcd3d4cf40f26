"""A stand-in for Tencent Cloud SMS on loopback: it checks TC3-HMAC-SHA256 as the service's own document says.

Written from the published description of the signature (API 3.0, signature method v3), not from the SDK, so that
the two can disagree. It is no proof that the service itself behaves so.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.gateways.tencent import signature_fault


@dataclass
class StandIn:
    """What the service is to do, what it was asked, and what it has to tell."""

    port: int = 0
    behaves: str = "well"
    code: str = "Ok"
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    receipts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sent(self) -> list[dict[str, Any]]:
        return [body for action, body in self.asked if action == "SendSms"]

    def answer(self, action: str, body: dict[str, Any]) -> dict[str, Any]:
        self.asked.append((action, body))
        if self.behaves == "error":
            return {"Error": {"Code": self.code, "Message": f"about {body}"}}
        if action == "PullSmsSendStatus":
            told, self.receipts = self.receipts[: body["Limit"]], self.receipts[body["Limit"] :]
            return {"PullSmsSendStatusSet": told}
        (phone,) = body["PhoneNumberSet"]
        serial = "" if self.code != "Ok" else f"2019:{len(self.sent)}"
        return {
            "SendStatusSet": [
                {
                    "SerialNo": "" if self.behaves == "nameless" else serial,
                    "PhoneNumber": "+8613999999999" if self.behaves == "another's" else phone,
                    "Fee": 1,
                    "SessionContext": body["SessionContext"],
                    "Code": self.code,
                    "Message": "",
                    "IsoCode": "CN",
                }
            ]
        }

    def will_tell(self, serial: str, status: str, *, context: str = "") -> None:
        """Have a receipt ready for the next question."""
        told = {"UserReceiveTime": 1, "CountryCode": "86", "SubscriberNumber": "13800000012"}
        told |= {"PhoneNumber": "+8613800000012", "SerialNo": serial, "ReportStatus": status}
        self.receipts.append({**told, "Description": "", "SessionContext": context})


class Service(ThreadingHTTPServer):
    """The service, with what it is to do."""

    stand_in: StandIn


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        payload = self.rfile.read(int(self.headers["Content-Length"]))
        if (fault := signature_fault(self.headers, payload, service="sms")) is not None:
            self.server.stand_in.refused.append(fault)
            self._say({"Error": {"Code": fault, "Message": ""}})
            return
        response = self.server.stand_in.answer(self.headers["X-TC-Action"], json.loads(payload))
        getattr(self, f"_{self.server.stand_in.behaves}", self._say)(response)

    def _say(self, response: dict[str, Any], *, status: int = 200) -> None:
        self._write(json.dumps({"Response": {**response, "RequestId": "r"}}).encode(), status=status)

    def _write(self, body: bytes, *, status: int = 200, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _away(self, response: dict[str, Any]) -> None:
        self._say(response, status=503)

    def _silent(self, _response: dict[str, Any]) -> None:
        time.sleep(1.5)

    def _no_json(self, _response: dict[str, Any]) -> None:
        self._write(b"<html>")

    def _another_shape(self, _response: dict[str, Any]) -> None:
        self._write(b'{"Response": {"RequestId": "r", "SendStatusSet": []}}')

    def _half(self, _response: dict[str, Any]) -> None:
        self._write(b'{"Resp', length=1000)

    def _drops(self, _response: dict[str, Any]) -> None:
        self._write(b"{", length=1000)
        for _ in range(15):
            time.sleep(0.1)
            self.wfile.write(b" ")

    def log_message(self, *_said: object) -> None:
        """Say nothing."""

    def finish(self) -> None:
        try:
            super().finish()
        except OSError:
            self.close_connection = True

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True


@contextmanager
def stand_in_service() -> Iterator[StandIn]:
    stand_in = StandIn()
    server = Service(("127.0.0.1", 0), Handler)
    server.stand_in = stand_in
    stand_in.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
